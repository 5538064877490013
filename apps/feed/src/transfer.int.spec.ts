import { openSqlite } from '@newsline/platform';
import { describeOn, emptyMongo, transferAll } from '@newsline/platform/testing';
import type { SourceState } from '@newsline/contracts';
import type { Connection } from 'mongoose';
import {
  articleUpdate,
  pollOf,
  someTopics,
  sourceState,
  storyUpdate,
} from './read-model/testing/sample-news.ts';
import { at, follow, hour } from './read-model/testing/read-model-under-test.ts';
import type { ProjectionUpdate, NewsReadModel } from './read-model/news-read-model.ts';
import { MongoReadModel } from './read-model/mongo/mongo-read-model.ts';
import { MongoOperatorKeys } from './operator-keys/mongo/mongo-operator-keys.ts';
import { feedParts } from './transfer.ts';
import { SqliteReadModel } from './read-model/sqlite/sqlite-read-model.ts';
import { SqliteOperatorKeys } from './operator-keys/sqlite/sqlite-operator-keys.ts';
import { MongoStoryVotes } from './votes/mongo/mongo-story-votes.ts';
import { SqliteStoryVotes } from './votes/sqlite/sqlite-story-votes.ts';

const numbers = Array.from({ length: 700 }, (_, n) => (n * 389) % 700);
/** Many of one hour, in an order that is not that of their ids. */
const articles = numbers.map((n) =>
  at(`a${n}`, n % 5, `source-${n % 3}`, {
    topics: n % 4 ? ['diplomacy'] : ['cybersecurity', 'diplomacy'],
    language: n % 7 ? 'vi' : 'en',
    storyId: `s${n % 90}`,
  }),
);
const stories = Array.from({ length: 90 }, (_, n) => (n * 37) % 90).map((n) =>
  storyUpdate({
    storyId: `s${n}`,
    headlineArticleId: `a${n}`,
    lastAt: hour(n % 4),
    sourceIds: n % 2 ? ['source-1'] : ['source-1', 'source-2'],
    topics: n % 3 ? ['diplomacy'] : [],
    ...(n % 5 === 0 && { heat: Date.parse(hour(n % 7)), reportedAt: [hour(n % 4)] }),
  }),
);
const later: ProjectionUpdate[] = [
  articleUpdate({ id: 'a7', version: 2, title: 'Sửa', publishedAt: hour(40) }),
  {
    kind: 'relabelled',
    articleId: 'a11',
    version: 1,
    revision: 4,
    topics: [{ topic: 'cybersecurity', score: 1, words: [], evidence: [] }],
  },
  { kind: 'moved', articleId: 'a12', version: 1, move: 2, storyId: 's7' },
  { kind: 'withdrawn', articleId: 'a8', version: 1 },
  { kind: 'withdrawn', articleId: 'unknown', version: 3 },
  storyUpdate({ storyId: 's5', revision: 2, lastAt: hour(9), headlineArticleId: 'a5' }),
  storyUpdate({ storyId: 's6', revision: 2, articleCount: 0 }),
  storyUpdate({ storyId: 's10', revision: 2, articleCount: 0, mergedInto: 's7' }),
  storyUpdate({ storyId: 's11', revision: 2, lastAt: hour(2), pinned: true }),
  storyUpdate({ storyId: 's12', revision: 2, lastAt: hour(2), muted: true }),
  { kind: 'topics', topics: someTopics, asOf: hour(1) },
  {
    kind: 'source',
    source: failing(sourceState({ id: 'source-1' })),
    asOf: hour(1),
    poll: pollOf(hour(1), { outcome: 'failed', problem: 'It answers 503.' }),
  },
  { kind: 'source', source: sourceState({ id: 'source-2' }), asOf: hour(1) },
  { kind: 'source-removed', sourceId: 'source-2', asOf: hour(2) },
  { kind: 'observed', articleId: 'a9', sourceId: 'source-1', asOf: hour(3) },
];

function failing({ health, ...source }: SourceState): SourceState {
  const outage = {
    since: hour(1),
    problem: 'It answers 503.',
    problemDetails: null,
    endedAt: null,
  };
  return { ...source, health: { ...health, outage } };
}

describeOn('MONGODB_URL', 'feed transferred to MongoDB', (url) => {
  const database = openSqlite(':memory:');
  const keys = new SqliteOperatorKeys(database);
  const before = new SqliteReadModel(database);
  const votes = new SqliteStoryVotes(database);
  let key: string;
  let connection: Connection;
  let stop: () => Promise<void>;
  let after: MongoReadModel;
  let counts: Awaited<ReturnType<typeof transferAll>>;
  beforeAll(async () => {
    key = (await keys.ensure()) ?? '';
    for (const updates of [articles, stories, later]) await before.apply(updates);
    for (const n of numbers)
      await votes.put(
        { storyId: `s${n % 40}`, voter: `v${n}`, network: `n${n % 350}`, useful: n % 3 > 0 },
        { perNetwork: 2 },
      );
    await votes.keys();
    ({ connection, stop } = await emptyMongo(url));
    counts = await transferAll(await feedParts(database, connection));
    after = await MongoReadModel.open(connection);
  });
  afterAll(async () => {
    await stop();
    database.close();
  });

  it('has everything once, though each batch was transferred twice', () => {
    expect(counts).toEqual({
      'feed revision': { here: 1, there: 1 },
      'feed articles': { here: 699, there: 699 },
      'feed withdrawn': { here: 2, there: 2 },
      'feed observations': { here: 1, there: 1 },
      'feed stories': { here: 90, there: 90 },
      'feed sources': { here: 2, there: 2 },
      'feed source histories': { here: 2, there: 2 },
      'feed topic list': { here: 1, there: 1 },
      'feed votes': { here: 700, there: undefined },
      'feed vote keys': { here: 1, there: 1 },
      'feed operator keys': { here: 1, there: 1 },
    });
  });

  it.each([
    ['all', {}],
    ['of a topic', { topics: ['cybersecurity'] }],
    ['of a source and a topic', { sourceIds: ['source-1'], topics: ['diplomacy'] }],
    ['of a language', { languages: ['en'] }],
    ['of a story', { storyId: 's7' }],
    ['from an hour that many share, to another', { from: hour(1), to: hour(3) }],
  ])('lists the same articles in the same order: %s', async (_, filter) => {
    const all = (readModel: NewsReadModel) =>
      follow((page) => readModel.timeline(filter, page), 50);
    const expected = await all(before);
    expect(expected.length).toBeGreaterThan(5);
    expect(await all(after)).toEqual(expected);
  });

  it.each([
    ['all', {}],
    ['of a topic', { topics: ['diplomacy'] }],
    ['of two sources', { minSources: 2 }],
    ['within a period', { from: hour(2), to: hour(9) }],
  ])('lists the same stories in the same order: %s', async (_, filter) => {
    for (const order of ['hot', 'latest'] as const) {
      const all = (readModel: NewsReadModel) =>
        follow((page) => readModel.stories({ ...filter, order }, page), 20);
      const expected = await all(before);
      expect(expected.length).toBeGreaterThan(5);
      expect(await all(after)).toEqual(expected);
    }
  });

  it('answers the same of articles, stories, sources, topics and counts', async () => {
    for (const id of ['a7', 'a8', 'a11', 'a12', 'unknown', 'never'])
      expect(await after.article(id)).toEqual(await before.article(id));
    for (const id of ['s5', 's6', 's10', 's11', 's12', 'never']) {
      expect(await after.story(id)).toEqual(await before.story(id));
      expect(await after.livingStory(id)).toBe(await before.livingStory(id));
    }
    expect(await after.livingStory('s10')).toBe('s7');
    expect(await after.alsoIn('a9')).toEqual([{ id: 'source-1', name: 'Source source-1' }]);
    expect(await before.alsoIn('a9')).toEqual(await after.alsoIn('a9'));
    expect(await after.sources()).toEqual(await before.sources());
    expect(await after.polls('source-1')).toHaveLength(1);
    expect(await after.polls('source-1')).toEqual(await before.polls('source-1'));
    expect(await after.outages(9)).toHaveLength(1);
    expect(await after.outages(9)).toEqual(await before.outages(9));
    expect(await after.topics()).toEqual(await before.topics());
    expect(await after.counts()).toEqual(await before.counts());
    expect(after.revision()).toBeGreaterThan(before.revision());
  });

  it('counts the same votes, knows their readers again and holds their networks to the same', async () => {
    const transferred = await MongoStoryVotes.open(connection);
    expect(await transferred.keys()).toEqual(await votes.keys());
    const again = { storyId: 's1', voter: 'v1', network: 'n1', useful: false };
    const more = { ...again, voter: 'more' };
    for (const store of [votes, transferred]) {
      expect(await store.put(again, { perNetwork: 2 })).toBe(true);
      expect(await store.put(more, { perNetwork: 2 })).toBe(false);
    }
    const tallies = await transferred.tallies(100);
    expect(tallies).toHaveLength(40);
    expect(tallies).toEqual(await votes.tallies(100));
  });

  it('takes the same key', async () => {
    const transferred = await MongoOperatorKeys.open(connection);
    expect(await transferred.verify(key)).toBe(true);
    expect(await transferred.ensure()).toBeNull();
  });

  it('goes on: repeats change nothing, a withdrawn article returns to its place, stories move', async () => {
    const revision = after.revision();
    await after.apply([...articles, ...stories, ...later]);
    expect(after.revision()).toBe(revision);
    const news: ProjectionUpdate[] = [
      articleUpdate(
        { id: 'a8', sourceId: 'source-2', version: 2, publishedAt: hour(30) },
        { storyId: 's8' },
      ),
      articleUpdate({ id: 'new', publishedAt: hour(31) }),
      storyUpdate({ storyId: 's7', revision: 2, lastAt: hour(32), headlineArticleId: 'a7' }),
      storyUpdate({ storyId: 's9', revision: 2, articleCount: 0 }),
      storyUpdate({ storyId: 's12', revision: 3, lastAt: hour(33) }),
      { kind: 'moved', articleId: 'a12', version: 1, move: 1, storyId: 's8' },
      { kind: 'moved', articleId: 'a13', version: 1, move: 1, storyId: 's7' },
      { kind: 'withdrawn', articleId: 'a9', version: 1 },
    ];
    for (const readModel of [before, after]) await readModel.apply(news);
    const placeOf8 = await connection
      .collection<{ _id: string }>('feed_articles')
      .findOne({ _id: 'a8' });
    expect(placeOf8).toMatchObject({ place: Date.parse(hour(3)) });
    const listedStories = (readModel: NewsReadModel) =>
      follow((page) => readModel.stories({ order: 'latest' }, page), 20);
    expect(await listedStories(after)).toEqual(await listedStories(before));
    const ofStory = async (readModel: NewsReadModel) =>
      (await follow((page) => readModel.timeline({ storyId: 's7' }, page), 50)).map(({ id }) => id);
    expect(await ofStory(after)).toEqual(await ofStory(before));
    expect(await ofStory(after)).toEqual(expect.arrayContaining(['a12', 'a13']));
    const listed = async (readModel: NewsReadModel) =>
      (await follow((page) => readModel.timeline({}, page), 50)).map(({ id }) => id);
    const others = async (readModel: NewsReadModel) =>
      (await listed(readModel)).filter((id) => id !== 'a8');
    expect(await others(after)).toEqual(await others(before));
    expect(await listed(after)).toHaveLength(700);
  });
});
