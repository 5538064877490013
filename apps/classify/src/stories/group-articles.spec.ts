import { ArticleWithdrawn, type NewsEvent } from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import { openSqlite } from '@newsline/platform';
import { SqliteStoryCorrectionStore } from '../sqlite/sqlite-story-correction-store.ts';
import { SqliteStoryStore } from '../sqlite/sqlite-story-store.ts';
import { GroupArticles } from './group-articles.ts';
import type { Grouper } from './grouper.ts';
import { describeStories } from './describe-story.ts';
import { member } from './story-store.conformance.ts';
import type { Member } from './story-store.ts';

it('publishes that an article left also where publishing failed the first time', async () => {
  const database = openSqlite(':memory:');
  const store = new SqliteStoryStore(database);
  await store.save({
    members: [member('a', 's', 0), member('b', 's', 1)],
    withdrawn: [],
    revisions: new Map([['s', 1]]),
  });
  const published: NewsEvent[] = [];
  let broken = true;
  const publish = async (events: readonly NewsEvent[]) => {
    if (broken) throw new Error('No disk');
    published.push(...events);
  };
  const grouper = { forget: async () => {} } as unknown as Grouper;
  const stories = new GroupArticles({
    ...{ store, grouper, corrections: new SqliteStoryCorrectionStore(database) },
    bus: { publish } as unknown as EventBus,
  });
  const now = new Date('2026-02-01T00:00:00Z');
  const gone = { articleId: 'a', version: 1, reason: 'operator' } as const;
  const withdraw = () =>
    stories.withdraw([ArticleWithdrawn.create(gone, { service: 'ingest', now })], now);
  await expect(withdraw()).rejects.toThrow('No disk');
  broken = false;
  await withdraw();
  expect(published.map(({ data }) => data)).toMatchObject([
    { storyId: 's', left: ['a'], articleCount: 1 },
  ]);
  database.close();
});

it.each<[string, Partial<Member>[], { heat?: number; reportedAt?: string[] }]>([
  [
    'says how hot it is, without what advertises',
    [
      { outlet: 'bao.example' },
      { outlet: 'tin.example', isPromotion: true, publishedAt: '2026-01-02T05:00:00.000Z' },
    ],
    { heat: Date.parse('2026-01-02T03:04:05Z'), reportedAt: ['2026-01-02T03:04:05.000Z'] },
  ],
  [
    'half as hot for an outlet that only repeats',
    [
      { outlet: 'bao.example' },
      { outlet: 'tin.example', nearDuplicates: [{ articleId: 'm0', likeness: 0.9 }] },
    ],
    {
      heat: Date.parse('2026-01-02T03:04:05Z') + Math.round(18 * 3_600_000 * Math.log2(1.5)),
      reportedAt: ['2026-01-02T03:04:05.000Z', '2026-01-02T03:04:05.000Z'],
    },
  ],
])('a story is %s', (_, members, expected) => {
  expect(storyOf(members)).toMatchObject(expected);
});

it('says nothing of the heat of a story that is over', () => {
  const leaving = new Map([['s', member('m0', 's', 0)]]);
  const deltas = new Map([['s', { joined: [], updated: [], left: ['m0'] }]]);
  const none = { stories: new Map(), revisions: new Map(), wishes: new Map() };
  const when = { cause: undefined, now: new Date() };
  const [event] = describeStories(deltas, { ...none, leaving }, when);
  expect(event?.data).toMatchObject({ articleCount: 0 });
  expect(event?.data).not.toHaveProperty('heat');
  expect(event?.data).not.toHaveProperty('reportedAt');
});

it.each<[string, Partial<Member>[], { outlets: string[]; reports: number }]>([
  [
    'one outlet through two feeds',
    [
      { sourceId: 'latest', outlet: 'bao.example' },
      { sourceId: 'world', outlet: 'bao.example' },
    ],
    { outlets: ['bao.example'], reports: 1 },
  ],
  [
    'two outlets with one agency’s text, and a third',
    [
      { outlet: 'bao.example', attribution: ['AFP'] },
      { outlet: 'tin.example', attribution: ['AFP'] },
      { outlet: 'own.example' },
    ],
    { outlets: ['bao.example', 'tin.example', 'own.example'], reports: 2 },
  ],
  [
    'two outlets with one text, and a third',
    [
      { outlet: 'bao.example' },
      { outlet: 'tin.example', nearDuplicates: [{ articleId: 'm0', likeness: 0.9 }] },
      { outlet: 'own.example' },
    ],
    { outlets: ['bao.example', 'tin.example', 'own.example'], reports: 2 },
  ],
  [
    'what an earlier version stored, by source',
    [{ sourceId: 'a' }, { sourceId: 'b' }],
    { outlets: ['a', 'b'], reports: 2 },
  ],
])('a story names %s', (_, members, expected) => {
  expect(storyOf(members)).toMatchObject(expected);
});

function storyOf(members: readonly Partial<Member>[]): unknown {
  const told = members.map((more, n) => {
    const one = member(`m${n}`, 's', n);
    return { ...one, entry: { ...one.entry, terms: '' }, ...more };
  });
  const deltas = new Map([['s', { joined: [], updated: [], left: [] }]]);
  const now = new Date('2026-02-01T00:00:00.000Z');
  const stories = new Map([['s', told]]);
  const [event] = describeStories(
    deltas,
    { stories, revisions: new Map(), wishes: new Map() },
    { cause: undefined, now },
  );
  return event?.data;
}
