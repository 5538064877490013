/** `npm run bench -- stream-day [--day 2026-02-10] [--data DIR] [QUERY …]`: one day of three
 *  Vietnamese outlets, served as RSS on loopback to a Newsline that begins with nothing: what each
 *  stage counts, which stories several outlets tell, how long it took, what searches find. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import {
  json,
  printRound,
  startNewsline,
  untilVisible,
  type MeasuredNewsline,
} from './embedded/newsline.ts';

type Item = {
  readonly title: string;
  readonly summary: string;
  readonly source: string;
  readonly category: string;
  readonly published: string;
  readonly link: string;
};

type Story = { readonly headline: string; readonly sourceIds: readonly string[] };
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

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      day: { type: 'string', default: '2026-02-10' },
      data: { type: 'string', default: join(import.meta.dirname, '../../shared/data') },
    },
  });
  const items = itemsOf(values.data, values.day);
  const feeds = [...Map.groupBy(items, ({ source, category }) => `${source} · ${category}`)];
  const links = new Set(items.map(({ link }) => link)).size;
  console.log(
    `${values.day}: ${items.length} items in ${feeds.length} feeds, ${links} different links`,
  );

  const folder = mkdtempSync(join(tmpdir(), 'newsline-day-'));
  const server = createServer((request, response) => {
    const [name, ofFeed] = feeds[Number(/\d+/.exec(request.url ?? '')?.[0])] ?? ['', []];
    response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' });
    response.end(rss(name, ofFeed));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const asked = new Promise<number>((resolve) => server.once('request', () => resolve(Date.now())));
  let newsline: MeasuredNewsline | undefined;
  try {
    newsline = await startNewsline({
      folder,
      feeds: feeds.map(([name], n) => ({ name: escaped(name), path: `/${n}.xml`, language: 'vi' })),
      feedPort: port,
    });
    printRound('visible', await untilVisible(newsline, links, await asked));
    printStories(folder);
    for (const query of positionals.length > 0 ? positionals : usualQueries) {
      await search(newsline.origin, query);
    }
  } finally {
    await newsline?.stop();
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  }
}

function itemsOf(data: string, day: string): Item[] {
  const file = join(data, 'streams', `vi-rss-${day.slice(0, 7)}.jsonl.gz`);
  const items = gunzipSync(readFileSync(file))
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Item)
    .filter(({ published }) => published.startsWith(day));
  if (items.length === 0) throw new Error(`${file} has nothing of ${day}: choose another --day.`);
  return items;
}

function printStories(folder: string): void {
  const database = new DatabaseSync(join(folder, 'newsline.sqlite'), { readOnly: true });
  const stories = database
    .prepare('SELECT card FROM feed_story WHERE card IS NOT NULL')
    .all()
    .map(({ card }) => JSON.parse(String(card)) as Story & { readonly articleCount: number });
  const outlets = new Map(
    database
      .prepare('SELECT id, body FROM ingest_sources')
      .all()
      .map(({ id, body }) => {
        const { name } = JSON.parse(String(body)) as { readonly name: string };
        return [String(id), name.split(' · ')[0] ?? name];
      }),
  );
  const deadLetters = database.prepare('SELECT count(*) AS n FROM bus_dead_letters').get()?.['n'];
  database.close();
  const byOutlets = stories
    .map(({ headline, sourceIds }) => ({
      headline,
      outlets: new Set(sourceIds.map((id) => outlets.get(id))).size,
    }))
    .filter(({ outlets: count }) => count > 1)
    .sort((a, b) => b.outlets - a.outlets);
  const several = stories.filter(({ articleCount }) => articleCount > 1).length;
  console.log(
    `${stories.length} stories, ${several} of several articles, ${byOutlets.length} told by several outlets; ${deadLetters} dead letters`,
  );
  for (const { headline, outlets: count } of byOutlets.slice(0, 10))
    console.log(`  ${count} outlets: ${headline}`);
}

async function search(origin: string, query: string): Promise<void> {
  const began = performance.now();
  const url = `${origin}/v1/search?limit=3&q=${encodeURIComponent(query)}`;
  const { total, hits } = (await json(url)) as Found;
  const ms = performance.now() - began;
  console.log(`${query.padEnd(16)} ${String(total).padStart(3)} found, ${ms.toFixed(1)} ms`);
  for (const { title } of hits) console.log(`  ${title.map(({ text }) => text).join('')}`);
}

function rss(name: string, items: readonly Item[]): string {
  const entries = items.map(
    ({ title, summary, link, published, category }) =>
      `<item><title>${escaped(title)}</title><link>${escaped(link)}</link><pubDate>${new Date(published).toUTCString()}</pubDate><category>${escaped(category)}</category><description>${escaped(summary)}</description></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${escaped(name)}</title><link>https://news.example/</link><description>one day</description>${entries.join('')}</channel></rss>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

if (import.meta.main) await run(process.argv.slice(2));
