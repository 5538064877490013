import { describeOn, emptyMongo, stagesOf } from '@newsline/platform/testing';
import type { Connection } from 'mongoose';
import { sourceState, storyUpdate } from '../testing/sample-news.ts';
import { at } from '../testing/read-model-under-test.ts';
import type { ArticleFilter, StoryFilter } from '../news-read-model.ts';
import { articleIndexes } from './collections.ts';
import { MongoReadModel } from './mongo-read-model.ts';
import { MongoStoryList } from './story-list.ts';
import { MongoTimeline } from './timeline.ts';

describeOn('MONGODB_URL', 'queries of MongoReadModel', (url) => {
  let connection: Connection;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ connection, stop } = await emptyMongo(url));
    const readModel = await MongoReadModel.open(connection);
    await readModel.apply([
      at('a', 1, 'one', { topics: ['t', 'u'] }),
      storyUpdate({ storyId: 's', topics: ['t', 'u'] }),
      { kind: 'source', source: sourceState({ id: 'one' }), asOf: '2026-02-01T00:00:00Z' },
    ]);
  });
  afterAll(() => stop());

  const walksOnly = (explained: unknown) => {
    const stages = stagesOf(explained);
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('COLLSCAN');
    expect(stages).not.toContain('SORT');
  };

  it.each<[string, ArticleFilter]>([
    ['everything', {}],
    ['a topic', { topics: ['t'] }],
    ['topics', { topics: ['t', 'u'] }],
    ['topics in a language', { topics: ['t', 'u'], languages: ['vi'] }],
    ['topics of sources', { topics: ['t', 'u'], sourceIds: ['s', 'r'] }],
    ['sources in languages', { sourceIds: ['s', 'r'], languages: ['vi', 'en'] }],
    ['languages', { languages: ['vi', 'en'] }],
    ['a story', { storyId: 's', topics: ['t'] }],
    ['a period', { from: '2026-02-01T00:00:00Z', to: '2026-02-02T00:00:00Z' }],
  ])('the timeline of %s walks down its index', async (_, filter) => {
    const found = new MongoTimeline(connection).find(filter, { limit: 20 });
    walksOnly(await found.explain('queryPlanner'));
    if (!filter.sourceIds) return;
    const shown = new MongoTimeline(connection).findShown(filter, filter.sourceIds, { limit: 20 });
    walksOnly(await shown.explain('queryPlanner'));
  });

  it.each<StoryFilter>([
    { order: 'latest' },
    { order: 'hot', topics: ['t', 'u'] },
    { order: 'hot', languages: ['vi'], sourceIds: ['s'], minSources: 2 },
    { order: 'latest', from: '2026-02-01T00:00:00Z' },
  ])('stories by %j walk down their index', async (filter) => {
    const traversal = { rank: 5, placeId: 's@1', snapshot: { last: 9, open: [7, 8] }, takenAt: 0 };
    const list = new MongoStoryList(connection, () => new Date());
    walksOnly(await list.find(filter, traversal, 20).explain('queryPlanner'));
  });

  it('counts walk through indexes', async () => {
    const articles = connection.collection('feed_articles');
    const pairs = { $group: { _id: { source: '$sourceId', language: '$language' } } };
    const bySource = await articles
      .aggregate([{ $match: { sourceId: { $gte: '' } } }, pairs], { hint: articleIndexes.source })
      .explain('queryPlanner');
    const stages = stagesOf(bySource['stages'][0].$cursor);
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('FETCH');
    const byTopic = await connection.db?.command({
      explain: { count: 'feed_articles', query: { topics: 't' }, hint: articleIndexes.topic },
      verbosity: 'queryPlanner',
    });
    expect(stagesOf(byTopic)).toContain('COUNT_SCAN');
  });

  it.each(['feed_articles', 'feed_stories', 'feed_story_places', 'feed_sources'])(
    'what a batch needs of %s is found by id',
    async (name) => {
      const found = connection.collection<{ _id: string }>(name).find({ _id: { $in: ['a', 'b'] } });
      walksOnly(await found.explain('queryPlanner'));
    },
  );
});
