import {
  AddSource,
  ChangeSource,
  ImportSources,
  PollSource,
  RemoveSources,
  type RequestOf,
  SubmitDocument,
  TrySource,
} from '@newsline/contracts';
import { sourceState } from '../read-model/testing/sample-news.ts';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

let feed: RunningFeed;
let submitted: RequestOf<typeof SubmitDocument>[];
let added: RequestOf<typeof AddSource>[];
beforeAll(async () => {
  feed = await startFeed();
  await feed.bus.answer(SubmitDocument, async (request) => {
    submitted.push(request);
    if (request.body.includes('nothing')) {
      return { kind: 'refused' as const, field: 'body', reason: 'holds no article' };
    }
    const article = { articleId: 'x', version: 1, title: 'X', outcome: 'new' as const };
    return { kind: 'accepted' as const, articles: [{ ...article, headlineOnly: false }] };
  });
  await feed.bus.answer(AddSource, async (request) => {
    added.push(request);
    const { url, check: _, ...settings } = request;
    if (url.includes('page')) {
      const feeds = [{ url: 'https://page.example/a.rss', title: 'A' }];
      return { kind: 'refused' as const, field: 'url', reason: 'It leads to several.', feeds };
    }
    if (url.includes('127.0.0.1')) {
      return { kind: 'refused' as const, field: 'url', reason: 'is a private address' };
    }
    const kind = url.includes('known') ? ('changed' as const) : ('added' as const);
    return { kind, source: sourceState({ id: 'new', url, ...settings }) };
  });
  await feed.bus.answer(ImportSources, async ({ opml }) => {
    const list = Buffer.from(opml, 'base64').toString();
    if (!list.includes('<opml')) {
      return { kind: 'refused' as const, field: 'body', reason: 'It is no list.' };
    }
    const leftOut = [{ name: list, url: '', reason: 'It names no feed.' }];
    return { kind: 'imported' as const, added: 2, changed: 1, leftOut, warnings: ['Twice.'] };
  });
  await feed.bus.answer(TrySource, async ({ url }) => {
    if (url.includes('nothing')) {
      return { kind: 'refused' as const, field: 'url', reason: 'It is a picture.' };
    }
    return { kind: 'several' as const, feeds: [{ url: `${url}a.rss`, title: 'A' }] };
  });
  await feed.bus.answer(ChangeSource, async ({ sourceId, ...settings }) => {
    if (sourceId !== 's/1') return { kind: 'unknown-source' as const };
    if (settings.name?.trim() === '') {
      return { kind: 'refused' as const, field: 'name', reason: 'is blank' };
    }
    const before = { name: 'S', folders: ['a'], fullText: true };
    return { kind: 'changed' as const, source: sourceState({ id: 's/1', ...before, ...settings }) };
  });
  await feed.bus.answer(RemoveSources, async (request) => {
    if ('demonstration' in request) return { removedSources: 6, withdrawnArticles: 60 };
    return { removedSources: request.sourceId === 's/1' ? 1 : 0, withdrawnArticles: 3 };
  });
  await feed.bus.answer(PollSource, async ({ sourceId }) => ({
    kind: sourceId === 's/1' ? ('scheduled' as const) : ('unknown-source' as const),
  }));
});
beforeEach(() => {
  submitted = [];
  added = [];
});
afterAll(() => feed.stop());

type Method = 'POST' | 'DELETE' | 'GET' | 'PATCH';
const send = (method: Method, url: string, payload?: string | Buffer | object, type?: string) =>
  feed.app.inject({
    method,
    url,
    headers: { ...feed.asOperator, ...(type && { 'content-type': type }) },
    ...(payload !== undefined && { payload }),
  });

it.each<[string, string, string | Buffer | object, string, object]>([
  ['a page', '', '<h1>Tin</h1>', 'text/html', { contentType: 'text/html', body: '<h1>Tin</h1>' }],
  ['a text', '', 'Tin', 'text/plain; charset=utf-8', { contentType: 'text/plain', body: 'Tin' }],
  [
    'a page with what is known of it',
    '?url=https://x.example/1&sourceName=X&language=vi&publishedAt=2026-02-01',
    '<p>x</p>',
    'text/html',
    {
      url: 'https://x.example/1',
      sourceName: 'X',
      language: 'vi',
      publishedAt: '2026-02-01T00:00:00.000Z',
    },
  ],
  [
    'JSON',
    '',
    { title: 'T', text: 'x' },
    'application/json',
    { contentType: 'text/plain', body: 'T\n\nx' },
  ],
  [
    'HTML in JSON',
    '',
    { html: '<p>x</p>', url: 'https://x.example/' },
    'application/json',
    { contentType: 'text/html', body: '<p>x</p>' },
  ],
  [
    'HTML with a title beside it',
    '',
    { title: 'A<B', html: '<p>x</p>' },
    'application/json',
    { body: expect.stringContaining('<h1>A&lt;B</h1><p>x</p>') },
  ],
  [
    'another charset by the header',
    '',
    Buffer.from([0xe9]),
    'text/plain; charset=windows-1252',
    { body: 'é' },
  ],
  [
    'another charset by the page',
    '',
    Buffer.from('<meta charset=windows-1258>\xea', 'latin1'),
    'text/html',
    { body: '<meta charset=windows-1258>ê' },
  ],
  ['a byte order mark', '', Buffer.from('\ufefftin', 'utf16le'), 'text/plain', { body: 'tin' }],
])('takes %s', async (_reason, query, payload, type, expected) => {
  const answer = await send('POST', `/v1/articles${query}`, payload, type);
  expect(answer.statusCode).toBe(202);
  expect(answer.json()).toMatchObject({ articles: [{ articleId: 'x', outcome: 'new' }] });
  expect(submitted).toEqual([expect.objectContaining(expected)]);
});

it.each<[string, object | string, string, number, string]>([
  ['neither text nor html', {}, 'application/json', 400, 'text'],
  ['both', { text: 'a', html: 'b' }, 'application/json', 400, 'text'],
  ['an unknown field', { text: 'a', titel: 'b' }, 'application/json', 400, 'titel'],
  ['no address', { text: 'a', url: 'javascript:alert(1)' }, 'application/json', 400, 'url'],
  ['no date', { text: 'a', publishedAt: 'today' }, 'application/json', 400, 'publishedAt'],
  ['nothing but space', ' ', 'text/plain', 400, 'body'],
  ['what ingest refuses', 'nothing', 'text/plain', 422, 'body'],
])('refuses a document: %s', async (_reason, payload, type, status, field) => {
  const answer = await send('POST', '/v1/articles', payload, type);
  expect([answer.statusCode, answer.json().errors?.[0]?.field]).toEqual([status, field]);
});

it('adds a source, and changes one that is there', async () => {
  const body = { url: 'https://x.example/rss', name: 'X', folders: ['a'], fullText: true };
  const answer = await send('POST', '/v1/sources', body);
  expect(answer.statusCode).toBe(201);
  expect(answer.json()).toMatchObject({ kind: 'added', source: { id: 'new', ...body } });
  const changed = await send('POST', '/v1/sources', { url: 'https://known.example/' });
  expect([changed.statusCode, changed.json().kind]).toEqual([200, 'changed']);
  // What is left out must not be reset.
  expect(added).toEqual([body, { url: 'https://known.example/' }]);
});

it('adds a source unchecked where that is asked for', async () => {
  const body = { url: 'https://x.example/rss', check: false };
  expect((await send('POST', '/v1/sources', body)).statusCode).toBe(201);
  expect(added).toEqual([body]);
});

it('names the feeds that a page leads to', async () => {
  const answer = await send('POST', '/v1/sources', { url: 'https://page.example/' });
  expect(answer.statusCode).toBe(422);
  expect(answer.json()).toMatchObject({
    errors: [{ field: 'url', detail: 'It leads to several.' }],
    feeds: [{ url: 'https://page.example/a.rss', title: 'A' }],
  });
});

it.each(['text/x-opml', 'text/xml; charset=utf-8', 'application/xml'])(
  'imports a list as %s, and names what was left out',
  async (type) => {
    const answer = await send('POST', '/v1/sources.opml', Buffer.from('<opml>Báo'), type);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      added: 2,
      changed: 1,
      leftOut: [{ name: '<opml>Báo', url: '', reason: 'It names no feed.' }],
      warnings: ['Twice.'],
    });
  },
);

it.each([
  ['what is no list', '<rss/>', 'text/xml', 422],
  ['nothing', '', 'text/xml', 422],
  ['JSON', '{}', 'application/json', 415],
])('does not import %s', async (_reason, body, type, status) => {
  expect((await send('POST', '/v1/sources.opml', body, type)).statusCode).toBe(status);
});

it('says what would come from an address', async () => {
  const answer = await send('POST', '/v1/sources/try', { url: 'https://x.example/' });
  expect(answer.statusCode).toBe(200);
  const feeds = [{ url: 'https://x.example/a.rss', title: 'A' }];
  expect(answer.json()).toEqual({ kind: 'several', feeds });
  const none = await send('POST', '/v1/sources/try', { url: 'https://x.example/nothing' });
  expect([none.statusCode, none.json().errors[0].detail]).toEqual([422, 'It is a picture.']);
});

it.each<[string, object, number, string]>([
  ['no address', { name: 'X' }, 400, 'url'],
  ['a word for whether to check', { url: 'https://x.example/', check: 'no' }, 400, 'check'],
  ['another scheme', { url: 'file:///etc/passwd' }, 400, 'url'],
  ['a field too many', { url: 'https://x.example/', folder: 'a' }, 400, 'folder'],
  ['a word for a truth', { url: 'https://x.example/', fullText: 'yes' }, 400, 'fullText'],
  ['what ingest refuses', { url: 'http://127.0.0.1/' }, 422, 'url'],
])('refuses a source: %s', async (_reason, body, status, field) => {
  const answer = await send('POST', '/v1/sources', body);
  expect([answer.statusCode, answer.json().errors[0].field]).toEqual([status, field]);
});

it.each<[string, object, object]>([
  ['one setting', { name: 'T' }, { name: 'T', folders: ['a'], fullText: true, language: 'vi' }],
  ['all', { name: 'T', language: 'en', folders: [], fullText: false }, { folders: [] }],
  ['the language back to the feed’s', { language: null }, { language: null, name: 'S' }],
  ['nothing', {}, { name: 'S', folders: ['a'], fullText: true, language: 'vi' }],
])('changes of a source: %s', async (_reason, settings, expected) => {
  const answer = await send('PATCH', '/v1/sources/s%2F1', settings);
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({
    kind: 'changed',
    source: { id: 's/1', ...settings, ...expected },
  });
});

it.each<[string, string, string | object, string, number, string | undefined]>([
  ['of an unknown source', 'none', {}, 'application/json', 404, undefined],
  ['to an empty name', 's%2F1', { name: '' }, 'application/json', 400, 'name'],
  ['to no language', 's%2F1', { language: 'Việt' }, 'application/json', 400, 'language'],
  ['to one folder without a list', 's%2F1', { folders: 'a' }, 'application/json', 400, 'folders'],
  ['of the address', 's%2F1', { url: 'https://x.example/' }, 'application/json', 400, 'url'],
  ['that ingest refuses', 's%2F1', { name: ' ' }, 'application/json', 422, 'name'],
  ['as a form', 's%2F1', 'name=T', 'application/x-www-form-urlencoded', 415, undefined],
])('refuses a change %s', async (_reason, id, body, type, status, field) => {
  const answer = await send('PATCH', `/v1/sources/${id}`, body, type);
  expect([answer.statusCode, answer.json().errors?.[0]?.field]).toEqual([status, field]);
});

it.each<[string, Method, string, number, object]>([
  [
    'removes a source',
    'DELETE',
    '/v1/sources/s%2F1',
    200,
    { removedSources: 1, withdrawnArticles: 3 },
  ],
  ['knows no such source', 'DELETE', '/v1/sources/none', 404, { status: 404 }],
  [
    'removes the demonstration',
    'DELETE',
    '/v1/sources?demonstration=true',
    200,
    { removedSources: 6 },
  ],
  [
    'removes all only when told',
    'DELETE',
    '/v1/sources',
    400,
    { errors: [{ field: 'demonstration' }] },
  ],
  ['and only the demonstration', 'DELETE', '/v1/sources?demonstration=false', 400, { status: 400 }],
  ['polls now', 'POST', '/v1/sources/s%2F1/poll', 202, { kind: 'scheduled' }],
  ['polls nothing unknown', 'POST', '/v1/sources/none/poll', 404, { status: 404 }],
])('%s', async (_reason, method, url, status, expected) => {
  const answer = await send(method, url);
  expect(answer.statusCode).toBe(status);
  expect(answer.json()).toMatchObject(expected);
});
