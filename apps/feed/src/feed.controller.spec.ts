import {
  ArticleClassified,
  ArticleMoved,
  ArticleRelabelled,
  ArticleWithdrawn,
  SourcePolled,
  SourceRemoved,
  StoryChanged,
  TopicsDefined,
} from '@newsline/contracts';
import {
  articleUpdate,
  someTopics,
  sourceState,
  storyUpdate,
} from './read-model/testing/sample-news.ts';
import { eventually } from '@newsline/platform/testing';
import { type RunningFeed, startFeed } from './testing/start-feed.ts';

let feed: RunningFeed;
beforeEach(async () => {
  feed = await startFeed();
});
afterEach(() => feed.stop());

const from = { service: 'test', now: new Date('2026-02-01T08:00:00Z') };
const asOf = (second: number) => new Date(Date.UTC(2026, 1, 1, 0, 0, second)).toISOString();
const shown = async (url: string) => (await feed.get(url)).json();

it('shows what the bus delivers', async () => {
  const { article, labels } = articleUpdate({ id: 'a' }, { topics: ['diplomacy'] });
  const { story } = storyUpdate({ storyId: 's', headlineArticleId: 'a' });
  const source = sourceState({ id: 'src' });
  await feed.bus.publish([
    TopicsDefined.create({ topics: [...someTopics], asOf: asOf(1) }, from),
    SourcePolled.create({ source, asOf: asOf(1), poll: null }, from),
    ArticleClassified.create({ article, labels, storyId: 's' }, from),
    StoryChanged.create(story, from),
  ]);
  await eventually(async () => {
    expect((await shown('/v1/stories/s')).articles).toMatchObject([{ id: 'a', storyId: 's' }]);
    expect((await shown('/v1/timeline?topic=diplomacy')).articles).toHaveLength(1);
    expect((await shown('/v1/sources')).sources).toMatchObject([{ id: 'src' }]);
  });
  const relabelled = { articleId: 'a', version: 1, revision: 1, topics: [] };
  await feed.bus.publish([ArticleRelabelled.create(relabelled, from)]);
  await eventually(async () => {
    expect((await shown('/v1/articles/a')).topics).toEqual([]);
    expect((await shown('/v1/timeline?topic=diplomacy')).articles).toEqual([]);
  });
  await feed.bus.publish([
    SourceRemoved.create({ sourceId: 'src', asOf: asOf(2) }, from),
    ArticleWithdrawn.create({ articleId: 'a', version: 1, reason: 'source-removed' }, from),
    StoryChanged.create({ ...story, revision: 2, articleCount: 0 }, from),
  ]);
  await eventually(async () => {
    expect((await shown('/v1/timeline')).articles).toEqual([]);
    expect((await shown('/v1/stories')).stories).toEqual([]);
    expect((await shown('/v1/sources')).sources).toEqual([]);
  });
});

it('follows an article to another story, also where that is told before the article', async () => {
  const { article, labels } = articleUpdate({ id: 'a' });
  const moved = { articleId: 'a', version: 1, move: 1, storyId: 't' };
  await feed.bus.publish([
    ArticleMoved.create(moved, from),
    StoryChanged.create(storyUpdate({ storyId: 't', headlineArticleId: 'a' }).story, from),
  ]);
  await feed.bus.publish([ArticleClassified.create({ article, labels, storyId: 's' }, from)]);
  await eventually(async () => {
    expect((await shown('/v1/articles/a')).storyId).toBe('t');
    expect((await shown('/v1/stories/t')).articles).toMatchObject([{ id: 'a', storyId: 't' }]);
  });
});

it('shows a thousand articles published at once, each once', async () => {
  const published = Array.from({ length: 1_000 }, (_, n) => {
    const { article, labels, storyId } = articleUpdate({ id: `a${n}` });
    return ArticleClassified.create({ article, labels, storyId }, from);
  });
  await feed.bus.publish(published);
  await feed.bus.publish(published);
  await eventually(async () => {
    const { sources } = await feed.readModel.counts();
    expect(sources).toEqual({ 'bao-moi-viet': 1_000 });
  });
});
