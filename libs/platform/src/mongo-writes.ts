import mongoose, { type mongo } from 'mongoose';

const duplicateKey = 11_000;

/** Inserts documents, many with one write, which costs the engine a part of what as many upserts do.
 *  @returns those that were not inserted, as there was one with their `_id`, or with what else must be
 *    unique; also where it was this write that inserted them, cut off before its answer came
 *  @throws where anything else went wrong; others may have been inserted */
export async function insertNew<
  Kept extends mongo.Document,
  New extends mongo.OptionalUnlessRequiredId<Kept>,
>(collection: mongo.Collection<Kept>, documents: readonly New[]): Promise<New[]> {
  if (documents.length === 0) return [];
  try {
    // Copies, as the client gives an id to what has none.
    const copies = documents.map((document) => ({ ...document }));
    await collection.insertMany(copies, { ordered: false, ignoreUndefined: true });
    return [];
  } catch (error) {
    return refusedOf(error, documents);
  }
}

/** Of writes that insert where nothing is, those that a unique index refused.
 *  @param writes of one unordered bulk, which failed with `error`
 *  @throws `error` where anything else went wrong */
export function refusedOf<Write>(error: unknown, writes: readonly Write[]): Write[] {
  if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error;
  const errors = [error.writeErrors].flat();
  const others = errors.some(({ code }) => code !== duplicateKey);
  if (errors.length === 0 || others || error.result.getWriteConcernError()) throw error;
  return errors.flatMap(({ index }) => writes[index] ?? []);
}

/** Makes upserts, once more where MongoDB refuses one because another replica inserted the same
 *  document at the same moment: then it is there to be updated.
 *  https://www.mongodb.com/docs/manual/reference/method/db.collection.updateOne/#upsert-with-duplicate-values
 *  @param write may run twice; where a unique index refuses it for another reason, the second throws */
export async function retryDuplicateKey<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return write();
  }
}

/** Another document has the key. */
export function isDuplicateKey(error: unknown): boolean {
  return (error as { readonly code?: unknown }).code === duplicateKey;
}

/** Makes writes that may be made in any order, and twice.
 *  @returns how many documents were there, or were inserted */
export async function bulkWrite<Kept extends mongo.Document>(
  collection: mongo.Collection<Kept>,
  writes: readonly mongo.AnyBulkWriteOperation<Kept>[],
): Promise<number> {
  if (writes.length === 0) return 0;
  const { matchedCount, upsertedCount } = await retryDuplicateKey(() =>
    collection.bulkWrite([...writes], { ordered: false, ignoreUndefined: true }),
  );
  return matchedCount + upsertedCount;
}

/** Updates documents, each the one with its `_id`, which is inserted where it is not there. */
export async function upsertAll<Kept extends mongo.Document & { readonly _id: string }>(
  collection: mongo.Collection<Kept>,
  updates: readonly { readonly _id: string; readonly update: object | object[] }[],
): Promise<void> {
  const writes = updates.map(({ _id, update }) => ({
    updateOne: { filter: { _id }, update, upsert: true },
  }));
  await bulkWrite(collection, writes as unknown as mongo.AnyBulkWriteOperation<Kept>[]);
}

/** Inserts documents that are not there; those that are stay as they are.
 *  @returns the ids of those */
export async function insertMissing<Kept extends mongo.Document & { readonly _id: string }>(
  collection: mongo.Collection<Kept>,
  documents: readonly mongo.OptionalUnlessRequiredId<Kept>[],
): Promise<ReadonlySet<string>> {
  const refused = await insertNew(collection, documents);
  // A refused document may be one that another replica is inserting right now, or its own.
  const updates = refused.map(({ _id, ...rest }) => ({
    _id: _id as string,
    update: { $setOnInsert: rest },
  }));
  await upsertAll(collection, updates);
  return new Set(updates.map(({ _id }) => _id));
}

/** Whether the server reported the outcome of a write that failed with `error`. Where it did not, the
 *  write may still be going on. */
export function isAnswered(error: unknown): boolean {
  const { MongoBulkWriteError, MongoServerError } = mongoose.mongo;
  // A bulk write without an answer fails with this class too, but without an error of any write.
  if (error instanceof MongoBulkWriteError)
    return [error.writeErrors].flat().length > 0 || !!error.result.getWriteConcernError();
  return error instanceof MongoServerError;
}
