/** The embedded Newsline as an operator starts it, in a process of its own, and what benchmarks want
 *  to know of it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { MemoryWatch, processorSeconds } from '../process-tree.ts';

const local = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const limitMs = 180_000;
/** As an operator starts it. */
export const nodeArguments = JSON.parse(
  readFileSync(local('../../tools/node-arguments.json'), 'utf8'),
) as string[];

export type MeasuredNewsline = {
  readonly origin: string;
  /** Its data folder. */
  readonly folder: string;
  readonly child: ChildProcess;
  readonly stop: () => Promise<void>;
};

/** `name`: safe in an attribute of XML. `outlet`: whose it is, where that is not this machine. */
export type Feed = {
  readonly name: string;
  readonly path: string;
  readonly language: string;
  readonly outlet?: string;
};

export type Starting = {
  /** Its data folder, empty. */
  readonly folder: string;
  /** All of them on `feedPort` of this machine. */
  readonly feeds: readonly Feed[];
  readonly feedPort: number;
  /** Beside those that every benchmark has, or in their place. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where a CPU profile of the main thread is left; none where undefined. */
  readonly profile?: string | undefined;
};

/** When each stage had seen the last article, in seconds since the first feed was asked for. */
export type Round = {
  readonly articles: number;
  readonly stages: Readonly<Record<string, number>>;
  readonly visibleAfterS: number;
  /** Processor time of all its threads and processes, which other programs on the machine disturb less. */
  readonly processorS: number;
  /** Of the event loop's thread: time on a processor, and time ready to run but without one. */
  readonly eventLoopS: { readonly ran: number; readonly waited: number };
  readonly longestStallMs: number;
  readonly peakMegabytes: number;
};

export async function startNewsline({
  folder,
  feeds,
  feedPort,
  settings,
  profile,
}: Starting): Promise<MeasuredNewsline> {
  const opml = join(folder, 'sources.opml');
  writeFileSync(opml, opmlOf(feeds, feedPort));
  const origin = `http://127.0.0.1:${await freePort()}`;
  const child = fork(local('../../apps/newsline/dist/main.js'), ['start'], {
    execArgv: [
      ...nodeArguments,
      '--import',
      local('./watch-loop.mjs'),
      ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]),
    ],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      DATA_DIR: folder,
      PORT: new URL(origin).port,
      SOURCES_OPML: opml,
      DEMONSTRATION: 'false',
      LOG_LEVEL: 'warn',
      LOG_FORMAT: 'json',
      ALLOWED_PRIVATE_HOSTS: `127.0.0.1:${feedPort}`,
      // All feeds of this benchmark are one host's.
      POLL_PER_HOST: '16',
      HOST_PAUSE: '0s',
      ...settings,
    },
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await Promise.race([once(child, 'exit'), sleep(20_000, undefined, { ref: false })]);
    kill();
  };
  return { origin, folder, child, stop };
}

/** The list of feeds that a first start begins with, all of them on `feedPort` of this machine. */
export function opmlOf(feeds: readonly Feed[], feedPort: number): string {
  const outlines = feeds.map(
    ({ name, path, language, outlet = '' }) =>
      `<outline type="rss" text="${name}" language="${language}" outlet="${outlet}" xmlUrl="http://127.0.0.1:${feedPort}${path}"/>`,
  );
  return `<opml version="2.0"><body>${outlines.join('')}</body></opml>`;
}

/** Watches the stages until `expected` articles are in timeline and search. `began`: when the first
 *  feed was asked for, milliseconds since the epoch. */
export async function untilVisible(
  { child, origin, folder }: MeasuredNewsline,
  expected: number,
  began: number,
): Promise<Round> {
  await fetch('data:,'); // The client is loaded by its first use, which is none of Newsline's time.
  const pid = child.pid ?? 0;
  const processorBefore = processorSeconds(pid);
  const memory = new MemoryWatch(pid);
  const eventLoopBefore = mainThreadTime(child.pid);
  const seconds = () => (Date.now() - began) / 1000;
  const database = new DatabaseSync(join(folder, 'newsline.sqlite'), { readOnly: true });
  const counts = {
    'fetched, parsed, identified': 'SELECT max(n) AS n FROM ingest_articles',
    'labelled and grouped': 'SELECT count(*) AS n FROM classify_members',
    // Search itself counts to 10,000 only. Counting a large table would disturb what is measured.
    indexed: 'SELECT count(*) AS n FROM index_versions',
    listed: 'SELECT count(*) AS n FROM feed_article',
  };
  const stages: Record<string, number> = {};
  for (;;) {
    // No stage is done before the one before it: asking for one at a time disturbs least.
    for (const [stage, sql] of Object.entries(counts)) {
      if (stages[stage] !== undefined) continue;
      if (Number(database.prepare(sql).get()?.['n']) < expected) break;
      stages[stage] = seconds();
    }
    // Readers are asked once it can be there, so that the asking does not slow down what is measured.
    if (stages['indexed'] !== undefined && stages['listed'] !== undefined) {
      const [timeline, search] = await Promise.all([inTimeline(origin), inSearch(origin)]);
      if (timeline >= expected) stages['in the timeline'] ??= seconds();
      if (search >= Math.min(expected, 10_000)) stages['searchable'] ??= seconds();
    }
    if (stages['in the timeline'] !== undefined && stages['searchable'] !== undefined) break;
    if (seconds() * 1000 > limitMs) {
      throw new Error(
        `Not all visible after ${limitMs / 1000} s; done: ${Object.keys(stages).join(', ')}`,
      );
    }
    await sleep(20);
  }
  database.close();
  memory.stop();
  child.send({});
  const [{ longestStallMs }] = (await once(child, 'message')) as [{ longestStallMs: number }];
  const visibleAfterS = Math.max(...Object.values(stages));
  return {
    articles: expected,
    stages,
    visibleAfterS,
    processorS: processorSeconds(pid) - processorBefore,
    eventLoopS: {
      ran: mainThreadTime(child.pid).ran - eventLoopBefore.ran,
      waited: mainThreadTime(child.pid).waited - eventLoopBefore.waited,
    },
    longestStallMs,
    peakMegabytes: Math.round(memory.peak()),
  };
}

export function printRound(name: string, round: Round, fresh = round.articles): void {
  const { stages, visibleAfterS, processorS, eventLoopS, longestStallMs, peakMegabytes } = round;
  console.log(
    `${name.padEnd(10)} ${fresh} articles in ${visibleAfterS.toFixed(2)} s: ${Math.round(fresh / visibleAfterS)} a second; ${processorS.toFixed(1)} s of processor time, peak memory ${peakMegabytes} MB, longest stall of the event loop ${Math.round(longestStallMs)} ms`,
  );
  console.log(
    `           the event loop ran ${eventLoopS.ran.toFixed(2)} s and waited ${eventLoopS.waited.toFixed(2)} s for a processor`,
  );
  for (const [stage, at] of Object.entries(stages))
    console.log(`             ${at.toFixed(2).padStart(6)} s  ${stage}`);
}

async function inTimeline(origin: string): Promise<number> {
  const sources = (await json(`${origin}/v1/sources`)) as { sources: { articleCount: number }[] };
  return sources.sources.reduce((sum, { articleCount }) => sum + articleCount, 0);
}

async function inSearch(origin: string): Promise<number> {
  return ((await json(`${origin}/v1/search?limit=1`)) as { total: number }).total;
}

export async function json(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${await response.text()}`);
  return response.json();
}

/** Seconds, as the scheduler counts them: Documentation/scheduler/sched-stats in Linux's sources. */
function mainThreadTime(pid: number | undefined): { ran: number; waited: number } {
  const [ran, waited] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
  return { ran: Number(ran) / 1e9, waited: Number(waited) / 1e9 };
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
