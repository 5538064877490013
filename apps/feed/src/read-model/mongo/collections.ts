import type { MongoStep } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import { voteLifeMs } from '../../votes/story-votes.ts';
import type { ArticleRecord } from './article-writer.ts';
import { boundOldCards } from './bound-old-cards.ts';
import type { ObservationRecord } from './observations.ts';
import { forgetAfterMs } from './story-places.ts';

/** What timelines of articles walk down, newest first. An article that was withdrawn has no place.
 *  Sources and languages are counted by one of them. */
export const articleIndexes = {
  all: { place: -1, _id: -1 },
  story: { storyId: 1, place: -1, _id: -1 },
  topic: { topics: 1, place: -1, _id: -1 },
  topicAndSource: { topics: 1, sourceId: 1, place: -1, _id: -1, language: 1 },
  source: { sourceId: 1, place: -1, _id: -1, language: 1 },
  language: { language: 1, place: -1, _id: -1 },
} as const;

/** Of articles that a source shows in another's words, beside those that are in its own. */
export const shownIndex = { shownBy: 1, place: -1, _id: -1 } as const;

/** What lists of stories walk down. The last two fields spare reading places that were left. */
export const storyIndexes = {
  latest: { topics: 1, lastAt: -1, _id: -1, since: 1, until: 1 },
  hot: { topics: 1, heat: -1, _id: -1, since: 1, until: 1 },
} as const;

/** Of sources by their last outage. */
export const outageIndex = { lastOutageAt: -1, _id: 1 } as const;

/** Of stories that went up in others. */
const mergedIndex = { mergedInto: 1 } as const;

/** Of votes: those of a story, of a network on it, and the oldest. */
const voteIndexes = [
  { key: { storyId: 1, useful: 1, at: 1 } },
  { key: { network: 1 } },
  { key: { at: 1 }, expireAfterSeconds: voteLifeMs / 1000 },
] as const;

/** The collections of feed, all named `feed_…`. Steps that have shipped never change. */
export const feedCollections: readonly MongoStep[] = [
  async (connection) => {
    const indexes = (keys: Readonly<Record<string, Readonly<Record<string, 1 | -1>>>>) =>
      Object.values(keys).map((key) => ({ key }));
    await connection.collection('feed_articles').createIndexes(indexes(articleIndexes));
    await connection.collection('feed_stories').createIndex({ here: 1 });
    await connection
      .collection('feed_story_places')
      .createIndexes([
        ...indexes(storyIndexes),
        { key: { leftAt: 1 }, expireAfterSeconds: forgetAfterMs / 1000 },
      ]);
    await connection
      .collection<{ _id: string }>('feed_batches')
      .updateOne({ _id: 'all' }, { $setOnInsert: { last: 0, open: [] } }, { upsert: true });
  },
  async (connection) => {
    await connection
      .collection('feed_observations')
      .createIndexes([{ key: { articleId: 1 } }, { key: { sourceId: 1 } }]);
  },
  boundOldCards,
  showObserved,
  async (connection) => {
    await connection.collection('feed_source_histories').createIndex(outageIndex);
  },
  async (connection) => {
    await connection.collection('feed_stories').createIndex(mergedIndex, { sparse: true });
    await connection.collection('feed_votes').createIndexes([...voteIndexes]);
  },
];

/** Observations of before articles said who shows them. */
async function showObserved(connection: Connection): Promise<void> {
  const articles = connection.collection<ArticleRecord>('feed_articles');
  await articles.createIndex(shownIndex, { sparse: true });
  const observed = connection.collection<ObservationRecord>('feed_observations').find();
  for await (const { articleId, sourceId } of observed)
    await articles.updateOne(
      { _id: articleId },
      { $addToSet: { shownBy: sourceId } },
      { upsert: true },
    );
}
