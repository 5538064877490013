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
