/** `npm run bench -- polls [--mode embedded|distributed] [--days 7]`: a week of a changing outlet in
 *  seconds: eight polls a day of five feeds, addresses rewritten with their titles, links that
 *  differ in the fragment or the date alone, one article in three feeds, a redirector that counts
 *  clicks, and a restart with SIGKILL every day. Counts articles that are lost, shown twice or
 *  overwritten by another, and what is missing in a source's own timeline; ends with exit code 1
 *  where there are any. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { databaseOf, startDistributed } from './distributed/newsline.ts';
import { json, startNewsline } from './embedded/newsline.ts';
import { ChangingOutlet, feeds } from './polls/outlet.ts';

const pollsADay = 8;
const settleMs = 20_000;

type Shown = { readonly id: string; readonly summary: string };
type Played = {
  readonly origin: string;
  /** Makes every source due. */
  readonly due: () => Promise<void>;
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const { values } = parseArgs({
  options: {
    mode: { type: 'string', default: 'embedded' },
    days: { type: 'string', default: '7' },
  },
});
const days = Number(values.days);
const folder = mkdtempSync(join(tmpdir(), 'newsline-polls-'));
const outlet = await ChangingOutlet.start(Date.now() - days * 86_400_000);
const start = values.mode === 'distributed' ? distributed : embedded;
let newsline = await start();
try {
  const seen = new Map<string, string>();
  const overwritten = new Set<string>();
  for (let day = 0; day < days; day += 1) {
    for (let poll = 0; poll < pollsADay; poll += 1) {
      outlet.advance();
      await pollAll(newsline);
      for (const { id, summary } of await settled(newsline.origin)) {
        const token = tokenOf(summary);
        if (seen.has(id) && seen.get(id) !== token) overwritten.add(id);
        seen.set(id, token);
      }
    }
    await newsline.kill();
    newsline = await start();
  }
  process.exitCode = await report(newsline.origin, overwritten.size);
} finally {
  await newsline.stop();
  outlet.close();
  rmSync(folder, { recursive: true, force: true });
}

async function report(origin: string, overwritten: number): Promise<number> {
  const shown = (await everything(`${origin}/v1/timeline`)).map(({ summary }) => tokenOf(summary));
  const lost = outlet.tokens.filter((token) => !shown.includes(token)).length;
  const doubled = shown.length - new Set(shown).size;
  let missing = 0;
  const { sources } = (await json(`${origin}/v1/sources`)) as {
    sources: { id: string; url: string; articleCount: number }[];
  };
  for (const { id, url, articleCount } of sources) {
    const own = await everything(`${origin}/v1/timeline?source=${id}`);
    const tokens = new Set(own.map(({ summary }) => tokenOf(summary)));
    const absent = outlet.tokensOf(new URL(url).pathname).filter((token) => !tokens.has(token));
    missing += absent.length + Math.abs(articleCount - own.length);
  }
  const polls = days * pollsADay * feeds.length;
  console.log(
    `${values.mode}: ${outlet.tokens.length} articles in ${polls} polls and ${days} restarts: ${lost} lost, ${doubled} doubled, ${overwritten} overwritten, ${missing} missing in the timeline or count of a source`,
  );
  return lost + doubled + overwritten + missing > 0 ? 1 : 0;
}

/** What is there once all of it is, or after a while. */
async function settled(origin: string): Promise<readonly Shown[]> {
  const deadline = Date.now() + settleMs;
  for (;;) {
    const shown = await everything(`${origin}/v1/timeline`);
    const tokens = new Set(shown.map(({ summary }) => tokenOf(summary)));
    if (outlet.tokens.every((token) => tokens.has(token)) || Date.now() > deadline) return shown;
    await sleep(50);
  }
}

async function everything(url: string): Promise<Shown[]> {
  const all: Shown[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page = new URL(url);
    page.searchParams.set('limit', '100');
    if (cursor) page.searchParams.set('cursor', cursor);
    const answer = (await json(page.href)) as { articles: Shown[]; next: string | null };
    all.push(...answer.articles);
    cursor = answer.next;
  }
  return all;
}

async function pollAll({ origin, due }: Played): Promise<void> {
  const since = Date.now();
  await due();
  const deadline = since + settleMs;
  for (;;) {
    const { sources } = (await json(`${origin}/v1/sources`)) as {
      sources: { health: { lastPolledAt: string | null; problem: string | null } }[];
    };
    const polled = sources.filter(({ health }) => Date.parse(health.lastPolledAt ?? '') >= since);
    if (polled.length === feeds.length) return;
    if (Date.now() > deadline)
      throw new Error(`Only ${polled.length} of ${feeds.length} sources were polled`);
    await sleep(50);
  }
}

function tokenOf(summary: string): string {
  return /^\[\w+\]/u.exec(summary)?.[0] ?? summary;
}

async function embedded(): Promise<Played> {
  const { origin, child, stop } = await startNewsline({ folder, feeds, feedPort: outlet.port });
  await untilReady(origin);
  return {
    origin,
    stop,
    due: async () => {
      const database = new DatabaseSync(join(folder, 'newsline.sqlite'), { timeout: 10_000 });
      database.exec(
        "UPDATE ingest_sources SET next_poll_at = 0, body = json_set(body, '$.health.nextPollAt', '1970-01-01T00:00:00.000Z')",
      );
      database.close();
    },
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function distributed(): Promise<Played> {
  const services = await startDistributed(folder, [...feeds], outlet.port, {});
  const [origin = ''] = services.origins;
  await untilReady(origin);
  const mongo = await databaseOf(services);
  const stop = async () => {
    await mongo.close();
    await services.stop();
  };
  return {
    origin,
    stop,
    due: async () => {
      const epoch = new Date(0);
      const due = { dueAt: epoch, 'source.health.nextPollAt': epoch.toISOString() };
      await mongo.collection('ingest_sources').updateMany({}, { $set: due });
    },
    kill: stop,
  };
}

async function untilReady(origin: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  const sourcesOf = async () => ((await json(`${origin}/v1/sources`)) as { sources: [] }).sources;
  while ((await sourcesOf().catch(() => [])).length < feeds.length) {
    if (Date.now() > deadline) throw new Error('Newsline does not show its sources');
    await sleep(100);
  }
}
