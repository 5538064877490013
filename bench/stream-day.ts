/** `npm run bench -- stream-day [--day 2026-02-10] [--polls 24] [--data DIR] [QUERY …]`: one day of
 *  three Vietnamese outlets as it came, an hour with each poll, served on loopback to a Newsline that
 *  begins with nothing: which articles are shown twice, which stories several outlets tell and how
 *  many of their "outlets" were only feeds, what searches find. With `--polls 1` the day comes at once;
 *  two articles that a feed shows at one time are never taken for one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { json } from './embedded/newsline.ts';
import { playEmbedded, pollAll, untilPolled } from './polls/played.ts';
import { StreamDay } from './stream-day/day.ts';
import { pairsOf, readShown, type Pair, type Shown } from './stream-day/shown.ts';

type Found = {
  readonly total: number;
  readonly hits: readonly { readonly title: readonly { readonly text: string }[] }[];
};

const usualQueries = [
  'an ninh mạng',
  'an ninh mang',
  'lừa đảo',
  'thuế quan',
  'Trump Iran',
  'ca sĩ',
  'U23 Việt Nam',
  'gia vang',
  'Ukrain',
  'tết nguyên đán',
];
const limitMs = 60_000;

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      day: { type: 'string', default: '2026-02-10' },
      polls: { type: 'string', default: '24' },
      data: { type: 'string', default: join(import.meta.dirname, '../../shared/data') },
    },
  });
  const day = await StreamDay.start(values.data, values.day, Number(values.polls));
  const links = new Set(day.items.map(({ link }) => link)).size;
  console.log(
    `${values.day}: ${day.items.length} items in ${day.feeds.length} feeds, ${links} different links, in ${day.polls} polls`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'newsline-day-'));
  const settings = { POLL_PER_HOST: '1', HOST_PAUSE: '10ms' };
  const newsline = await playEmbedded({ folder, feeds: day.feeds, feedPort: day.port, settings });
  try {
    await untilPolled(newsline, 0);
    for (let poll = 0; poll < day.polls; poll += 1) {
      day.advance();
      await pollAll(newsline, 24 / day.polls);
    }
    if (day.unshown > 0) throw new Error(`${day.unshown} items were never asked for`);
    await untilSettled(folder, newsline.origin());
    const shown = readShown(folder);
    printTwice(shown);
    printStories(shown);
    for (const query of positionals.length > 0 ? positionals : usualQueries)
      await search(newsline.origin(), query);
  } finally {
    await newsline.stop();
    day.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Until every article has come through all stages. */
async function untilSettled(folder: string, origin: string): Promise<void> {
  const deadline = Date.now() + limitMs;
  const database = new DatabaseSync(join(folder, 'newsline.sqlite'), { readOnly: true });
  const tables = ['ingest_articles', 'classify_members', 'index_versions', 'feed_article'];
  try {
    for (;;) {
      const counts = tables.map((table) =>
        Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n']),
      );
      const { total } = (await json(`${origin}/v1/search?limit=1`)) as Found;
      if (new Set([...counts, total]).size === 1) return;
      if (Date.now() > deadline)
        throw new Error(`Not settled: ${tables.join()}, search: ${[...counts, total].join()}`);
      await sleep(100);
    }
  } finally {
    database.close();
  }
}

function printTwice({ articles }: Shown): void {
  const { twice, near } = pairsOf(articles);
  console.log(
    `${articles.length} articles: ${twice.length} are shown twice, by their title or the number in their address; ${near.length} pairs of one outlet have near titles or one summary`,
  );
  for (const pair of twice) printPair('twice', pair);
  for (const pair of near) printPair('near', pair);
}

function printPair(kind: string, pair: Pair): void {
  console.log(`  ${kind}:`);
  for (const { publishedAt, title, url } of pair)
    console.log(`    ${publishedAt.slice(11, 16)} ${title} ${url}`);
}

/** Feeds are named "VnExpress · …" and "VnExpress - Thế Giới · …": by their names two outlets. */
function printStories({ stories, deadLetters }: Shown): void {
  const counted = stories.map(({ headline, articleCount, outlets, shownBy }) => ({
    headline,
    articleCount,
    outlets: outlets.length,
    names: new Set([...shownBy].map((name) => name.split(' · ')[0])).size,
  }));
  const several = counted.filter(({ articleCount }) => articleCount > 1).length;
  const told = counted.filter(({ outlets }) => outlets > 1);
  const named = counted.filter(({ names }) => names > 1);
  const lost = named.filter(({ names, outlets }) => outlets < names);
  console.log(
    `${stories.length} stories, ${several} of several articles, ${told.length} told by several outlets; ${deadLetters} dead letters`,
  );
  console.log(
    `${named.length} would be told by several outlets if feeds were, by their names: ${lost.length} of them lose an outlet that was a feed, ${lost.filter(({ outlets }) => outlets === 1).length} all but one`,
  );
  for (const { headline, outlets } of told.sort((a, b) => b.outlets - a.outlets))
    console.log(`  ${outlets} outlets: ${headline}`);
}

async function search(origin: string, query: string): Promise<void> {
  const began = performance.now();
  const url = `${origin}/v1/search?limit=3&q=${encodeURIComponent(query)}`;
  const { total, hits } = (await json(url)) as Found;
  const ms = performance.now() - began;
  console.log(`${query.padEnd(16)} ${String(total).padStart(3)} found, ${ms.toFixed(1)} ms`);
  for (const { title } of hits) console.log(`  ${title.map(({ text }) => text).join('')}`);
}

if (import.meta.main) await run(process.argv.slice(2));
