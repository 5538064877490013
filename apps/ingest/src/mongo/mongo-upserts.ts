import { insertNew } from '@newsline/platform/mongo';
import type { Collection, mongo } from 'mongoose';

const duplicateKey = 11_000;

/** Runs upserts, once more where MongoDB refuses one because another replica inserted the same
 *  document at the same moment: then it is there to be updated.
 *  https://www.mongodb.com/docs/manual/reference/method/db.collection.updateOne/#upsert-with-duplicate-values
 *  @param write may run twice; where a unique index refuses it for another reason, the second throws */
export async function upserting<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== duplicateKey) throw error;
    return write();
  }
}

/** Makes writes that may be made in any order, and twice.
 *  @returns how many documents were there, or were inserted */
export async function writeAll<Kept extends mongo.Document>(
  collection: Collection<Kept>,
  writes: readonly mongo.AnyBulkWriteOperation<Kept>[],
): Promise<number> {
  if (writes.length === 0) return 0;
  const { matchedCount, upsertedCount } = await upserting(() =>
    collection.bulkWrite([...writes], { ordered: false }),
  );
  return matchedCount + upsertedCount;
}

/** Makes documents that are not there; those that are stay as they are.
 *  @returns the ids of those */
export async function makeMissing<Kept extends mongo.Document & { readonly _id: string }>(
  collection: Collection<Kept>,
  documents: readonly mongo.OptionalUnlessRequiredId<Kept>[],
): Promise<ReadonlySet<string>> {
  const refused = await insertNew(collection, documents);
  const upserts = refused.map((document) => {
    const { _id, ...$setOnInsert } = document;
    return { updateOne: { filter: { _id }, update: { $setOnInsert }, upsert: true } };
  });
  await writeAll(collection, upserts as unknown as mongo.AnyBulkWriteOperation<Kept>[]);
  return new Set(refused.map(({ _id }) => _id as string));
}
