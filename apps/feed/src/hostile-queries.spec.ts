import {
  AddSource,
  ChangeSource,
  CorrectStory,
  CorrectTopic,
  DefineTopic,
  ExplainStory,
  ListCorrections,
  ListStoryCorrections,
  ListTopics,
  PollSource,
  RelatedStories,
  RelabelArticles,
  RelabellingProgress,
  RemoveSources,
  RemoveTopic,
  SearchArticles,
  SubmitDocument,
  TakeBackCorrection,
  TakeBackStoryCorrection,
} from '@newsline/contracts';
import { createHash } from 'node:crypto';
import {
  articleUpdate,
  someTopics,
  sourceState,
  storyUpdate,
} from './read-model/testing/sample-news.ts';
import { searchFound } from './read-model/testing/sample-search.ts';
import { type RunningFeed, startFeed } from './testing/start-feed.ts';

type Operation = { readonly parameters: { readonly name: string; readonly in: string }[] };
type Route = { readonly method: string; readonly path: string; readonly names: readonly string[] };

let feed: RunningFeed;
let routes: readonly Route[];
beforeAll(async () => {
  feed = await startFeed({ zone: 'Asia/Ho_Chi_Minh' });
  const asOf = '2026-02-01T00:00:00Z';
  await feed.readModel.apply([
    { kind: 'topics', topics: someTopics, asOf },
    { kind: 'source', source: sourceState({ id: 'x' }), asOf },
    articleUpdate({ id: 'x', sourceId: 'x' }, { topics: ['diplomacy'], storyId: 'x' }),
    articleUpdate({ id: 'y', sourceId: 'x' }, { topics: ['diplomacy'], storyId: 'x' }),
    storyUpdate({ storyId: 'x', headlineArticleId: 'x' }),
    storyUpdate({ storyId: 'merged', articleCount: 0, mergedInto: 'x' }),
  ]);
  await feed.bus.answer(SearchArticles, async () => searchFound());
  await feed.bus.answer(ListCorrections, async () => ({ corrections: [], next: null }));
  await feed.bus.answer(CorrectTopic, async () => ({ kind: 'corrected' as const, topics: [] }));
  await feed.bus.answer(ListStoryCorrections, async () => ({ corrections: [], next: null }));
  await feed.bus.answer(CorrectStory, async () => ({ kind: 'nothing-to-do' as const }));
  const noCorrection = { kind: 'no-correction' as const };
  await feed.bus.answer(TakeBackCorrection, async () => noCorrection);
  await feed.bus.answer(TakeBackStoryCorrection, async () => noCorrection);
  await feed.bus.answer(ExplainStory, async () => ({ kind: 'explained' as const, members: [] }));
  await feed.bus.answer(RelatedStories, async () => ({ kind: 'related' as const, stories: [] }));
  await feed.bus.answer(ListTopics, async () => ({ topics: [] }));
  await feed.bus.answer(DefineTopic, async () => ({ kind: 'untold' as const }));
  await feed.bus.answer(RemoveTopic, async () => ({ kind: 'unknown-topic' as const, topics: [] }));
  const at = new Date().toISOString();
  const progress = { startedAt: at, updatedAt: at, done: 0, total: 1, changed: 0 };
  await feed.bus.answer(RelabelArticles, async () => ({
    kind: 'labelled' as const,
    progress: { ...progress, isFinished: true },
  }));
  await feed.bus.answer(RelabellingProgress, async () => ({
    progress: { ...progress, isFinished: false },
  }));
  await feed.bus.answer(PollSource, async () => ({ kind: 'unknown-source' as const }));
  await feed.bus.answer(ChangeSource, async () => ({ kind: 'unknown-source' as const }));
  await feed.bus.answer(RemoveSources, async () => ({ removedSources: 0, withdrawnArticles: 0 }));
  const refused = { kind: 'refused' as const, field: 'url', reason: 'No.' };
  await feed.bus.answer(AddSource, async () => refused);
  await feed.bus.answer(SubmitDocument, async () => refused);
  routes = [...(await apiRoutes()), ...pageRoutes];
});
afterAll(() => feed.stop());

async function apiRoutes(): Promise<Route[]> {
  const { paths } = (await feed.get('/openapi.json')).json() as {
    paths: Record<string, Record<string, Operation>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters }]) => ({
      method: method.toUpperCase(),
      path,
      names: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
    })),
  );
}

const filters = ['topic', 'outlet', 'source', 'language', 'story', 'edited', 'from', 'to'];
const words = ['q', ...filters, 'sort', 'group', 'cursor', 'lang'];
const lists = ['view', 'language', 'cursor', 'lang'];
const letters = ['group', 'channel', 'reason', 'olderThan', 'cursor', 'done', 'count', 'remaining'];
/** Pages are not in the document: readers' links are forgiving, but never fatal. */
const pageRoutes: readonly Route[] = [
  { method: 'GET', path: '/', names: ['language', 'lang'] },
  { method: 'GET', path: '/latest', names: lists },
  { method: 'GET', path: '/topics', names: ['lang'] },
  { method: 'GET', path: '/topics/{id}', names: lists },
  { method: 'GET', path: '/sources', names: ['notice', 'page', 'lang'] },
  { method: 'GET', path: '/sources/{id}', names: lists },
  { method: 'GET', path: '/stories/{id}', names: ['cursor', 'refused', 'voted', 'lang'] },
  { method: 'GET', path: '/stories/{id}/why', names: ['lang'] },
  { method: 'GET', path: '/stories/{id}/coverage.svg', names: ['lang'] },
  { method: 'GET', path: '/stories/merged', names: ['cursor', 'refused', 'lang'] },
  { method: 'GET', path: '/articles/{id}', names: ['lang'] },
  { method: 'GET', path: '/search', names: words },
  { method: 'GET', path: '/dead-letters', names: [...letters, 'upTo'] },
  { method: 'GET', path: '/corrections', names: ['cursor', 'done', 'lang'] },
  { method: 'GET', path: '/corrections/stories', names: ['cursor', 'done', 'lang'] },
  { method: 'GET', path: '/topic-definitions', names: ['done', 'reload', 'lang'] },
  { method: 'GET', path: '/topic-definitions/form', names: ['id', 'lang'] },
  { method: 'GET', path: '/entities/place/{id}', names: ['page', 'cursor', 'lang'] },
  { method: 'GET', path: '/assets/{file}', names: [] },
  { method: 'GET', path: '/{any}', names: ['lang'] },
];

const nasty: readonly (readonly [reason: string, value: string])[] = [
  ['the year 0', '0000-01-01'],
  ['the year 1', '0001-01-01'],
  ['the first instant, east of Greenwich', '0001-01-01T00:00:00+14:00'],
  ['the year 99', '0099-12-31'],
  ['the last year', '9999-12-31'],
  ['the last instant, west of Greenwich', '9999-12-31T23:59:59-12:00'],
  ['a year of five digits', '10000-01-01'],
  ['a negative year', '-000001-01-01'],
  ['the largest time value', '+275760-09-13'],
  ['a day that is not', '2026-02-30'],
  ['an hour that is not', '2026-02-01T25:61:61Z'],
  ['an offset that is not', '2026-02-01T00:00:00+99:99'],
  ['a negative number', '-1'],
  ['zero', '0'],
  ['not a number', 'NaN'],
  ['infinity', 'Infinity'],
  ['an exponent', '1e308'],
  ['a fraction', '0.5'],
  ['more than 2^53', '9007199254740993'],
  ['more than 2^64', '99999999999999999999'],
  ['hexadecimal', '0x10'],
  ['a number in other digits', encodeURIComponent('١٢')],
  ['NUL', '%00'],
  ['NUL inside', 'a%00b'],
  ['control characters', '%01%1b%5b2J%7f%c2%9b'],
  ['line breaks', '%0d%0aset-cookie:%20a=b'],
  ['a lone surrogate', '%ed%a0%80'],
  ['bytes that are no UTF-8', '%ff%fe'],
  ['broken encoding', '%zz%'],
  ['a noncharacter', '%ef%bf%be'],
  ['a bidirectional override', '%e2%80%ae'],
  ['nothing', ''],
  ['spaces', '%20%20'],
  ['commas', ',,,,'],
  ['many values', Array.from({ length: 300 }, (_, n) => `v${n}`).join(',')],
  ['a long value', 'x'.repeat(10_000)],
  ['long marks', encodeURIComponent(`a${'\u0301'.repeat(1_500)}`)],
  ['a prototype', '__proto__'],
  ['a property of all objects', 'constructor'],
  ['an array', '[]'],
  ['an object', '{"$gt":""}'],
  ['quotes', `'"--`],
  ['a path up', '../../etc/passwd'],
  ['an expression', '{{7*7}}${7*7}'],
  ['HTML', '<script>alert(1)</script>'],
  ['FTS syntax', encodeURIComponent('"a NEAR(b) AND * OR ^x:')],
  ['no cursor', 'abc.def'],
  ...['', 'x', '{', 'null', '[]', '[null,null]', '["a","b","c","d"]', '[1e999,1e999,1e999]'].map(
    (json) => [`a cursor that holds ${json || 'nothing'}`, forged({}, json)] as const,
  ),
  ...['', '{'].map(
    (json) => [`a cursor of stories: ${json}`, forged({ order: 'latest' }, json)] as const,
  ),
  ...['[1.5,-1]', '[9e15,9e18,9e18]', '[1,"\\ud800",1]', '[1,2,3,4,5]'].map(
    (json) => [`a cursor that holds ${json}`, forged({}, json)] as const,
  ),
];

/** A cursor with the right checksum: anybody can work it out. */
function forged(question: object, json: string): string {
  const payload = Buffer.from(json).toString('base64url');
  const hash = createHash('sha256').update(JSON.stringify(question)).update('\n').update(payload);
  return `${payload}.${hash.digest('base64url').slice(0, 12)}`;
}

const isOfApi = (path: string) => /^\/(v1|feeds)/.test(path);

const send = (method: string, url: string) =>
  feed.app.inject({
    method: method as 'GET',
    url,
    headers: {
      host: 'news.example',
      cookie: `newsline-operator=${feed.key}`,
      accept: isOfApi(url) ? 'application/json' : 'text/html',
    },
    ...(/^P/.test(method) && { payload: {} }),
  });

async function statusesOf(queryOf: (name: string) => string): Promise<string[]> {
  const failed: string[] = [];
  for (const { method, path, names } of routes) {
    for (const name of names) {
      const url = `${path.replace(/\{format\}/, 'rss').replace(/\{\w+\}/g, 'x')}?${queryOf(name)}`;
      const isApi = isOfApi(path);
      const answer = await send(method, url);
      if (answer.statusCode >= 500) failed.push(`${answer.statusCode} ${method} ${url}`);
      const isSilent = answer.statusCode === 400 && !/"field":/.test(answer.body);
      if (isApi && isSilent) failed.push(`no field: ${url}`);
    }
  }
  return failed;
}

describe('no parameter of any route brings the server down', () => {
  it.each(nasty)('%s', async (_reason, value) => {
    expect(await statusesOf((name) => `${name}=${value}`)).toEqual([]);
  });

  it.each<[string, (name: string, value: string) => string]>([
    ['given twice', (name, value) => `${name}=${value}&${name}=${value}`],
    ['as an array', (name, value) => `${name}[]=${value}`],
    ['as a field', (name, value) => `${name}[a][b]=${value}`],
    ['without a value', (name) => name],
    ['by another name', (name, value) => `${name}%00=${value}`],
  ])('%s', async (_reason, write) => {
    expect(await statusesOf((name) => write(name, '0001-01-01'))).toEqual([]);
  });
});

describe('no part of a path of any route brings the server down', () => {
  it.each(nasty)('%s', async (_reason, value) => {
    const inPath = value.replace(/[/?#]/gu, '%2F');
    const failed: string[] = [];
    for (const { method, path } of routes.filter((route) => route.path.includes('{'))) {
      const url = path.replace(/\{format\}/, 'rss').replace(/\{\w+\}/g, () => inPath);
      const answer = await send(method, url);
      if (answer.statusCode >= 500) failed.push(`${answer.statusCode} ${method} ${url}`);
    }
    expect(failed).toEqual([]);
  });
});

describe('what is wrong is said', () => {
  it.each([
    ['/v1/timeline?from=0001-01-01', 'from: must be from 1000-01-01 to 9999-12-31'],
    ['/v1/stories?to=0999-12-31T23:59:59Z', 'to: must be from 1000-01-01 to 9999-12-31'],
    ['/v1/search?from=1000-01-01T00:00:00%2B14:00', 'from: must be from 1000-01-01'],
    [`/v1/timeline?cursor=${forged({}, '{')}`, 'cursor: does not belong to this list'],
    [`/v1/stories?cursor=${forged({ order: 'latest' }, '')}`, 'cursor: does not belong'],
  ])('%s', async (url, detail) => {
    const answer = await feed.get(url);
    expect([answer.statusCode, answer.json().detail]).toEqual([
      400,
      expect.stringContaining(detail),
    ]);
  });

  it.each([
    ['/search?from=0001-01-01', '01/01/1000'],
    ['/search?q=x&to=0999-12-31', '01/01/1000'],
    [`/stories/x?cursor=${forged({ storyId: 'x' }, '{')}`, 'Trang này không còn mở được'],
    [`/latest?cursor=${forged({ order: 'latest' }, 'x')}`, 'Trang này không còn mở được'],
  ])('on the page %s', async (url, text) => {
    const answer = await feed.get(url, { accept: 'text/html' });
    expect([answer.statusCode, answer.body]).toEqual([400, expect.stringContaining(text)]);
  });
});
