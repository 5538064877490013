import {
  DefineTopic,
  ListTopics,
  RemoveTopic,
  type KnownTopic,
  type RequestOf,
} from '@newsline/contracts';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

const climate = {
  names: { vi: 'Khí hậu', en: 'Climate' },
  description: { vi: 'Biến đổi khí hậu.', en: 'Climate change.' },
  keywords: { vi: { 'phát thải': 3, mưa: 1 }, en: { 'net zero': 3 } },
};
const sport: KnownTopic = {
  topic: { id: 'sport', names: { vi: 'Thể thao', en: 'Sport' }, description: { vi: '', en: '' } },
  ...{ origin: 'shipped', trained: ['en', 'vi'], definition: null },
};

let feed: RunningFeed;
let defined: RequestOf<typeof DefineTopic>['definition'][];
beforeEach(async () => {
  defined = [];
  feed = await startFeed();
});
afterEach(() => feed.stop());

/** As classify does. */
async function answer(): Promise<void> {
  const topics = ['economy', 'sport'];
  await feed.bus.answer(ListTopics, async () => ({ topics: [sport] }));
  await feed.bus.answer(DefineTopic, async ({ definition }) => {
    const { id, parent, keywords } = definition;
    if (id === 'sport') return { kind: 'not-own' as const };
    if (parent && !topics.includes(parent)) return { kind: 'unknown-parent' as const, topics };
    if (!keywords) return { kind: 'untold' as const };
    const isNew = !defined.some((one) => one.id === id);
    defined.push(definition);
    return { kind: 'defined' as const, isNew };
  });
  await feed.bus.answer(RemoveTopic, async ({ id }) => {
    if (id === 'sport') return { kind: 'not-own' as const };
    if (id === 'climate') return { kind: 'removed' as const };
    return { kind: 'unknown-topic' as const, topics };
  });
}

type Method = 'GET' | 'PUT' | 'DELETE';
const send = (method: Method, path: string, payload?: object) =>
  feed.app.inject({
    method,
    url: `/v1/topic-definitions${path}`,
    headers: feed.asOperator,
    ...(payload && { payload }),
  });

it('lists all topics with where they come from', async () => {
  await answer();
  const { statusCode, body } = await send('GET', '');
  expect([statusCode, JSON.parse(body)]).toEqual([200, { topics: [sport] }]);
});

it('defines a topic, and defines it anew', async () => {
  await answer();
  const added = await send('PUT', '/climate', climate);
  const definition = { id: 'climate', ...climate };
  expect([added.statusCode, added.json()]).toEqual([201, { kind: 'added', definition }]);
  const changed = await send('PUT', '/climate', { ...climate, id: 'climate', parent: 'economy' });
  expect([changed.statusCode, changed.json().kind]).toEqual([200, 'changed']);
  expect(defined).toEqual([definition, { ...definition, parent: 'economy' }]);
});

it.each<[string, string, object, number, string]>([
  ['that ships', '/sport', climate, 409, 'changed there'],
  [
    'of an unknown parent',
    '/c',
    { ...climate, parent: 'x' },
    422,
    'of these it can: economy, sport',
  ],
  ['that is its own parent', '/c', { ...climate, parent: 'c' }, 422, 'parent: must be another'],
  [
    'that nothing tells',
    '/c',
    { ...climate, keywords: undefined },
    422,
    'add keywords, institutions or examples',
  ],
  ['of another id than the path’s', '/c', { ...climate, id: 'd' }, 400, 'id: must be "c"'],
  ['of a bad id', '/Khí%20hậu', climate, 400, 'id: must be small letters'],
  ['of a long id', `/${'c'.repeat(61)}`, climate, 400, 'id: is longer than 60'],
  ['without a name', '/c', { ...climate, names: { vi: 'Khí hậu' } }, 400, 'names.en'],
  ['in words for a language', '/c', { ...climate, examples: { english: ['x'] } }, 400, 'ISO 639-1'],
  ['with a heavy keyword', '/c', { ...climate, keywords: { vi: { x: 11 } } }, 400, 'keywords.vi.x'],
  ['with what nobody knows', '/c', { ...climate, colour: 'red' }, 400, 'colour: is not known'],
])('refuses a topic %s', async (_reason, path, payload, status, detail) => {
  await answer();
  const { statusCode, body } = await send('PUT', path, payload);
  expect([statusCode, JSON.parse(body).detail]).toEqual([status, expect.stringContaining(detail)]);
  expect(defined).toEqual([]);
});

it.each([
  ['/climate', 204, ''],
  ['/sport', 409, 'ships with Newsline'],
  ['/nothing', 404, '/v1/topic-definitions'],
  ['/Nothing', 400, 'small letters'],
])('removes %s: %i', async (path, status, detail) => {
  await answer();
  const { statusCode, body } = await send('DELETE', path);
  expect([statusCode, body]).toEqual([status, expect.stringContaining(detail)]);
});

it.each<[Method, string]>([
  ['GET', ''],
  ['PUT', '/climate'],
  ['DELETE', '/climate'],
])('says that classify does not answer: %s %s', async (method, path) => {
  const { statusCode, body } = await send(method, path, method === 'PUT' ? climate : undefined);
  expect([statusCode, JSON.parse(body).detail]).toEqual([
    503,
    expect.stringContaining('tells topics'),
  ]);
});
