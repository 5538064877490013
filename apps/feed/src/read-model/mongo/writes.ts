import mongoose, { type mongo } from 'mongoose';

/** Unordered upserts, each of the document with its `_id`. Where two replicas insert the same one at
 *  the same time, MongoDB itself retries the second (its manual, "Retryable Writes"). */
export async function upsertAll<Document extends mongo.Document & { readonly _id: string }>(
  collection: mongo.Collection<Document>,
  writes: readonly { readonly _id: string; readonly update: object | object[] }[],
): Promise<void> {
  if (writes.length === 0) return;
  const operations = writes.map(({ _id, update }) => ({
    updateOne: { filter: { _id }, update, upsert: true },
  })) as unknown as mongo.AnyBulkWriteOperation<Document>[];
  await collection.bulkWrite(operations, { ordered: false, ignoreUndefined: true });
}

/** Whether the server reported the outcome of a write. Where it did not, the write may still be
 *  going on. */
export function isAnswered(error: unknown): boolean {
  const { MongoBulkWriteError, MongoServerError } = mongoose.mongo;
  // A bulk write without an answer fails with this class too, but without an error of any write.
  if (error instanceof MongoBulkWriteError)
    return [error.writeErrors].flat().length > 0 || !!error.result.getWriteConcernError();
  return error instanceof MongoServerError;
}
