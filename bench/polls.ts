/** `npm run bench -- polls [--mode embedded|distributed] [--days 7] [--replicas ingest=2] [--at-once]`:
 *  a week of a changing outlet in minutes: eight polls a day of nine feeds, addresses rewritten with
 *  their titles, links that differ in the fragment or the date alone, one article in three feeds, a
 *  redirector that counts clicks, feeds that move (301, 308), redirect for now (302) and end (410), and
 *  SIGKILL every day. Counts articles that are lost, shown twice or overwritten by another, what is
 *  missing in a source's own timeline, and sources that are not where they belong; ends with exit code
 *  1 where there are any.
 *
 *  A host has one visitor at a time, as ever, with a pause of 10 ms; with `--at-once` sixteen and no
 *  pause, so that feeds with the same news are read in the same moment. A day passes by sources being
 *  made due, and by what is stored of their redirects being made older. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { json } from './embedded/newsline.ts';
import { feeds, pollsADay } from './polls/addresses.ts';
import { ChangingOutlet } from './polls/outlet.ts';
import {
  playDistributed,
  playEmbedded,
  pollAll,
  untilPolled,
  type Played,
} from './polls/played.ts';

const settleMs = 30_000;

type Shown = { readonly id: string; readonly summary: string };
type Counts = Readonly<
  Record<'lost' | 'doubled' | 'overwritten' | 'missing' | 'misplaced' | 'askedInVain', number>
>;

const { values } = parseArgs({
  options: {
    mode: { type: 'string', default: 'embedded' },
    days: { type: 'string', default: '7' },
    replicas: { type: 'string', default: '' },
    'at-once': { type: 'boolean', default: false },
  },
});
const days = Number(values.days);
const folder = mkdtempSync(join(tmpdir(), 'newsline-polls-'));
const outlet = await ChangingOutlet.start(Date.now() - days * 86_400_000);
const pace = values['at-once']
  ? { POLL_PER_HOST: '16', HOST_PAUSE: '0s' }
  : { POLL_PER_HOST: '1', HOST_PAUSE: '10ms' };
const settings = { ...pace, ALLOWED_PRIVATE_HOSTS: outlet.hosts.join(',') };
const playing = { folder, feeds, feedPort: outlet.port, settings };
const isDistributed = values.mode === 'distributed';
const newsline = isDistributed
  ? await playDistributed(playing, values.replicas)
  : await playEmbedded(playing);
try {
  const seen = new Map<string, string>();
  const overwritten = new Set<string>();
  await untilPolled(newsline, 0);
  for (let day = 0; day < days; day += 1) {
    for (let poll = 0; poll < pollsADay; poll += 1) {
      outlet.advance();
      await pollAll(newsline, 24 / pollsADay);
      for (const { id, summary } of await untilShown(newsline.origin())) {
        const token = tokenOf(summary);
        if (seen.has(id) && seen.get(id) !== token) overwritten.add(id);
        seen.set(id, token);
      }
    }
    await newsline.crash();
  }
  report(await settled(newsline, overwritten.size));
} finally {
  await newsline.stop();
  outlet.close();
  rmSync(folder, { recursive: true, force: true });
}

function report({ lost, doubled, overwritten, missing, misplaced, askedInVain }: Counts): void {
  const name = [values.mode, values.replicas, values['at-once'] && 'at once'].filter(Boolean);
  console.log(
    `${name.join(', ')}: ${outlet.tokens.length} articles in ${days * pollsADay} polls of ${feeds.length} feeds and ${days} crashes: ${lost} lost, ${doubled} doubled, ${overwritten} overwritten, ${missing} missing in the timeline or count of a source; ${misplaced} sources not where they belong, ${askedInVain} requests for what is gone`,
  );
  const wrong = lost + doubled + overwritten + missing + misplaced + askedInVain;
  process.exitCode = wrong > 0 ? 1 : 0;
}

/** What there is to count once it is as it should be, or after a while. */
async function settled(newsline: Played, overwritten: number): Promise<Counts> {
  const deadline = Date.now() + settleMs;
  const none: Counts = {
    lost: 0,
    doubled: 0,
    overwritten: 0,
    missing: 0,
    misplaced: 0,
    askedInVain: 0,
  };
  for (;;) {
    const counts = { ...(await count(newsline)), overwritten };
    if (isDeepStrictEqual(counts, none) || Date.now() > deadline) return counts;
    await sleep(500);
  }
}

async function count(newsline: Played): Promise<Omit<Counts, 'overwritten'>> {
  const origin = newsline.origin();
  const shown = (await everything(`${origin}/v1/timeline`)).map(({ summary }) => tokenOf(summary));
  const { sources } = (await json(`${origin}/v1/sources`)) as {
    sources: { id: string; articleCount: number }[];
  };
  let [missing, misplaced] = [0, 0];
  for (const { id, name, url } of await newsline.sources()) {
    const feed = feeds.find((one) => one.name === name);
    if (!feed) throw new Error(`Nobody knows the source ${name}`);
    const own = await everything(`${origin}/v1/timeline?source=${id}`);
    const tokens = new Set(own.map(({ summary }) => tokenOf(summary)));
    const absent = outlet.tokensOf(feed).filter((token) => !tokens.has(token));
    const counted = sources.find((one) => one.id === id)?.articleCount ?? 0;
    missing += absent.length + Math.abs(counted - own.length);
    if (url !== outlet.addressOf(feed)) misplaced += 1;
  }
  return {
    lost: outlet.tokens.filter((token) => !shown.includes(token)).length,
    doubled: shown.length - new Set(shown).size,
    missing,
    misplaced,
    askedInVain: outlet.askedInVain,
  };
}

/** What is there once all of it is, or after a while. */
async function untilShown(origin: string): Promise<readonly Shown[]> {
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

function tokenOf(summary: string): string {
  return /^\[\w+\]/u.exec(summary)?.[0] ?? summary;
}
