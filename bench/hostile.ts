/** `npm run bench -- hostile [--kinds gzip]`: a Newsline as an operator starts it, with ten good
 *  sources and every kind of hostile server that bench/hostile knows (or those with these words in
 *  their names), all of them on this machine's loopback addresses. Prints what became of each, what
 *  readers noticed, and what it cost; ends with exit code 1 where a target is missed. Takes about
 *  three minutes, and Linux. `--kinds ordinary`: feeds of an ordinary day instead, to compare with. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Attack, AttackedSources } from './hostile/attack.ts';
import { hostileKinds } from './hostile/kinds.ts';
import { AttackedNewsline, type LogEntry, type Stalls } from './hostile/newsline.ts';
import { readUntil } from './hostile/readers.ts';
import { printKinds, printLog, printReading, printTargets } from './hostile/report.ts';
import type { Asked, Served } from './hostile/server.ts';
import { addAll, hostileSources, type NewSource, SourceWatch } from './hostile/sources.ts';
import { type Measured, type Phase, targetsOf } from './hostile/targets.ts';

const local = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const [goodSources, perSource] = [10, 20];
/** They are there before, so that idle pages have something to show. */
const earlierSources = 5;
const idleMs = 20_000;
const idleLimitMs = 60_000;
/** Polls of hanging servers are under way by then. */
const beforeStopMs = 3_000;
/** Whatever happens. */
const longestMs = 420_000;

const { values } = parseArgs({ options: { kinds: { type: 'string', default: '' } } });
const kinds = hostileKinds(values.kinds);
if (kinds.length === 0) throw new Error(`No kind of server is named ${values.kinds}`);

const load = () => loadavg()[0]?.toFixed(1);
const loadBefore = load();
const folder = mkdtempSync(join(tmpdir(), 'newsline-hostile-'));
const children: ChildProcess[] = [];
const overdue = setTimeout(() => {
  console.error(`Not done after ${longestMs / 1000} s`);
  process.exit(1);
}, longestMs);
process.once('exit', cleanUp);
process.once('SIGINT', () => process.exit(1));
process.once('SIGTERM', () => process.exit(1));
try {
  await run();
} finally {
  clearTimeout(overdue);
  cleanUp();
}

async function run(): Promise<void> {
  const feeds = earlierSources + goodSources;
  const good = child('./generated-feeds/server.ts', [String(feeds), String(perSource)]);
  const [{ port }] = (await once(good, 'message')) as [{ port: number }];
  const origin = `http://127.0.0.1:${port}`;
  const servers = child('./hostile/server.ts', [origin, values.kinds]);
  const [{ served }] = (await once(servers, 'message')) as [{ served: Served[] }];
  const all = Array.from({ length: feeds }, (_, n) => ({
    name: `Good ${n}`,
    url: `${origin}/feeds/${n}.xml`,
    language: n % 2 === 0 ? 'vi' : 'en',
  }));
  const hosts = [`127.0.0.1:${port}`, ...served.flatMap((one) => one.hosts)];
  const newsline = await AttackedNewsline.start(folder, hosts);
  const started = newsline.memory().now;
  try {
    const idle = await idleOf(newsline, all.slice(goodSources));
    const addresses = served.map(({ url }) => url);
    const sources = new AttackedSources(
      newsline,
      all.slice(0, goodSources),
      hostileSources(kinds, addresses),
    );
    const attacked = await attackedOf(newsline, sources, async () => {
      servers.send({});
      const [answer] = (await once(servers, 'message')) as [{ asked: Record<string, Asked> }];
      return answer.asked;
    });
    await sources.pollAll();
    await sleep(beforeStopMs);
    const stoppedAfterS = await newsline.stop();

    print({ idle, ...attacked, stoppedAfterS }, started, newsline.log());
  } finally {
    await newsline.stop();
  }
}

/** @param startedMb memory when it had started */
function print(measured: Measured, startedMb: number, log: readonly LogEntry[]): void {
  const { idle, attack, reading, memory, stalls } = measured;
  printKinds(attack.rows);
  console.log('');
  printReading('idle', idle.reading);
  printReading('attacked', reading);
  console.log(
    `memory   ${startedMb.toFixed(0)} MB when it had started, ${idle.memory.now.toFixed(0)} MB idle, ${memory.peak.toFixed(0)} MB at the most, ${memory.now.toFixed(0)} MB at last`,
  );
  console.log(`stalls   idle: ${stallText(idle.stalls)}; attacked: ${stallText(stalls)}`);
  printLog(log);
  const targets = targetsOf(measured, goodSources * perSource);
  printTargets(targets);
  console.log(
    `\nAll settings are the defaults but addresses. On ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}, servers and readers included; load average ${loadBefore} before, ${load()} at last.`,
  );
  process.exitCode = targets.every(({ isMet }) => isMet) ? 0 : 1;
}

async function idleOf(newsline: AttackedNewsline, sources: readonly NewSource[]): Promise<Phase> {
  await addAll(newsline, sources, { pauseMs: 0, limitMs: idleLimitMs });
  const watch = new SourceWatch(newsline);
  const urls = sources.map(({ url }) => url);
  const deadline = Date.now() + idleLimitMs;
  await watch.until(() => {
    if (Date.now() > deadline) throw new Error('The first good sources can’t be read');
    return watch.articles(urls) >= urls.length * perSource;
  });
  await newsline.stalls();
  const reading = await readUntil(newsline.origin, AbortSignal.timeout(idleMs));
  return { reading, stalls: await newsline.stalls(), memory: newsline.memory() };
}

/** @param asked what the hostile servers were asked so far */
async function attackedOf(
  newsline: AttackedNewsline,
  sources: AttackedSources,
  asked: () => Promise<Readonly<Record<string, Asked>>>,
): Promise<Phase & { attack: Attack }> {
  const done = new AbortController();
  const reading = readUntil(newsline.origin, done.signal);
  try {
    await sources.watch(perSource);
    const watched = { stalls: await newsline.stalls(), memory: newsline.memory() };
    done.abort();
    return { ...watched, reading: await reading, attack: await sources.outcome(await asked()) };
  } finally {
    done.abort();
  }
}

function child(file: string, args: string[]): ChildProcess {
  const started = fork(local(file), args);
  started.once('exit', (code) => {
    if (!code) return;
    console.error(`${file} ended with exit code ${code}`);
    process.exit(1);
  });
  children.push(started);
  return started;
}

function cleanUp(): void {
  for (const one of children) one.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}

function stallText({ longestMs, ownMs, over50 }: Stalls): string {
  return `the loop stood still for ${ownMs.toFixed(0)} ms at the longest (${longestMs.toFixed(0)} ms with the wait for a processor), ${over50} times for over 50 ms`;
}
