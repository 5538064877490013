import { SearchArticles, type RequestOf } from '@newsline/contracts';
import { articleUpdate, storyUpdate } from '../read-model/testing/sample-news.ts';
import { searchFound } from '../read-model/testing/sample-search.ts';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

let feed: RunningFeed;
let searched: RequestOf<typeof SearchArticles>[];
beforeAll(async () => {
  searched = [];
  feed = await startFeed();
  await feed.readModel.apply([
    articleUpdate({ id: 'x' }, { storyId: 'new/1 2.3' }),
    storyUpdate({ storyId: 'new/1 2.3', headlineArticleId: 'x' }),
    storyUpdate({ storyId: 'old', articleCount: 0, mergedInto: 'between' }),
    storyUpdate({ storyId: 'between', articleCount: 0, mergedInto: 'new/1 2.3' }),
    storyUpdate({ storyId: 'gone', articleCount: 0 }),
    storyUpdate({ storyId: 'a', articleCount: 0, mergedInto: 'b' }),
    storyUpdate({ storyId: 'b', articleCount: 0, mergedInto: 'a' }),
    storyUpdate({ storyId: 'to-hostile', articleCount: 0, mergedInto: hostile }),
    storyUpdate({ storyId: hostile }),
  ]);
  await feed.bus.answer(SearchArticles, async (request) => {
    searched.push(request);
    return searchFound();
  });
});
afterAll(() => feed.stop());

const hostile = '//evil.example/\r\nset-cookie: a=b?x=1#đ';
const html = { accept: 'text/html' };

it.each([
  ['/stories/old', '/stories/new%2F1%202.3'],
  ['/stories/old?lang=en', '/stories/new%2F1%202.3?lang=en'],
  ['/stories/old?lang=en&cursor=abc.def', '/stories/new%2F1%202.3?lang=en'],
  ['/v1/stories/old', '/v1/stories/new%2F1%202.3'],
  ['/v1/stories/old?limit=5', '/v1/stories/new%2F1%202.3?limit=5'],
  ['/feeds/stories/old.rss', '/feeds/stories/new%2F1%202.3.rss'],
  [
    '/feeds/stories/old.atom?language=vi&limit=5',
    '/feeds/stories/new%2F1%202.3.atom?language=vi&limit=5',
  ],
  ['/v1/timeline?limit=5&story=old', '/v1/timeline?limit=5&story=new%2F1+2.3'],
  ['/v1/search?q=b%C3%A3o&story=old', '/v1/search?q=b%C3%A3o&story=new%2F1+2.3'],
  ['/search?story=old&q=b%C3%A3o', '/search?story=new%2F1+2.3&q=b%C3%A3o'],
  ['/stories/to-hostile', `/stories/${encodeURIComponent(hostile)}`],
])('%s leads for good to where the story is told now', async (url, location) => {
  const answer = await feed.get(url, html);
  expect([answer.statusCode, answer.headers.location]).toEqual([301, location]);
  expect(answer.headers['cache-control']).toBe('public, max-age=3600');
  const followed = await feed.get(location, html);
  expect(followed.statusCode).toBe(200);
});

it('keeps nothing in the operator’s browser, who may undo it', async () => {
  for (const headers of [feed.asOperator, { cookie: `newsline-operator=${feed.key}` }]) {
    const { statusCode, headers: answered } = await feed.get('/stories/old', headers);
    expect([statusCode, answered['cache-control']]).toEqual([301, 'no-store']);
  }
});

it.each(['gone', 'never', 'a'])('an unknown story stays unknown: %s', async (id) => {
  for (const url of [`/stories/${id}`, `/v1/stories/${id}`, `/feeds/stories/${id}.json`])
    expect([url, (await feed.get(url)).statusCode]).toEqual([url, 404]);
  const { statusCode, body } = await feed.get(`/v1/timeline?story=${id}`);
  expect([statusCode, JSON.parse(body).articles]).toEqual([200, []]);
});

it('comes back at its own address', async () => {
  const { story } = storyUpdate({ storyId: 'back', articleCount: 0, mergedInto: 'old' });
  await feed.readModel.apply([{ kind: 'story', story }]);
  expect((await feed.get('/v1/stories/back')).statusCode).toBe(301);
  const again = { ...story, revision: 2, articleCount: 1, mergedInto: null };
  await feed.readModel.apply([{ kind: 'story', story: again }]);
  expect((await feed.get('/v1/stories/back')).json()).toMatchObject({ story: { id: 'back' } });
});

it('searches the story that answers for one that words name', async () => {
  await feed.get('/v1/search?q=story:old%20b%C3%A3o');
  await feed.get('/search?q=tin:old', html);
  await feed.get('/v1/search?q=story:gone');
  expect(searched.map(({ storyId }) => storyId)).toEqual(
    expect.arrayContaining(['new/1 2.3', 'new/1 2.3', 'gone']),
  );
  expect(searched.filter(({ storyId }) => storyId === 'old')).toEqual([]);
});
