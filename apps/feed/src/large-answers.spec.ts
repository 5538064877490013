import { SearchArticles, SourceRemoved } from '@newsline/contracts';
import { Unprocessable } from '@newsline/messaging';
import { eventually } from '@newsline/platform/testing';
import type { ProjectionUpdate } from './read-model/news-read-model.ts';
import {
  articleUpdate,
  someTopics,
  sourceState,
  storyUpdate,
} from './read-model/testing/sample-news.ts';
import { searchFound, searchHit } from './read-model/testing/sample-search.ts';
import { longestStall } from './testing/longest-stall.ts';
import { type RunningFeed, startFeed } from './testing/start-feed.ts';

const asOf = '2026-02-01T09:00:00.000Z';
const long = (megabytes: number) => 'Câu <dài> & "khó".\n\n'.repeat(megabytes * 40_000);
const many = Array.from({ length: 10_000 }, (_, n) => `đài ${n}`);
const sources = 10_000;

let feed: RunningFeed;
beforeAll(async () => {
  feed = await startFeed();
  const title = [{ text: 'đ'.repeat(20_000), hit: true }];
  const sourceName = 'x'.repeat(10_000);
  await feed.bus.answer(SearchArticles, async ({ limit }) =>
    searchFound(
      Array.from({ length: limit }, (_, n) => searchHit({ articleId: `a${n}`, title, sourceName })),
      { total: 100 },
    ),
  );
  await feed.readModel.apply([{ kind: 'topics', topics: someTopics, asOf }]);
  const polled = Array.from({ length: sources }, (_, n): ProjectionUpdate => {
    const { health } = sourceState({ id: 'any' });
    const warnings = Array.from({ length: 10 }, () => 'đ'.repeat(n < 500 ? 5_000 : 5));
    const name = n < 500 ? 'đ'.repeat(500_000 / 500) : `Nguồn ${n}`;
    return {
      kind: 'source',
      source: sourceState({ id: `s${n}`, name, health: { ...health, warnings } }),
      asOf,
    };
  });
  await feed.readModel.apply(polled);
  for (let n = 0; n < 100; n += 1) {
    const huge = {
      title: 'đ'.repeat(10_000),
      summary: 'đ'.repeat(10_000),
      authors: many,
      attribution: many,
      categories: many,
    };
    const texts = n < 2 ? { text: long(9), html: n === 0 ? `<p>${long(9)}</p>` : '' } : {};
    await feed.readModel.apply([
      articleUpdate(
        { id: `a${n}`, sourceId: `s${n % 100}`, ...huge, ...texts },
        { storyId: `s${n}`, topics: ['diplomacy'] },
      ),
      storyUpdate({
        storyId: `s${n}`,
        headline: 'đ'.repeat(10_000),
        headlineArticleId: `a${n}`,
        sourceIds: many,
        topics: ['diplomacy'],
        articleCount: 2,
      }),
    ]);
  }
  await feed.bus.subscribe({
    group: 'test',
    contract: SourceRemoved,
    batchSize: 1,
    handle: async () => {
      throw new Unprocessable('x'.repeat(100_000));
    },
  });
  await feed.bus.publish(
    Array.from({ length: 100 }, (_, n) =>
      SourceRemoved.create(
        { sourceId: `${n}${'đ'.repeat(100_000)}`, asOf },
        { service: 'test', now: new Date() },
      ),
    ),
  );
  await eventually(async () => expect(await feed.bus.deadLetters.count()).toBe(100));
}, 120_000);
afterAll(() => feed.stop());

const ids = (from: number) => Array.from({ length: 50 }, (_, n) => `s${from + n}`).join(',');

it.each([
  ['/v1/timeline?limit=100'],
  [`/v1/timeline?limit=100&source=${ids(0)}`],
  [`/v1/timeline?limit=100&topic=diplomacy,cybersecurity,entertainment&source=${ids(50)}`],
  ['/v1/stories?limit=100'],
  ['/v1/stories?limit=100&order=hot&topic=diplomacy'],
  ['/v1/stories/s1?limit=100'],
  ['/v1/articles/a0'],
  ['/v1/articles/a1'],
  ['/v1/sources'],
  ['/v1/sources?limit=1'],
  ['/v1/topics'],
  ['/v1/search?q=x&limit=100'],
  ['/v1/dead-letters?limit=100'],
  ['/openapi.json'],
  ['/feeds/sources/s1.rss'],
  ['/feeds/search.atom?q=x&limit=100'],
  ['/'],
  ['/latest'],
  ['/latest?view=articles'],
  ['/latest?view=hot'],
  ['/topics'],
  ['/topics/diplomacy'],
  ['/stories/s1'],
  ['/articles/a0'],
  ['/articles/a1'],
  ['/search?q=x'],
  ['/sources'],
  ['/sources?cursor=100'],
  ['/sources/s1'],
  ['/dead-letters'],
])('%s is less than 4 MB and holds nobody up', async (url) => {
  const accept = /^\/(v1|feeds|openapi)/.test(url) ? '*/*' : 'text/html';
  const headers = { accept, cookie: `newsline-operator=${feed.key}` };
  // The second time, without what a first one compiles.
  await feed.get(url, headers);
  await feed.readModel.apply([
    { kind: 'source', source: sourceState({ id: 's9999' }), asOf: new Date().toISOString() },
  ]);
  const { result, stallMs } = await longestStall(() => feed.get(url, headers));
  expect([url, result.statusCode]).toEqual([url, 200]);
  expect(result.rawPayload.length).toBeLessThan(4_000_000);
  expect(result.body.length).toBeGreaterThan(100);
  expect(stallMs).toBeLessThan(500);
});

it.each(['timeline', 'stories', 'sources', 'dead-letters'])(
  'what does not fit into one answer of /v1/%s is in the next',
  async (list) => {
    const seen = new Set<string>();
    let next: string | null = null;
    do {
      const query: string =
        next === null ? '' : `&${list === 'dead-letters' ? 'before' : 'cursor'}=${next}`;
      const { body } = await feed.get(`/v1/${list}?limit=100${query}`, feed.asOperator);
      const {
        next: following,
        total: _,
        ...lists
      } = JSON.parse(body) as Record<string, { id: string }[]> & { next: string | null };
      for (const { id } of Object.values(lists)[0] ?? []) seen.add(id);
      next = following;
    } while (next !== null);
    expect(seen.size).toBe(list === 'sources' ? sources : 100);
  },
);

it('an article that goes on says so', async () => {
  const whole = (await feed.get('/v1/articles/a2')).json();
  const cut = (await feed.get('/v1/articles/a1')).json();
  expect([whole.isCut, cut.isCut]).toEqual([false, true]);
  const page = await feed.get('/articles/a1', { accept: 'text/html', 'accept-language': 'en' });
  expect(page.body).toContain('The rest is at the original.');
  expect(page.body).toContain('Read the original at');
});
