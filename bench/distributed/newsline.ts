/** Newsline as four services, started as an operator starts them without containers, and what
 *  benchmarks want to know of it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import mongoose from 'mongoose';
import { type Feed, freePort, json, opmlOf } from '../embedded/newsline.ts';

const program = fileURLToPath(new URL('../../tools/distributed.mjs', import.meta.url));
const limitMs = 300_000;

export type Distributed = {
  readonly origin: string;
  readonly folder: string;
  readonly child: ChildProcess;
  readonly stop: () => Promise<void>;
};

/** @param replicas as `npm run distributed` takes them */
export async function startDistributed(
  folder: string,
  feeds: readonly Feed[],
  feedPort: number,
  replicas: string,
): Promise<Distributed> {
  const opml = join(folder, 'sources.opml');
  writeFileSync(opml, opmlOf(feeds, feedPort));
  const port = await freePort();
  const child = spawn(process.execPath, [program, '--replicas', replicas], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NATS_URL: '',
      MONGODB_URL: '',
      DATA_DIR: folder,
      PORT: String(port),
      HEALTH_PORT: '0',
      SOURCES_OPML: opml,
      LOG_LEVEL: 'warn',
      ALLOWED_PRIVATE_HOSTS: `127.0.0.1:${feedPort}`,
      // All feeds of this benchmark are one host's.
      POLL_PER_HOST: '16',
    },
  });
  const stop = async () => {
    if (child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  return { origin: `http://127.0.0.1:${port}`, folder, child, stop };
}

/** When each stage had seen the last article, in seconds since `began` (milliseconds since the
 *  epoch). */
export async function stagesOf(
  { origin, folder }: Distributed,
  expected: number,
  began: number,
): Promise<ReadonlyMap<string, number>> {
  const socket = encodeURIComponent(join(folder, 'mongodb', 'mongodb.sock'));
  const mongo = await mongoose
    .createConnection(`mongodb://${socket}/?directConnection=true`, { dbName: 'newsline' })
    .asPromise();
  const count = (name: string) => () => mongo.collection(name).estimatedDocumentCount();
  const counts: Readonly<Record<string, () => Promise<number>>> = {
    'fetched, parsed, identified': count('ingest_articles'),
    'labelled and grouped': count('classify_articles'),
    listed: count('feed_articles'),
    searchable: async () =>
      ((await json(`${origin}/v1/search?limit=1`)) as { total: number }).total,
  };
  const stages = new Map<string, number>();
  for (const [stage, read] of Object.entries(counts)) {
    while ((await read()) < expected) {
      if (Date.now() - began > limitMs)
        throw new Error(`Not "${stage}" after ${limitMs / 1000} s: ${await read()} of ${expected}`);
      await sleep(100);
    }
    stages.set(stage, (Date.now() - began) / 1000);
  }
  await mongo.close();
  return stages;
}

/** Processor time of each program in seconds, since it was started. */
export function processorTimes({ child }: Distributed): ReadonlyMap<string, number> {
  const pids = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8');
  const times = new Map<string, number>();
  for (const pid of pids.split(' ').filter(Boolean)) {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    const name = /apps\/(\w+)\/dist|(nats-server)|(mongodb)-engine/
      .exec(command)
      ?.slice(1)
      .find(Boolean);
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const seconds = (Number(fields[11]) + Number(fields[12])) / 100;
    if (name) times.set(name, (times.get(name) ?? 0) + seconds);
  }
  return times;
}
