import { type RequestOf, SearchArticles } from '@newsline/contracts';
import { articleUpdate, someTopics, sourceState } from '../read-model/testing/sample-news.ts';
import { searchFound, searchHit } from '../read-model/testing/sample-search.ts';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

const asOf = '2026-02-01T09:00:00.000Z';
const sources = [
  ['bbc', 'BBC News', 'https://www.bbc.com/rss'],
  ['vne', 'VnExpress - Tin mới', 'https://vnexpress.net/moi.rss'],
  ['vne-tg', 'VnExpress - Thế giới', 'https://vnexpress.net/tg.rss'],
  ['moi', 'Báo Mới', 'https://vietnam.example/rss'],
  ['cu', 'Báo Cũ', 'https://vietnam.example/cu.rss'],
].map(([id = '', name = '', url = '']) => sourceState({ id, name, url, siteUrl: null }));

let feed: RunningFeed;
let asked: RequestOf<typeof SearchArticles> | null = null;
let total = 1;
let next: string | null = null;

beforeAll(async () => {
  feed = await startFeed({ zone: 'Asia/Ho_Chi_Minh' });
  await feed.readModel.apply([
    { kind: 'topics', topics: someTopics, asOf },
    ...sources.map((source) => ({ kind: 'source' as const, source, asOf })),
    articleUpdate({ id: 'a', sourceId: 'gone', sourceName: 'Báo đã gỡ' }),
  ]);
  const counted = (...values: string[]) => values.map((value) => ({ value, count: 1 }));
  await feed.bus.answer(SearchArticles, async (request) => {
    asked = request;
    return searchFound([searchHit({ articleId: 'a', more: 2, missing: ['iran'] })], {
      total,
      complete: 0,
      next,
      facets: {
        topics: counted('cybersecurity', 'chess'),
        sources: counted('bbc', 'gone'),
        outlets: counted('vnexpress.net', 'vietnam.example', 'other.example'),
        languages: counted('vi', 'und'),
        entities: [{ value: 'person:donald-trump', name: 'Donald Trump', count: 1 }],
      },
      days: [{ day: '2026-02-01', count: 1 }],
    });
  });
});
afterAll(() => feed.stop());
beforeEach(() => {
  asked = null;
});

const found = async (query: string) => {
  const answer = await feed.get(`/v1/search?${query}`);
  expect([query, answer.statusCode]).toEqual([query, 200]);
  return answer.json();
};

it.each<[reason: string, query: string, request: object]>([
  ['words alone, by story', 'q=iran', { text: 'iran', group: 'story', typing: false }],
  ['a story, one by one', 'story=s', { storyId: 's', group: 'none' }],
  ['a story by its operator, one by one', 'q=story:s', { storyId: 's', group: 'none' }],
  ['one by one', 'q=iran&group=none&sort=newest', { group: 'none', sort: 'newest' }],
  ['operators', 'q=x+topic:anninhmang+-lang:en', { text: 'x', topics: ['cybersecurity'], without: { languages: ['en'] } }],
  ['days in the zone of here', 'q=after:2026-01-02', { text: '', from: '2026-01-01T17:00:00.000Z' }],
  ['parameters', 'outlet=vnexpress.net,other.example&edited=false&story=s', { outlets: ['vnexpress.net', 'other.example'], edited: false, storyId: 's' }],
  ['both of one source', 'q=source:bbc,vne&source=vne,vne-tg', { sourceIds: ['vne'] }],
  ['both of two topics', 'q=topic:cybersecurity&topic=diplomacy', { topics: ['cybersecurity'], alsoTopics: ['diplomacy'] }],
  ['the narrower of two topics', 'q=topic:cybersecurity,diplomacy&topic=diplomacy', { topics: ['diplomacy'], alsoTopics: [] }],
  ['the shorter period', 'q=after:2026-01-02&from=2026-01-05&to=2026-02-01', { from: '2026-01-05T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z' }],
  ['whom and what it names', 'entity=person:donald-trump&entity=country:VN,vulnerability:CVE-2024-3094', { entities: ['person:donald-trump', 'country:VN', 'vulnerability:CVE-2024-3094'] }],
  ['a source that only articles are of', 'source=gone', { sourceIds: ['gone'] }],
])('asks index for %s', async (_, query, request) => {
  await found(query);
  expect(asked).toMatchObject(request);
}); // prettier-ignore

it.each([
  ['two sources', 'q=source:bbc&source=vne'],
  ['a period turned round', 'q=after:2026-02-01+before:2026-01-01'],
  ['one that a parameter turns round', 'q=after:2026-02-01&to=2026-01-01'],
  ['edited and not', 'q=is:edited&edited=false'],
  ['two stories', 'q=story:a&story=b'],
  ['what is left out as well', 'q=topic:cybersecurity+-topic:cybersecurity'],
])('finds nothing for %s, without an error', async (_, query) => {
  expect(await found(query)).toMatchObject({ total: 0, hits: [], days: [], next: null });
  expect(asked).toBeNull();
});

it('goes on in the period of the first page, on a later day as well', async () => {
  next = 'of-index';
  const period = { text: 'iran', from: expect.any(String) };
  const first = await found('q=iran+after:7d');
  expect([first.next, asked]).toEqual([
    expect.stringMatching(/^of-index~\w+$/),
    expect.objectContaining(period),
  ]);
  const days = Math.floor(Date.parse('2026-02-10T10:00:00Z') / 3_600_000).toString(36);
  await found(`q=iran+after:7d&cursor=of-index~${days}`);
  expect(asked).toMatchObject({ cursor: 'of-index', from: '2026-02-02T17:00:00.000Z' });
  expect((await found('q=iran+after:2026-01-01')).next).toBe('of-index');
});

it('answers with the names of all that it counts', async () => {
  const { facets, days, hits, complete } = await found('q=iran');
  const names = Object.entries(facets as Record<string, { name: string }[]>).map(
    ([kind, facet]) => [kind, ...facet.map(({ name }) => name)],
  );
  expect(names).toEqual([
    ['topics', 'Cybersecurity', 'chess'],
    ['sources', 'BBC News', 'Báo đã gỡ'],
    ['outlets', 'VnExpress', 'vietnam.example', 'other.example'],
    ['languages', 'Vietnamese', 'Unknown'],
    ['entities', 'Donald Trump'],
  ]);
  expect(days).toEqual([{ day: '2026-02-01', count: 1 }]);
  expect(hits[0]).toMatchObject({ more: 2, missing: ['iran'], outlet: '', edited: false });
  expect(complete).toBe(0);
});

it('says which operators it understood, and what not', async () => {
  const { filters, notices } = await found('q=a+topic:cyber+topc:x+source:nobody');
  expect(filters).toEqual([
    { kind: 'topic', negative: false, value: 'cybersecurity', name: 'Cybersecurity', from: 2, to: 13 },
  ]); // prettier-ignore
  expect(notices).toMatchObject([
    { kind: 'unknown-operator', operator: 'topc', known: [{ value: 'topic', name: 'topic:' }] },
    { kind: 'unknown-value', operator: 'source', value: 'nobody' },
  ]);
  expect(asked?.text).toBe('a');
});

it('keeps its entity tag until something changed', async () => {
  const first = await feed.get('/v1/search?q=iran');
  const etag = String(first.headers['etag']);
  const again = await feed.get('/v1/search?q=iran', { 'if-none-match': etag });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  total = 2;
  const changed = await feed.get('/v1/search?q=iran', { 'if-none-match': etag });
  expect([changed.statusCode, changed.json().total]).toEqual([200, 2]);
  expect(changed.headers['etag']).not.toBe(etag);
});

it.each([
  ['a topic', 'topic=cybersecurty', 'topic', 'known: cybersecurity, diplomacy'],
  ['a source', 'source=bcb', 'source', 'known: bbc (BBC News)'],
  ['a source by its name', 'source=VnExpress', 'source', 'known: vne'],
  ['no domain', 'outlet=vnexpress', 'outlet', 'known: vnexpress.net (VnExpress)'],
  ['a host of an outlet', 'outlet=www.bbc.com', 'outlet', 'known: bbc.com'],
  ['a strange outlet', 'outlet=a%20b', 'outlet', 'known: '],
  ['neither edited nor not', 'edited=yes', 'edited', 'must be true or false'],
  ['a name without its kind', 'entity=donald-trump', 'entity', 'a kind and a key, such as'],
  ['a kind of nothing', 'entity=god:zeus', 'entity', 'kinds: person, organisation'],
  ['a key of nothing', 'entity=person:', 'entity', 'must be a kind and a key'],
  ['a strange group', 'group=outlet', 'group', 'must be story or none'],
])('refuses %s and lists near names', async (_, query, field, detail) => {
  for (const path of ['/v1/search', '/feeds/search.rss']) {
    if (path !== '/v1/search' && field === 'group') continue;
    const answer = await feed.get(`${path}?q=x&${query}`);
    expect([path, answer.statusCode]).toEqual([path, 400]);
    expect(answer.json().errors).toEqual([{ field, detail: expect.stringContaining(detail) }]);
  }
});

it('is a feed of what names somebody, called as the articles call them', async () => {
  const trump = { kind: 'person', key: 'donald-trump', name: 'Donald J. Trump' } as const;
  await feed.readModel.apply([articleUpdate({ id: 'a', version: 2 }, { entities: [trump] })]);
  const answer = await feed.get('/feeds/search.json?entity=person:donald-trump&limit=5');
  expect(asked).toMatchObject({ text: '', entities: ['person:donald-trump'], sort: 'newest' });
  expect(answer.json()).toMatchObject({
    title: '“Donald J. Trump” · Newsline',
    home_page_url: expect.stringMatching(/\/entities\/person\/donald-trump$/),
    items: [{ title: 'Bài a' }],
  });
  const both = await feed.get('/feeds/search.json?entity=country:VN,person:donald-trump');
  expect(both.json().home_page_url).toMatch(/\/search\?q=&entity=country%3AVN&entity=person/);
  const article = (await feed.get('/v1/articles/a')).json();
  expect(article.entities).toEqual([trump]);
});

it('understands operators in a search that is a feed, and lists each article', async () => {
  const answer = await feed.get(
    '/feeds/search.json?q=x+topic:cybersecurity&outlet=bbc.com&limit=5',
  );
  expect(answer.statusCode).toBe(200);
  expect(asked).toMatchObject({
    text: 'x',
    topics: ['cybersecurity'],
    outlets: ['bbc.com'],
    sort: 'newest',
    group: 'none',
    limit: 5,
  });
});
