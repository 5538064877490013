import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { eventually } from '@newsline/platform/testing';
import { getJson, patienceMs, type RunningNewsline, startNewsline } from './newsline-process.ts';
import { opml, Outlet } from './outlet.ts';

const feeds = 40;
const perFeed = 50;
const total = feeds * perFeed;

/** Where each stage keeps what it has done; it is killed when so much is there. */
const stages = [
  ['ingest', 'ingest_articles', 0.1],
  ['classify', 'classify_members', 0.3],
  ['index', 'index_articles', 0.5],
  ['feed', 'feed_article', 0.7],
] as const;

describe('Newsline killed at each stage and started again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsline-killed-'));
  let outlet: Outlet;
  let newsline: RunningNewsline;
  const settings = () => ({
    ALLOWED_PRIVATE_HOSTS: outlet.host,
    SOURCES_OPML: join(folder, 'sources.opml'),
    LOG_LEVEL: 'error',
    // One feed after the other.
    POLL_PER_HOST: '1',
    HOST_PAUSE: '0s',
  });

  beforeAll(async () => {
    // Slower than what comes after it, so that there is a middle to be killed in.
    outlet = await Outlet.open({ delayMs: 100 });
    const urls = Array.from({ length: feeds }, (_, feed) =>
      outlet.put(
        `feed-${feed}`,
        `Feed ${feed}`,
        Array.from({ length: perFeed }, (__, n) => ({
          slug: `${feed}-${n}`,
          title: `Story ${feed} ${n} about ${word(feed * 7 + n)} ${word(n * 3)} ${word(feed)}`,
          summary: `${word(n)} ${word(n + 1)} said ${word(feed + n)} in ${word(feed)} about ${word(n * feed)} on the day ${feed} ${n}.`,
          minutesAgo: 10 + feed * perFeed + n,
        })),
      ),
    );
    writeFileSync(join(folder, 'sources.opml'), opml(urls));
  });
  afterAll(async () => {
    await newsline?.end('SIGKILL');
    outlet.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('loses nothing and shows nothing twice', async () => {
    const killedAt: string[] = [];
    for (const [stage, table, share] of stages) {
      newsline = await startNewsline(folder, settings());
      const there = await eventually(() => {
        const count = rows(table);
        if (count < total * share) throw new Error(`${stage} has ${count}`);
        return count;
      }, patienceMs);
      await newsline.end('SIGKILL');
      if (rows('feed_article') < total) killedAt.push(`${stage} at ${there}`);
    }
    // Each kill has to come in the middle of the work, or this spec shows nothing.
    expect(killedAt).toHaveLength(stages.length);
    newsline = await startNewsline(folder, settings());
    await eventually(async () => {
      expect(rows('feed_article')).toBe(total);
      expect((await getJson<{ total: number }>(`${newsline.origin}/v1/search?limit=1`)).total).toBe(
        total,
      );
    }, 120_000);
    const articles = await wholeTimeline(newsline.origin);
    expect(articles).toHaveLength(total);
    expect(new Set(articles.map(({ url }) => url)).size).toBe(total);
    expect(articles.every(({ version, storyId }) => version === 1 && storyId)).toBe(true);
    expect(rows('bus_dead_letters')).toBe(0);
  }, 240_000);

  function rows(table: string): number {
    try {
      const database = new DatabaseSync(join(folder, 'newsline.sqlite'), {
        readOnly: true,
        timeout: 5_000,
      });
      try {
        return Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n']);
      } finally {
        database.close();
      }
    } catch {
      return 0; // The first start has not made it yet.
    }
  }
});

type Listed = { readonly url: string; readonly version: number; readonly storyId: string };

async function wholeTimeline(origin: string): Promise<Listed[]> {
  const articles: Listed[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { articles: Listed[]; next: string | null } = await getJson(
      `${origin}/v1/timeline?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    articles.push(...page.articles);
    cursor = page.next;
  }
  return articles;
}

function word(n: number): string {
  const syllables = ['ba', 'ke', 'li', 'mo', 'nu', 'ra', 'se', 'ti', 'vo', 'zu'];
  return [...String(n * 37 + 101)].map((digit) => syllables[Number(digit)]).join('');
}
