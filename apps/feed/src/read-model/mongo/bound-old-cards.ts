import type { Connection } from 'mongoose';
import { boundedArticle, boundedStory } from '../bounds.ts';
import { storedArticle, storedStory } from '../stored.ts';

/** In bytes of BSON. A card that is no longer needs no look. */
const usual = 8_000;

type Bound = (card: unknown) => object;

/** Cuts what lists show of articles and stories that came in before there were bounds. Texts stay. */
export async function boundOldCards(connection: Connection): Promise<void> {
  await bound(connection, 'feed_articles', (card) => boundedArticle(storedArticle(card)));
  await bound(connection, 'feed_stories', (card) => boundedStory(storedStory(card)));
}

async function bound(connection: Connection, name: string, bounded: Bound): Promise<void> {
  const collection = connection.collection<{ _id: string; card?: unknown }>(name);
  const isLong = { $gt: [{ $bsonSize: { $ifNull: ['$card', {}] } }, usual] };
  for await (const { _id, card } of collection.find({ $expr: isLong }).project({ card: 1 })) {
    // A newer version that came meanwhile has bounds of its own.
    await collection.updateOne({ _id, card }, { $set: { card: bounded(card) } });
  }
}
