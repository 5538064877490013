/** `npm run bench -- pipeline [--feeds 200] [--articles 50] [--profile FOLDER]`: how fast feeds
 *  become readable and searchable in the embedded Newsline, started as an operator starts it. Prints
 *  three rounds: from an empty folder, with nothing changed, and with five new articles in every
 *  feed. `--profile` leaves a CPU profile of each thread in FOLDER, for Chrome's developer tools. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const local = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const limitMs = 180_000;

/** When each stage had seen the last article, in seconds since the first feed was asked for. */
type Round = {
  readonly articles: number;
  readonly stages: Readonly<Record<string, number>>;
  readonly visibleAfterS: number;
  /** Processor time of all its threads, which other programs on the machine disturb less. */
  readonly processorS: number;
  readonly longestStallMs: number;
  readonly peakMegabytes: number;
};

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      feeds: { type: 'string', default: '200' },
      articles: { type: 'string', default: '50' },
      profile: { type: 'string' },
    },
  });
  const feeds = Number(values.feeds);
  const perFeed = Number(values.articles);
  const folder = mkdtempSync(join(tmpdir(), 'newsline-pipeline-'));
  const server = fork(local('./pipeline/feed-server.ts'), [String(feeds), String(perFeed)]);
  let newsline: ChildProcess | undefined;
  try {
    const [{ port }] = (await once(server, 'message')) as [{ port: number }];
    const opml = join(folder, 'sources.opml');
    writeFileSync(opml, opmlOf(feeds, port));
    const origin = `http://127.0.0.1:${await freePort()}`;
    const startedAt = Date.now();
    newsline = startNewsline(folder, opml, origin, port, values.profile);
    const stop = () => newsline?.kill('SIGKILL');
    process.once('exit', stop);
    const [{ askedAt }] = (await once(server, 'message')) as [{ askedAt: number }];
    const cold = await round(newsline, origin, folder, feeds * perFeed, askedAt);
    console.log(
      `started    asks for the first feed ${((askedAt - startedAt) / 1000).toFixed(2)} s after it was started`,
    );
    print('cold', cold);

    await pollAll(folder, feeds);
    const unchanged = await pollRound(folder, feeds);
    console.log(
      `unchanged  ${feeds} feeds polled again in ${unchanged.toFixed(2)} s, nothing announced`,
    );

    server.send({ extra: 5 });
    await once(server, 'message');
    const polledAt = Date.now();
    await pollAll(folder, feeds);
    const more = await round(newsline, origin, folder, feeds * (perFeed + 5), polledAt);
    print('5 new each', more, feeds * 5);
    await checkFeedsOut(origin, feeds);
    console.log(
      `On ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}, feed server and measuring included.`,
    );
  } finally {
    if (newsline && newsline.exitCode === null) {
      newsline.kill('SIGTERM');
      await Promise.race([once(newsline, 'exit'), sleep(20_000)]);
      newsline.kill('SIGKILL');
    }
    server.disconnect();
    rmSync(folder, { recursive: true, force: true });
  }
}

function startNewsline(
  folder: string,
  opml: string,
  origin: string,
  feedPort: number,
  profile: string | undefined,
): ChildProcess {
  return fork(local('../apps/newsline/dist/main.js'), ['start'], {
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      '--import',
      local('./pipeline/watch-loop.mjs'),
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
    },
  });
}

/** Watches the stages until `expected` articles are in timeline and search. `began`: when the first
 *  feed was asked for, milliseconds since the epoch. */
async function round(
  newsline: ChildProcess,
  origin: string,
  folder: string,
  expected: number,
  began: number,
): Promise<Round> {
  const processorBefore = processorTime(newsline.pid);
  const seconds = () => (Date.now() - began) / 1000;
  const database = new DatabaseSync(join(folder, 'newsline.sqlite'), { readOnly: true });
  const counts = {
    'fetched, parsed, identified': 'SELECT count(*) AS n FROM ingest_articles',
    'labelled and grouped': 'SELECT count(*) AS n FROM classify_members',
    // Search itself counts to 10,000 only.
    indexed: 'SELECT count(*) AS n FROM index_articles',
    listed: 'SELECT count(*) AS n FROM feed_article',
  };
  const stages: Record<string, number> = {};
  for (;;) {
    for (const [stage, sql] of Object.entries(counts)) {
      if (stages[stage] !== undefined) continue;
      if (Number(database.prepare(sql).get()?.['n']) >= expected) stages[stage] = seconds();
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
  newsline.send({});
  const [{ longestStallMs }] = (await once(newsline, 'message')) as [{ longestStallMs: number }];
  const visibleAfterS = Math.max(...Object.values(stages));
  return {
    articles: expected,
    stages,
    visibleAfterS,
    processorS: processorTime(newsline.pid) - processorBefore,
    longestStallMs,
    peakMegabytes: peakMemory(newsline.pid),
  };
}

function print(
  name: string,
  { articles, stages, visibleAfterS, processorS, longestStallMs, peakMegabytes }: Round,
  fresh = articles,
): void {
  console.log(
    `${name.padEnd(10)} ${fresh} articles in ${visibleAfterS.toFixed(2)} s: ${Math.round(fresh / visibleAfterS)} a second; ${processorS.toFixed(1)} s of processor time, peak memory ${peakMegabytes} MB, longest stall of the event loop ${Math.round(longestStallMs)} ms`,
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

async function json(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${await response.text()}`);
  return response.json();
}

/** Every feed's newest article stands in the RSS that goes out for its source. */
async function checkFeedsOut(origin: string, feeds: number): Promise<void> {
  const { sources } = (await json(`${origin}/v1/sources`)) as {
    sources: { id: string; name: string }[];
  };
  for (const { id, name } of sources) {
    const rss = await (await fetch(`${origin}/feeds/sources/${id}.rss`)).text();
    if (!rss.includes('<item>')) throw new Error(`The RSS of ${name} is empty`);
  }
  console.log(`RSS        checked for ${sources.length} of ${feeds} sources`);
}

/** Makes every source due at once, as an operator could. */
async function pollAll(folder: string, feeds: number): Promise<void> {
  const database = new DatabaseSync(join(folder, 'newsline.sqlite'), { timeout: 10_000 });
  const { changes } = database
    .prepare(
      "UPDATE ingest_sources SET next_poll_at = 0, body = json_set(body, '$.health.nextPollAt', '1970-01-01T00:00:00.000Z')",
    )
    .run();
  if (changes !== feeds) throw new Error(`${changes} of ${feeds} sources are there`);
  database.close();
}

async function pollRound(folder: string, feeds: number): Promise<number> {
  const began = performance.now();
  const database = new DatabaseSync(join(folder, 'newsline.sqlite'), { readOnly: true });
  const due = database.prepare('SELECT count(*) AS n FROM ingest_sources WHERE next_poll_at = 0');
  while (Number(due.get()?.['n']) > 0) {
    if (performance.now() - began > limitMs)
      throw new Error(`Not all of ${feeds} feeds were polled`);
    await sleep(10);
  }
  database.close();
  return (performance.now() - began) / 1000;
}

function opmlOf(feeds: number, port: number): string {
  const outlines = Array.from(
    { length: feeds },
    (_, n) =>
      `<outline type="rss" text="Generated ${n}" language="${n % 2 === 0 ? 'vi' : 'en'}" xmlUrl="http://127.0.0.1:${port}/feeds/${n}.xml"/>`,
  );
  return `<opml version="2.0"><head><title>load</title></head><body>${outlines.join('')}</body></opml>`;
}

/** High-water mark of the resident set. */
function peakMemory(pid: number | undefined): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}

/** Seconds, of all threads: fields 14 and 15 of proc(5), in hundredths. */
function processorTime(pid: number | undefined): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

await run(process.argv.slice(2));
