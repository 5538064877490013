import mongoose, { type mongo } from 'mongoose';

/** Writes that don't depend on each other, each to the document with its `_id`, made if it is not
 *  there. Where two replicas make the same one at the same time, MongoDB itself tries the second
 *  again (its manual, "Retryable Writes"). */
export async function upsertAll<Kept extends mongo.Document & { readonly _id: string }>(
  collection: mongo.Collection<Kept>,
  writes: readonly { readonly _id: string; readonly update: object | object[] }[],
): Promise<void> {
  if (writes.length === 0) return;
  const operations = writes.map(({ _id, update }) => ({
    updateOne: { filter: { _id }, update, upsert: true },
  })) as unknown as mongo.AnyBulkWriteOperation<Kept>[];
  await collection.bulkWrite(operations, { ordered: false, ignoreUndefined: true });
}

/** Whether the engine said what became of a write. Where it did not, it may still be at it. */
export function isAnswered(error: unknown): boolean {
  const { MongoBulkWriteError, MongoServerError } = mongoose.mongo;
  // A bulk that got no answer fails with this as well, without an error of any write.
  if (error instanceof MongoBulkWriteError)
    return [error.writeErrors].flat().length > 0 || !!error.result.getWriteConcernError();
  return error instanceof MongoServerError;
}
