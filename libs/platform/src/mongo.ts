import { setTimeout as sleep } from 'node:timers/promises';
import mongoose, { type Connection } from 'mongoose';
import { reconnectWhenSilent } from './reconnect-when-silent.ts';
import type { Report } from './report.ts';

export {
  bulkWrite,
  insertMissing,
  insertNew,
  isAnswered,
  refusedOf,
  isDuplicateKey,
  retryDuplicateKey,
  upsertAll,
} from './mongo-writes.ts';

/** The database of an address that names none. */
const defaultDatabase = 'newsline';

/** Connects to the MongoDB that services keep their data in. What a write resolves for is on the
 *  disks of most members (`majority`, journalled), and one that a broken connection cut off is tried
 *  again. Services may share a database: each one's collections begin with its name.
 *  @param url `mongodb://…` or `mongodb+srv://…`
 *  @throws Error that says what to do, and no password, where nothing answers within `timeoutMs` */
export async function openMongo(
  url: string,
  {
    timeoutMs = 10_000,
    heartbeatMs = 5_000,
    database = databaseOf(url),
    report = () => {},
    ...observed
  }: {
    readonly timeoutMs?: number;
    /** How often each server is asked whether it is there; at least 500. */
    readonly heartbeatMs?: number;
    readonly report?: Report;
    /** By default the one that the address names, or "newsline". */
    readonly database?: string;
    /** Has the client tell of every command: for specs. */
    readonly monitorCommands?: boolean;
  } = {},
): Promise<Connection> {
  const connection = mongoose.createConnection(url, {
    ...observed,
    dbName: database,
    writeConcern: { w: 'majority', journal: true },
    retryWrites: true,
    retryReads: true,
    serverSelectionTimeoutMS: timeoutMs,
    heartbeatFrequencyMS: heartbeatMs,
    autoIndex: false,
    autoCreate: false,
  });
  try {
    await connection.asPromise();
    reconnectWhenSilent(connection, 3 * heartbeatMs, report);
    return connection;
  } catch (error) {
    await connection.destroy();
    throw new Error(
      `No MongoDB answers at ${withoutPassword(url)}. Is it running, and are the credentials right?`,
      {
        cause: error,
      },
    );
  }
}

/** One step of a service's schema: makes collections, indexes, new fields. Two replicas may run it at
 *  the same time, and it may be broken off: running it again must do no harm. */
export type MongoStep = (connection: Connection) => Promise<void>;

/** Brings a service's collections to the newest shape. `steps` only ever grows at its end; how many
 *  were applied is kept by `owner` in the collection `schema_versions`.
 *  @throws Error when the data was written by a newer version */
export async function migrateMongo(
  connection: Connection,
  owner: string,
  steps: readonly MongoStep[],
): Promise<void> {
  const versions = connection.collection<{ _id: string; version: number }>('schema_versions');
  const version = (await versions.findOne({ _id: owner }))?.version ?? 0;
  if (version > steps.length) {
    throw new Error(
      `The data of "${owner}" has version ${version}, this program knows ${steps.length}: run a newer Newsline on it.`,
    );
  }
  for (const [done, step] of steps.entries()) {
    if (done < version) continue;
    await step(connection);
    await versions.updateOne({ _id: owner }, { $max: { version: done + 1 } }, { upsert: true });
  }
}

/** Shorter than whoever asks for readiness waits. */
const answerMs = 3_000;

/** What keeps the database from answering, for people; empty where it does. */
export async function mongoFailures(connection: Connection): Promise<string[]> {
  const late = sleep(answerMs, undefined, { ref: false }).then(() => {
    throw new Error(`not within ${answerMs} ms`);
  });
  try {
    await Promise.race([connection.db?.command({ ping: 1 }), late]);
    return [];
  } catch (error) {
    return [`MongoDB does not answer: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function databaseOf(url: string): string {
  return /^mongodb(?:\+srv)?:\/\/[^/]*\/([^?/]+)/u.exec(url)?.[1] ?? defaultDatabase;
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/([^:@/]*):[^@/]*@/u, '//$1:…@');
}
