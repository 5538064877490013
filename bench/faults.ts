/** `npm run bench -- faults [--feeds 200] [--articles 100]`: the four services with two replicas each
 *  (of `index` one, where MEILI_URL names no Meilisearch) take in 20,000 articles, while one replica
 *  of each, then the broker, then the store are killed with SIGKILL. Whoever is killed is started
 *  again by `npm run distributed`; nothing else is done. Prints what each fault cost, and whether
 *  anything was lost or shown twice; ends with exit code 1 where it was. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { JetStreamEventBus, openNats } from '@newsline/messaging/jetstream';
import type { Connection } from 'mongoose';
import {
  databaseOf,
  type Distributed,
  programsOf,
  startDistributed,
} from './distributed/newsline.ts';
import { type ReadArticle, Reader, type ReadHit, type ReadStory } from './distributed/reader.ts';

/** Who is killed, when that share of the articles is listed. */
const faults = [
  ['ingest', 0.05],
  ['classify', 0.2],
  ['index', 0.3],
  ['feed', 0.4],
  ['nats-server', 0.55],
  ['mongodb', 0.75],
] as const;
const limitMs = 900_000;

type Watched = Distributed & { readonly mongo: Connection };

const { values } = parseArgs({
  options: {
    feeds: { type: 'string', default: '200' },
    articles: { type: 'string', default: '100' },
  },
});
const [feeds, perFeed] = [Number(values.feeds), Number(values.articles)];
const expected = feeds * perFeed;
const deadline = Date.now() + limitMs;

const folder = mkdtempSync(join(tmpdir(), 'newsline-faults-'));
const local = fileURLToPath(new URL('./generated-feeds/server.ts', import.meta.url));
const server = fork(local, [String(feeds), String(perFeed), '0']);
try {
  const [{ port }] = (await once(server, 'message')) as [{ port: number }];
  const list = Array.from({ length: feeds }, (_, n) => ({
    name: `Generated ${n}`,
    path: `/feeds/${n}.xml`,
    language: n % 2 === 0 ? 'vi' : 'en',
  }));
  const index = process.env['MEILI_URL'] ? 2 : 1;
  const replicas = { ingest: 2, classify: 2, index, feed: 2 };
  const newsline = await startDistributed(folder, list, port, replicas);
  try {
    await once(server, 'message');
    await underFaults(newsline, port);
  } finally {
    await newsline.stop();
  }
} finally {
  server.disconnect();
  rmSync(folder, { recursive: true, force: true });
}

async function underFaults(newsline: Distributed, feedPort: number): Promise<void> {
  const began = Date.now();
  const reader = new Reader(newsline.origins);
  const done = new AbortController();
  const reading = readAgainAndAgain(reader, done.signal);
  const mongo = await databaseOf(newsline);
  try {
    await breakAll({ ...newsline, mongo }, began);
  } finally {
    done.abort();
    await mongo.close();
  }
  const { walks, problem } = await reading;
  const problems = [...(await untilSettled(newsline, feedPort)), ...(problem ? [problem] : [])];
  console.log(
    `${expected} articles in ${((Date.now() - began) / 1000).toFixed(1)} s. Somebody read the timeline through ${walks} times meanwhile: ${reader.pages} pages, the longest wait ${(reader.longestWaitMs / 1000).toFixed(1)} s, ${reader.refused} requests sent again.`,
  );
  for (const problem of problems) console.log(`WRONG: ${problem}`);
  if (problems.length === 0) console.log('Nothing was lost, nothing was shown twice.');
  process.exitCode = problems.length > 0 ? 1 : 0;
}

async function readAgainAndAgain(
  reader: Reader,
  done: AbortSignal,
): Promise<{ walks: number; problem?: string }> {
  for (let walks = 0; ; walks += 1) {
    if (done.aborted) return { walks };
    try {
      await timelineOf(reader);
    } catch (error) {
      return { walks, problem: String(error) };
    }
  }
}

/** The next one is killed as soon as its share is listed, whether or not those before are back. */
async function breakAll(newsline: Watched, began: number): Promise<void> {
  console.log('killed         at      listed  ready again  flow again');
  const recoveries: Promise<number>[] = [];
  for (const [name, share] of faults) {
    await untilListed(newsline, expected * share);
    const victim = programsOf(newsline).find((one) => one.name === name);
    if (!victim) throw new Error(`No ${name} runs`);
    const before = await listed(newsline);
    if (before >= expected)
      throw new Error(`All were listed before ${name} could be killed: take more --articles`);
    const health = healthOf(victim.pid);
    const at = Date.now();
    process.kill(victim.pid, 'SIGKILL');
    const gone = () => !alive(victim.pid);
    const ready = seconds(at, async () => gone() && areReady(health ? [health] : newsline.healths));
    const flow = seconds(at, async () => gone() && (await listed(newsline)) > before);
    recoveries.push(
      Promise.all([ready, flow]).then(([readyS, flowS]) => {
        console.log(
          `${name.padEnd(12)} ${((at - began) / 1000).toFixed(1).padStart(6)} s ${String(before).padStart(8)} ${readyS.toFixed(1).padStart(8)} s ${flowS.toFixed(1).padStart(10)} s`,
        );
        return readyS;
      }),
    );
    await flow;
  }
  await Promise.all(recoveries);
  await untilListed(newsline, expected);
}

/** Looks until all is as it should be, or nothing changes any more.
 *  @returns what is wrong */
async function untilSettled(newsline: Distributed, feedPort: number): Promise<string[]> {
  for (let before = ''; ;) {
    const problems = await whatIsWrong(newsline, feedPort);
    const now = problems.join();
    if (problems.length === 0 || (now === before && (await waiting(newsline)) === 0))
      return problems;
    before = now;
    if (Date.now() > deadline) return [...problems, `not settled after ${limitMs / 1000} s`];
    await sleep(2_000);
  }
}

async function whatIsWrong(newsline: Distributed, feedPort: number): Promise<string[]> {
  const urls = new Set<string>();
  for (let feed = 0; feed < feeds; feed += 1)
    for (let n = 0; n < perFeed; n += 1)
      urls.add(`http://127.0.0.1:${feedPort}/${feed}/article-${n}.html`);
  const problems: string[] = [];
  const check = (where: string, articles: readonly { readonly url: string }[]) => {
    const seen = new Set(articles.map(({ url }) => url));
    const lost = [...urls].filter((url) => !seen.has(url)).length;
    if (lost > 0) problems.push(`${where}: ${lost} articles are missing`);
    if (articles.length > urls.size - lost)
      problems.push(`${where}: ${articles.length - urls.size + lost} articles too many`);
  };
  for (const [replica, origin] of newsline.origins.entries()) {
    const reader = new Reader([origin]);
    const timeline = await timelineOf(reader);
    check(`timeline of feed-${replica + 1}`, timeline);
    const edited = timeline.filter(({ version }) => version > 1).length;
    if (edited > 0) problems.push(`${edited} articles count as edited by feed-${replica + 1}`);
    const stories = await reader.walk<ReadStory>('/v1/stories?', 'stories', ({ id }) => id);
    const told = new Map<string, number>();
    for (const { storyId } of timeline) told.set(storyId, (told.get(storyId) ?? 0) + 1);
    const differ = stories.filter(({ id, articleCount }) => told.get(id) !== articleCount).length;
    if (differ > 0 || told.size !== stories.length)
      problems.push(
        `stories of feed-${replica + 1}: ${stories.length} are listed, articles name ${told.size}; ${differ} count other articles than name them`,
      );
    const hits = await reader.walk<ReadHit>(
      '/v1/search?sort=newest&',
      'hits',
      (hit) => hit.articleId,
    );
    check(`search by feed-${replica + 1}`, hits);
  }
  const letters = await onTheBus(newsline, (bus) => bus.deadLetters.count());
  if (letters > 0) problems.push(`${letters} dead letters`);
  return problems;
}

function timelineOf(reader: Reader): Promise<ReadArticle[]> {
  return reader.walk<ReadArticle>('/v1/timeline?', 'articles', ({ id }) => id);
}

async function waiting(newsline: Distributed): Promise<number> {
  const lag = await onTheBus(newsline, (bus) => bus.lag());
  return lag.reduce((sum, { pending }) => sum + pending, 0);
}

async function onTheBus<Result>(
  newsline: Distributed,
  ask: (bus: JetStreamEventBus) => Promise<Result>,
): Promise<Result> {
  const broker = programsOf(newsline).find(({ name }) => name === 'nats-server');
  const port = / -p (\d+)/.exec(broker?.args ?? '')?.[1];
  const nats = await openNats({ url: `nats://127.0.0.1:${port}`, name: 'bench' });
  const bus = await JetStreamEventBus.open(nats);
  try {
    return await ask(bus);
  } finally {
    await bus.close();
  }
}

async function untilListed(newsline: Watched, count: number): Promise<void> {
  while ((await listed(newsline)) < count) {
    if (Date.now() > deadline)
      throw new Error(`${await listed(newsline)} of ${expected} after ${limitMs / 1000} s`);
    await sleep(250);
  }
}

/** How many articles feed has listed; -1 while the store does not answer. Counted one by one: the
 *  count that MongoDB keeps may be wrong after a crash. */
async function listed({ mongo }: Watched): Promise<number> {
  return mongo
    .collection('feed_articles')
    .countDocuments({})
    .catch(() => -1);
}

async function areReady(healths: readonly string[]): Promise<boolean> {
  const answers = await Promise.all(
    healths.map((health) =>
      fetch(`${health}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      ),
    ),
  );
  return answers.every(Boolean);
}

/** Where a service answers for its health; null for a server. */
function healthOf(pid: number): string | null {
  const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  const port = environment.find((one) => one.startsWith('HEALTH_PORT='))?.split('=')[1];
  return environment.some((one) => one.startsWith('MONGODB_URL=mongodb:')) && port
    ? `http://127.0.0.1:${port}`
    : null;
}

/** @returns how long it took, since `from`, until `isSo` held */
async function seconds(from: number, isSo: () => Promise<boolean>): Promise<number> {
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Not recovered after ${limitMs / 1000} s`);
    await sleep(100);
  }
  return (Date.now() - from) / 1000;
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
