import { SearchArticles } from '@newsline/contracts';
import {
  articleUpdate,
  pollOf,
  someTopics,
  sourceState,
  storyUpdate,
} from '../read-model/testing/sample-news.ts';
import { searchFound, searchHit } from '../read-model/testing/sample-search.ts';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

let feed: RunningFeed;
beforeAll(async () => {
  feed = await startFeed();
  const at = (hour: number) => new Date(Date.UTC(2026, 1, 1, hour)).toISOString();
  await feed.readModel.apply([
    { kind: 'topics', topics: someTopics, asOf: at(0) },
    { kind: 'source', source: sourceState({ id: 'bbc.com' }), asOf: at(0) },
    { kind: 'observed', articleId: 'c', sourceId: 'bbc.com', asOf: at(1) },
    articleUpdate({ id: 'a', publishedAt: at(1) }, { topics: ['diplomacy'], storyId: 's' }),
    articleUpdate({ id: 'b', publishedAt: at(2), sourceId: 'bbc.com' }, { language: 'en' }),
    articleUpdate(
      { id: 'c', publishedAt: at(3), version: 2, html: '<p>c</p>' },
      { topics: ['diplomacy', 'cybersecurity'], storyId: 's' },
    ),
    storyUpdate({
      storyId: 's',
      copies: [{ articleId: 'c', of: 'a', sourceId: 'bao-moi-viet', likeness: 0.9 }],
      headlineArticleId: 'c',
      topics: ['diplomacy'],
      sourceIds: ['bao-moi-viet', 'bbc.com'],
      articleCount: 2,
      lastAt: at(3),
      heat: Date.parse(at(9)),
      reportedAt: [at(1), at(3)],
    }),
    storyUpdate({ storyId: 'lone', language: 'en', lastAt: at(4) }),
  ]);
  await feed.bus.answer(SearchArticles, async ({ text, topics, limit, sort, cursor }) => {
    if (cursor !== undefined) return { kind: 'bad-cursor' as const, reason: 'is not one of ours' };
    const title = [{ text, hit: true }];
    const snippet = [{ text: `${topics.join('+')} ${limit} ${sort}`, hit: false }];
    return searchFound([searchHit({ articleId: 'a', title, snippet })], {
      facets: {
        topics: [{ value: 'diplomacy', count: 1 }],
        sources: [],
        outlets: [],
        languages: [],
        entities: [],
      },
    });
  });
});
afterAll(() => feed.stop());

const ids = (rows: { id: string }[]): string => rows.map(({ id }) => id).join('');

it.each([
  ['newest first', '', 'cba'],
  ['one topic', '?topic=diplomacy', 'ca'],
  ['topics repeated', '?topic=cybersecurity&topic=entertainment', 'c'],
  ['topics with commas', '?topic=cybersecurity,diplomacy', 'ca'],
  ['a source', '?source=bbc.com', 'cb'],
  ['a source without articles', '?source=unknown', ''],
  ['a language', '?language=vi', 'ca'],
  ['a story', '?story=s', 'ca'],
  ['from a day on', '?from=2026-02-01T02:00:00Z', 'cb'],
  ['before an instant with a zone', '?to=2026-02-01T09:00:00%2B07:00', 'a'],
  ['a plus sign that became a space', '?to=2026-02-01T09:00:00+07:00', 'a'],
  ['a calendar day', '?from=2026-02-01&to=2026-02-02', 'cba'],
  ['all filters', '?topic=diplomacy&source=bao-moi-viet&language=vi&story=s&limit=1', 'c'],
])('the timeline lists %s', async (_reason, query, expected) => {
  const answer = await feed.get(`/v1/timeline${query}`);
  expect(answer.statusCode).toBe(200);
  expect(ids(answer.json().articles)).toBe(expected);
});

it('follows a cursor to the end', async () => {
  let next: string | null = '';
  let seen = '';
  while (next !== null) {
    const page: { articles: { id: string }[]; next: string | null } = (
      await feed.get(`/v1/timeline?limit=1${next && `&cursor=${next}`}`)
    ).json();
    seen += ids(page.articles);
    next = page.next;
  }
  expect(seen).toBe('cba');
});

it('shows an article whole, in lists without its texts', async () => {
  const whole = (await feed.get('/v1/articles/c')).json();
  const { text, html, isCut, alsoIn, copyOf, copiedBy, ...preview } = whole;
  expect({ text, html, isCut }).toEqual({
    text: 'Đoạn một.\n\nĐoạn hai.',
    html: '<p>c</p>',
    isCut: false,
  });
  expect(copyOf).toEqual({ of: 'a', sourceId: 'bao-moi-viet', likeness: 0.9 });
  expect(copiedBy).toEqual([]);
  expect(alsoIn).toEqual([{ id: 'bbc.com', name: 'Source bbc.com' }]);
  expect(preview).toMatchObject({ storyId: 's', language: 'vi', editedAt: preview.seenAt });
  expect(preview.topics[0]).toEqual({
    topic: 'diplomacy',
    score: 0.9,
    words: ['từ'],
    evidence: [],
  });
  expect((await feed.get('/v1/timeline?limit=1')).json().articles).toEqual([preview]);
});

it.each([
  ['latest', '', ['lone', 's']],
  ['hot', '?order=hot', ['s', 'lone']],
  ['several sources', '?minSources=2', ['s']],
  ['a topic', '?topic=diplomacy', ['s']],
  ['a language', '?language=en', ['lone']],
])('stories: %s', async (_reason, query, expected) => {
  const { stories } = (await feed.get(`/v1/stories${query}`)).json();
  expect(stories.map(({ id }: { id: string }) => id)).toEqual(expected);
});

it('shows a story with its timeline', async () => {
  const { story, articles, next } = (await feed.get('/v1/stories/s?limit=1')).json();
  expect(story).toMatchObject({ id: 's', articleCount: 2, headlineArticle: { id: 'c' } });
  expect(story.reportedAt).toHaveLength(2);
  expect(story).not.toHaveProperty('heat');
  expect(ids(articles)).toBe('c');
  const rest = (await feed.get(`/v1/stories/s?cursor=${next}`)).json();
  expect(ids(rest.articles)).toBe('a');
});

it('says what a story’s articles tell together, on every page', async () => {
  const hour = (n: number) => new Date(Date.UTC(2026, 0, 20, n)).toISOString();
  const an = { kind: 'person', key: 'le-van-an', name: 'Lê Văn An' } as const;
  const report = (id: string, by: string, [n, title, summary]: readonly [number, string, string]) =>
    articleUpdate(
      {
        ...{ id, title, summary, publishedAt: hour(n), outlet: `${by}.example` },
        ...{ sourceId: by, sourceName: `Báo ${by}` },
      },
      { storyId: 'fire', entities: [an], topics: ['diplomacy'] },
    );
  const news = 'Ngọn lửa bùng lên ở tầng hầm để xe của tòa nhà, lan theo đường ống kỹ thuật.';
  const cause = 'Xe máy điện sạc qua đêm tại tầng hầm tòa nhà là nguyên nhân, theo cảnh sát.';
  await feed.readModel.apply([
    report('f1', 'x', [1, 'Cháy lớn, 12 người chết', news]),
    report('f2', 'y', [3, 'Nguyên nhân vụ cháy làm 12 người chết', cause]),
    storyUpdate({
      ...{ storyId: 'fire', headline: 'Vụ cháy', headlineArticleId: 'f2', articleCount: 2 },
      ...{ firstAt: hour(1), lastAt: hour(3) },
    }),
  ]);
  const { overview, next } = (await feed.get('/v1/stories/fire?limit=1')).json();
  const [x, y] = [
    { articleId: 'f1', sourceId: 'x', sourceName: 'Báo x' },
    { articleId: 'f2', sourceId: 'y', sourceName: 'Báo y' },
  ];
  expect(overview).toEqual({
    articlesRead: 2,
    lead: [
      { text: cause, language: 'vi', saidBy: y },
      { text: news, language: 'vi', saidBy: x },
    ],
    keyNumbers: [
      {
        ...{ text: '12 người chết', language: 'vi', value: 12, unit: 'dead', earlier: null },
        ...{ outlets: 2, saidBy: [y, x] },
      },
    ],
    firstReport: {
      ...{ ...x, publishedAt: hour(1), aheadMs: 2 * 3_600_000 },
      next: { ...y, publishedAt: hour(3) },
    },
    names: [{ ...an, outlets: 2, articles: 2 }],
    topics: [{ topic: 'diplomacy', share: 1 }],
    coverage: {
      ...{ from: hour(1), periodHours: 1, periods: 3, others: null, gap: null },
      outlets: [
        { outlet: 'x.example', name: 'Báo x', counts: [1, 0, 0] },
        { outlet: 'y.example', name: 'Báo y', counts: [0, 0, 1] },
      ],
    },
  });
  expect((await feed.get(`/v1/stories/fire?cursor=${next}`)).json().overview).toEqual(overview);
  await feed.readModel.apply(
    ['f1', 'f2'].map((articleId) => ({ kind: 'withdrawn', articleId, version: 1 })),
  );
  const empty = (await feed.get('/v1/stories/fire')).json().overview;
  expect([empty.firstReport, empty.coverage, empty.articlesRead]).toEqual([null, null, 0]);
  await feed.readModel.apply([storyUpdate({ storyId: 'fire', revision: 2, articleCount: 0 })]);
});

it('exports the sources with their settings, but not the demonstration', async () => {
  const settings = { language: 'vi', folders: ['Thế giới'], fullText: true, outlet: 'bao.example' };
  const asOf = new Date(Date.UTC(2026, 1, 1)).toISOString();
  const url = 'https://z.example/rss?a=1&b=2';
  await feed.readModel.apply([
    { kind: 'source', source: sourceState({ id: 'z', name: 'Báo Z', url, ...settings }), asOf },
    { kind: 'source', source: sourceState({ id: 'demo', demonstration: true }), asOf },
  ]);
  const { statusCode, headers, body } = await feed.get('/v1/sources.opml');
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/x-opml; charset=utf-8']);
  expect(body).toContain('<outline text="Thế giới">');
  expect(body).toContain(
    'title="Báo Z" xmlUrl="https://z.example/rss?a=1&amp;b=2" htmlUrl="https://z.example/" language="vi" outlet="bao.example" fullText="true"/>',
  );
  expect(body.match(/xmlUrl/g)).toHaveLength(2);
  await feed.readModel.apply(
    ['z', 'demo'].map((sourceId) => ({ kind: 'source-removed', sourceId, asOf })),
  );
});

it('tells of one source how its last polls went', async () => {
  const source = sourceState({ id: 'polled.example' });
  const at = '2026-02-03T08:00:00.000Z';
  const poll = pollOf(at, { outcome: 'failed', status: 503, problem: 'It answers 503.' });
  await feed.readModel.apply([{ kind: 'source', source, asOf: at, poll }]);
  const answer = await feed.get('/v1/sources/polled.example');
  expect(answer.json()).toEqual({ ...source, articleCount: 0, polls: [poll] });
  const unknown = await feed.get('/v1/sources/unknown.example');
  expect([unknown.statusCode, unknown.json().detail]).toEqual([
    404,
    'No source has the id "unknown.example". See /v1/sources.',
  ]);
  await feed.readModel.apply([{ kind: 'source-removed', sourceId: source.id, asOf: at }]);
  expect((await feed.get('/v1/sources/polled.example')).statusCode).toBe(404);
});

it('counts articles beside topics and sources', async () => {
  const { topics } = (await feed.get('/v1/topics')).json();
  expect(topics[0]).toMatchObject({
    id: 'diplomacy',
    names: { vi: 'Ngoại giao' },
    articleCount: 2,
  });
  const { sources } = (await feed.get('/v1/sources')).json();
  const health = { status: 'ok', warnings: [] };
  expect(sources).toMatchObject([{ id: 'bbc.com', articleCount: 2, health }]);
});

it('asks index to search', async () => {
  const answer = await feed.get('/v1/search?q=an+ninh&topic=diplomacy&limit=3&sort=newest');
  expect(answer.json()).toMatchObject({
    total: 1,
    hits: [
      { articleId: 'a', title: [{ text: 'an ninh' }], snippet: [{ text: 'diplomacy 3 newest' }] },
    ],
    facets: { topics: [{ value: 'diplomacy', count: 1 }] },
    next: null,
    days: [],
    correctedTo: null,
  });
});

it.each<[string, string, number, string, string]>([
  ['an unknown parameter', '/v1/timeline?topik=x', 400, 'topik', 'known: topic, source'],
  ['an unknown parameter where none is known', '/v1/topics?x=1', 400, 'x', 'no parameters'],
  ['an unknown topic', '/v1/timeline?topic=chess', 400, 'topic', 'known: diplomacy, cyber'],
  ['an unknown topic of stories', '/v1/stories?topic=chess', 400, 'topic', 'known: diplomacy'],
  ['an unknown topic of a search', '/v1/search?q=x&topic=chess', 400, 'topic', 'known: diplomacy'],
  ['limit: none', '/v1/timeline?limit=0', 400, 'limit', 'from 1 to 100'],
  ['limit: too many', '/v1/stories?limit=101', 400, 'limit', 'from 1 to 100'],
  ['limit: no number', '/v1/timeline?limit=1e1', 400, 'limit', 'from 1 to 100'],
  ['limit: twice', '/v1/timeline?limit=1&limit=2', 400, 'limit', 'from 1 to 100'],
  ['limit: empty', '/v1/timeline?limit=', 400, 'limit', 'from 1 to 100'],
  ['no date', '/v1/timeline?from=yesterday', 400, 'from', 'such as 2026-02-01'],
  ['no such day', '/v1/timeline?from=2026-02-30', 400, 'from', 'such as 2026-02-01'],
  ['no zone', '/v1/timeline?to=2026-02-01T00:00:00', 400, 'to', 'such as 2026-02-01'],
  ['a period turned round', '/v1/timeline?from=2026-02-02&to=2026-02-01', 400, 'to', 'after from'],
  ['a language by its name', '/v1/timeline?language=English', 400, 'language', 'such as vi'],
  ['an empty filter', '/v1/timeline?topic=', 400, 'topic', 'is empty'],
  ['an unknown order', '/v1/stories?order=best', 400, 'order', 'latest or hot'],
  ['an unknown sort', '/v1/search?sort=best', 400, 'sort', 'relevance or newest'],
  ['a made-up cursor', '/v1/timeline?cursor=abc', 400, 'cursor', 'start again'],
  ['a made-up cursor of stories', '/v1/stories?cursor=abc', 400, 'cursor', 'start again'],
  ['a made-up cursor of a search', '/v1/search?cursor=abc', 400, 'cursor', 'not one of ours'],
  ['a long query', `/v1/search?q=${'x'.repeat(501)}`, 400, 'q', '500'],
])('refuses %s and names what is allowed', async (_reason, url, status, field, detail) => {
  const answer = await feed.get(url);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const problem = answer.json();
  expect([answer.statusCode, problem.status]).toEqual([status, status]);
  expect(problem.errors).toEqual([{ field, detail: expect.stringContaining(detail) }]);
  expect(problem.detail).toContain(detail);
  expect(problem.type).toMatch(/^urn:newsline:problem:[a-z-]+$/);
  expect(problem.title).toEqual(expect.any(String));
});

it('names every field that is wrong at once', async () => {
  const { errors } = (await feed.get('/v1/timeline?limit=0&from=x&topik=y')).json();
  expect(errors.map(({ field }: { field: string }) => field)).toEqual(['from', 'limit', 'topik']);
});

it('answers 503 while the search service does not answer', async () => {
  const alone = await startFeed();
  try {
    const answer = await alone.get('/v1/search?q=x');
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
    expect(answer.json()).toMatchObject({ type: 'urn:newsline:problem:no-answer', status: 503 });
    expect((await alone.get('/feeds/search.rss?q=x')).statusCode).toBe(503);
  } finally {
    await alone.stop();
  }
});
