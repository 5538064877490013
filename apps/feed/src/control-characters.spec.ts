import { SearchArticles, SourceRemoved } from '@newsline/contracts';
import { Unprocessable } from '@newsline/messaging';
import { eventually } from '@newsline/platform/testing';
import { parseDocument } from 'htmlparser2';
import {
  articleUpdate,
  someTopics,
  sourceState,
  storyUpdate,
} from './read-model/testing/sample-news.ts';
import { searchFound, searchHit } from './read-model/testing/sample-search.ts';
import { type RunningFeed, startFeed } from './testing/start-feed.ts';

const evil =
  'a\r\u0000\u0001\u0008\u000b\u000c\u001b[31m\u007f\u0085\u009b\u202e\u2066\ufdd0\ufffe\uffff\ud800b';
const asked = '%0d%00%1b%5b31m%c2%9b%e2%80%ae%ef%bf%be';
const forbidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]/u;
const asOf = '2026-02-01T09:00:00.000Z';

let feed: RunningFeed;
beforeAll(async () => {
  feed = await startFeed();
  await feed.bus.answer(SearchArticles, async ({ text }) => {
    const hit = searchHit({
      articleId: 'a',
      title: [{ text: evil, hit: true }],
      snippet: [{ text: evil, hit: false }],
      missing: [evil],
      sourceId: 'x',
      sourceName: evil,
    });
    return searchFound([hit], { correctedTo: text });
  });
  const { health } = sourceState({ id: 'any' });
  const failing = { ...health, status: 'failing' as const, problem: evil, warnings: [evil] };
  await feed.readModel.apply([
    { kind: 'topics', topics: someTopics, asOf },
    {
      kind: 'source',
      source: sourceState({ id: 'x', name: evil, folders: [evil], health: failing }),
      asOf,
    },
    articleUpdate(
      {
        id: 'a',
        sourceId: 'x',
        sourceName: evil,
        title: evil,
        summary: evil,
        text: evil,
        html: `<p title="${evil}">${evil}</p>`,
        authors: [evil],
        attribution: [evil],
        categories: [evil],
      },
      { topics: ['diplomacy'], storyId: 's' },
    ),
    storyUpdate({
      storyId: 's',
      headline: evil,
      headlineArticleId: 'a',
      sourceIds: ['x'],
      articleCount: 2,
    }),
  ]);
  await feed.bus.subscribe({
    group: 'test',
    contract: SourceRemoved,
    batchSize: 1,
    handle: async () => {
      throw new Unprocessable(evil);
    },
  });
  await feed.bus.publish([
    SourceRemoved.create({ sourceId: evil, asOf }, { service: 'test', now: new Date() }),
  ]);
  await eventually(async () => expect(await feed.bus.deadLetters.count()).toBe(1));
});
afterAll(() => feed.stop());

it.each([
  '/',
  '/latest',
  '/latest?view=articles',
  '/stories/s',
  '/articles/a',
  '/sources',
  '/sources/x',
  `/search?q=${asked}`,
  `/search?q=x&source=${asked}`,
  '/dead-letters',
  `/dead-letters?reason=${asked}`,
  `/nothing/${asked}`,
])('the page %s has no control characters', async (url) => {
  const headers = { accept: 'text/html', cookie: `newsline-operator=${feed.key}` };
  const { body } = await feed.get(url, headers);
  expect(body).toContain('</html>');
  expect(body).not.toMatch(forbidden);
  expect(body.isWellFormed()).toBe(true);
});

it.each(['rss', 'atom'])('%s has none of what XML has not', async (ending) => {
  for (const path of ['latest', 'stories/s', 'sources/x', 'search']) {
    const query = path === 'search' ? `?q=${asked}` : '';
    const answer = await feed.get(`/feeds/${path}.${ending}${query}`);
    expect([path, answer.statusCode]).toEqual([path, 200]);
    expect(answer.body).not.toMatch(forbidden);
    expect(answer.body).toContain('[31m');
    expect(parseDocument(answer.body, { xmlMode: true }).children.length).toBeGreaterThan(0);
  }
});

it('JSON is valid UTF-8 and means what it meant', async () => {
  const answer = await feed.get('/feeds/latest.json');
  expect(new TextDecoder('utf-8', { fatal: true }).decode(answer.rawPayload)).toBe(answer.body);
  expect(answer.json().items[0].title).toContain('31m');
});

it('an error repeats no more of a request than is useful', async () => {
  const names = Array.from({ length: 2_000 }, (_, n) => `a${n}`).join('&');
  const values = Array.from({ length: 2_000 }, (_, n) => `A${n}`).join(',');
  const topics = Array.from({ length: 50 }, (_, n) => `${n}${'x'.repeat(200)}`).join(',');
  for (const query of [names, `language=${values}`, `topic=${topics}`, `${'x'.repeat(9_000)}=1`]) {
    const answer = await feed.get(`/v1/timeline?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.body.length).toBeLessThan(10_000);
  }
});

it('a path that is made to be slow is not', async () => {
  const path = `/feeds/stories/${'.'.repeat(14_000)}/x`;
  const startedAt = process.threadCpuUsage().user;
  expect((await feed.get(path)).statusCode).toBe(404);
  expect(process.threadCpuUsage().user - startedAt).toBeLessThan(500_000);
});
