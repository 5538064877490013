import type { Connection } from 'mongoose';

/** Does `work` unless it was done to its end before, by whatever replica. One that is broken off is
 *  done again, and two replicas may do it at the same time: it must not mind. */
export async function once(
  connection: Connection,
  name: string,
  work: () => Promise<void>,
): Promise<void> {
  const done = connection.collection<{ readonly _id: string }>('ingest_done');
  if (await done.findOne({ _id: name })) return;
  await work();
  await done.updateOne({ _id: name }, { $setOnInsert: { at: new Date() } }, { upsert: true });
}
