import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { json, startNewsline } from '../embedded/newsline.ts';
import { escaped, rssOf } from './feeds.ts';
import type { Item } from './judged-queries.ts';

/** The count must stay for so long before all is taken to be there. */
const settleMs = 4_000;
const longestWaitMs = 180_000;

/** Serves a corpus as feeds on loopback to a Newsline of its own, and ends both afterwards. */
export async function withNewsline(
  items: readonly Item[],
  use: (newsline: { origin: string; folder: string }) => Promise<void>,
): Promise<void> {
  const feeds = [...Map.groupBy(items, ({ feed }) => feed)].map(
    ([name, ofFeed]) => [name, latestOf(ofFeed)] as const,
  );
  const folder = mkdtempSync(join(tmpdir(), 'newsline-relevance-'));
  const server = createServer((request, response) => {
    const [name = '', ofFeed = []] = feeds[Number(/\d+/u.exec(request.url ?? '')?.[0])] ?? [];
    response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' });
    response.end(rssOf(name, ofFeed));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const newsline = await startNewsline({
    folder,
    feeds: feeds.map(([name, [first]], n) => ({
      name: escaped(name),
      path: `/${n}.xml`,
      language: first?.language ?? 'vi',
    })),
    feedPort: (server.address() as AddressInfo).port,
    // The corpus has ten days of a feed at once.
    settings: { POLL_MAX_ARTICLES: '5000' },
  });
  try {
    console.log(`\n${await untilSettled(newsline.origin)} articles of ${items.length} items`);
    await use(newsline);
  } finally {
    await newsline.stop();
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A feed shows an article once: of its states in ten days the last one. */
function latestOf(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [item.link, item])).values()];
}

/** @returns how many articles can be found */
async function untilSettled(origin: string): Promise<number> {
  let before = -1;
  for (let waitedMs = 0; waitedMs < longestWaitMs; waitedMs += settleMs) {
    const { total } = (await json(`${origin}/v1/search?limit=1`).catch(() => ({ total: 0 }))) as {
      total: number;
    };
    if (total > 0 && total === before) return total;
    before = total;
    await sleep(settleMs);
  }
  throw new Error(`After ${longestWaitMs / 1000} s articles are still coming, or none has`);
}
