/** Newsline as four services, started as an operator starts them without containers, and what
 *  benchmarks want to know of it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import mongoose, { type Connection } from 'mongoose';
import { type Feed, freePort, json, opmlOf } from '../embedded/newsline.ts';

const program = fileURLToPath(new URL('../../tools/distributed.mjs', import.meta.url));
const limitMs = 300_000;

/** In the order in which `npm run distributed` gives them ports. */
const services = ['index', 'feed', 'classify', 'ingest'] as const;
export type Service = (typeof services)[number];
export type Replicas = Readonly<Partial<Record<Service, number>>>;

export type Distributed = {
  /** Of each replica of feed. */
  readonly origins: readonly string[];
  /** Of the health of every replica of every service. */
  readonly healths: readonly string[];
  readonly folder: string;
  readonly child: ChildProcess;
  readonly stop: () => Promise<void>;
};

/** "classify=2,ingest=2", as `npm run distributed` takes it. */
export function readReplicas(text: string): Replicas {
  const parts = text.split(',').filter(Boolean);
  return Object.fromEntries(parts.map((part) => part.split('=')).map(([k, v]) => [k, Number(v)]));
}

/** @param replicas of each service; one where it is not named
 *  @param settings beside those that every benchmark has, or in their place */
export async function startDistributed(
  folder: string,
  feeds: readonly Feed[],
  feedPort: number,
  replicas: Replicas,
  settings: Readonly<Record<string, string>> = {},
): Promise<Distributed> {
  const opml = join(folder, 'sources.opml');
  writeFileSync(opml, opmlOf(feeds, feedPort));
  const [port, healthPort] = [await freePort(), await freePort()];
  const list = Object.entries(replicas).map(([service, count]) => `${service}=${count}`);
  const child = spawn(process.execPath, [program, '--replicas', list.join(',')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NATS_URL: '',
      MONGODB_URL: '',
      DATA_DIR: folder,
      PORT: String(port),
      HEALTH_PORT: String(healthPort),
      SOURCES_OPML: opml,
      DEMONSTRATION: 'false',
      LOG_LEVEL: 'warn',
      ALLOWED_PRIVATE_HOSTS: `127.0.0.1:${feedPort}`,
      // All feeds of this benchmark are one host's.
      POLL_PER_HOST: '16',
      HOST_PAUSE: '0s',
      ...settings,
    },
  });
  const end = () => child.kill('SIGTERM');
  const endWithSignal = () => process.exit(1);
  process.once('exit', end);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, endWithSignal);
  const stop = async () => {
    if (child.exitCode !== null) return;
    const gone = once(child, 'exit');
    end();
    await gone;
  };
  const addresses = (first: number, count = 1) =>
    Array.from({ length: count }, (_, replica) => `http://127.0.0.1:${first + replica}`);
  return {
    origins: addresses(port, replicas.feed),
    healths: services.flatMap((service, n) => addresses(healthPort + n * 20, replicas[service])),
    folder,
    child,
    stop,
  };
}

/** The database that its services share; to be closed. */
export async function databaseOf({ folder }: Distributed): Promise<Connection> {
  const socket = encodeURIComponent(join(folder, 'mongodb', 'mongodb.sock'));
  return mongoose
    .createConnection(`mongodb://${socket}/?directConnection=true`, {
      dbName: 'newsline',
      serverSelectionTimeoutMS: 500,
    })
    .asPromise();
}

/** When each stage had seen the last article, in seconds since `began` (milliseconds since the
 *  epoch). */
export async function stagesOf(
  newsline: Distributed,
  expected: number,
  began: number,
): Promise<ReadonlyMap<string, number>> {
  const mongo = await databaseOf(newsline);
  const count = (name: string) => () => mongo.collection(name).estimatedDocumentCount();
  const counts: Readonly<Record<string, () => Promise<number>>> = {
    'fetched, parsed, identified': count('ingest_articles'),
    'labelled and grouped': count('classify_articles'),
    listed: count('feed_articles'),
    searchable: () => foundBy(newsline),
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

/** How many articles search finds; it counts to 10,000 only. */
async function foundBy({ origins }: Distributed): Promise<number> {
  return ((await json(`${origins[0]}/v1/search?limit=1`)) as { total: number }).total;
}

/** Processor time of each program in seconds, since it was started. */
export function processorTimes(newsline: Distributed): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { name, pid } of programsOf(newsline)) {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const seconds = (Number(fields[11]) + Number(fields[12])) / 100;
    times.set(name, (times.get(name) ?? 0) + seconds);
  }
  return times;
}

/** The processes at work, oldest first: services by their names, "nats-server" and "mongodb". */
export function programsOf({ child }: Distributed): { name: string; pid: number; args: string }[] {
  const pids = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8');
  return pids
    .split(' ')
    .filter(Boolean)
    .flatMap((pid) => {
      const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const name = /apps\/(\w+)\/dist|(nats-server)|(mongodb)-engine/
        .exec(args)
        ?.slice(1)
        .find(Boolean);
      return name ? [{ name, pid: Number(pid), args }] : [];
    });
}
