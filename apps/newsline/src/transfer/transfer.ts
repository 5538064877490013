import { classifyParts } from '@newsline/classify/transfer';
import { feedParts } from '@newsline/feed/transfer';
import { indexParts, openEngine, type Engine } from '@newsline/index/transfer';
import { demonstrationSources, ingestParts, once } from '@newsline/ingest/transfer';
import { openQueueTarget, type QueueTarget } from '@newsline/messaging/transfer';
import type { TransferPart } from '@newsline/platform';
import { openMongo } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import { hasFirstSources } from '../first-start.ts';
import { UserError } from '../user-error.ts';
import { openDataFolder, type DataFolder } from './data-folder.ts';
import type { Targets } from './targets.ts';
import { fingerprintOf, TransferLedger } from './transfer-ledger.ts';

export type Outcome =
  | {
      readonly kind: 'transferred';
      readonly parts: readonly Count[];
      /** How many demonstration sources are among them: the services do not serve their feeds. */
      readonly demonstration: number;
    }
  | { readonly kind: 'transferred-before'; readonly at: Date };

export type Count = {
  readonly name: string;
  readonly here: number;
  /** Null: the target can't tell. */
  readonly there: number | null;
};

type Servers = {
  readonly mongo: Connection;
  readonly queue: QueueTarget;
  readonly engine: Engine;
};

/** Transfers an embedded installation to the servers of the services, or resumes a transfer that was
 *  interrupted: by whatever, the next run repeats the last batch at the most.
 *  @throws {UserError} where the data is in use, or the target holds other data */
export async function transfer(
  from: string,
  targets: Targets,
  onProgress: (done: number, total: number) => void,
): Promise<Outcome> {
  const closers: (() => unknown)[] = [];
  try {
    const folder = openDataFolder(from);
    closers.push(folder.close);
    const mongo = await openMongo(targets.mongo.MONGODB_URL);
    closers.push(() => mongo.close());
    const queue = await openQueueTarget(targets.nats);
    closers.push(queue.close);
    const engine = await openEngine(targets.index, async () => queue.installation);
    closers.push(engine.close);
    return await transferAll(from, folder, { mongo, queue, engine }, onProgress);
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

async function transferAll(
  from: string,
  { database, hold }: DataFolder,
  servers: Servers,
  onProgress: (done: number, total: number) => void,
): Promise<Outcome> {
  const { mongo, queue, engine } = servers;
  const ledger = new TransferLedger(mongo);
  const before = await ledger.current();
  if (!before) await refuseOthersData(ledger, servers);
  const parts = [
    ...(await ingestParts(database, mongo)),
    ...(await classifyParts(database, mongo)),
    ...(await feedParts(database, mongo)),
    ...indexParts(database, engine.searchIndex),
    ...queue.parts(database),
  ];
  const isOver = hasFirstSources(database);
  hold();
  const fingerprint = fingerprintOf(parts);
  if (before && before.fingerprint !== fingerprint) throw otherTransfer(before);
  if (before?.finishedAt) return { kind: 'transferred-before', at: before.finishedAt };
  await ledger.begin({ fingerprint, from, beganAt: new Date(), finishedAt: null });

  await transferParts(parts, ledger, onProgress);
  // Else ingest would add the list that a new installation begins with.
  if (isOver) await once(mongo, 'first-sources', async () => {});
  const counts = await Promise.all(parts.map(countsOf));
  if (counts.every(isWhole)) await ledger.finish(new Date());
  return { kind: 'transferred', parts: counts, demonstration: demonstrationSources(database) };
}

async function transferParts(
  parts: readonly TransferPart[],
  ledger: TransferLedger,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const total = parts.reduce((sum, part) => sum + part.total(), 0);
  let done = 0;
  for (const part of parts) {
    let { position, transferred, isDone } = await ledger.progressOf(part);
    done += transferred;
    while (!isDone) {
      onProgress(done, total);
      const batch = await part.next(position);
      if (batch) {
        position = batch.position;
        transferred += batch.count;
        done += batch.count;
      }
      isDone = batch === null;
      await ledger.record(part, { position, transferred, isDone });
    }
    onProgress(done, total);
  }
}

async function countsOf({ name, total, arrived }: TransferPart): Promise<Count> {
  return { name, here: total(), there: arrived ? await arrived() : null };
}

export function isWhole({ here, there }: Count): boolean {
  return there === null || there === here;
}

async function refuseOthersData(ledger: TransferLedger, { queue, engine }: Servers): Promise<void> {
  const documents = await engine.searchIndex.count();
  const held = [
    ...(await ledger.holds()),
    ...(await queue.holds()),
    ...(documents > 0 ? [`search index (${documents})`] : []),
  ];
  if (held.length === 0) return;
  throw new UserError(
    `The target already holds other data: ${held.join(', ')}. ` +
      'Name an empty database, and a BUS_NAMESPACE and a MEILI_INDEX that are not in use, or empty these.',
  );
}

function otherTransfer({
  from,
  beganAt,
  finishedAt,
}: {
  from: string;
  beganAt: Date;
  finishedAt: Date | null;
}): UserError {
  const what = finishedAt ? 'a finished' : 'an unfinished';
  return new UserError(
    `The target holds ${what} transfer of ${from} that began at ${beganAt.toISOString()}, and this is not the same data: ` +
      'it is another installation, or it was used since. Empty the target, or name another, and run this again.',
  );
}
