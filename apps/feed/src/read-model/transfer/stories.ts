import type { DatabaseSync } from 'node:sqlite';
import { transferRows, type TransferPart, type Row } from '@newsline/platform';
import { insertNew } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import {
  placeId,
  placeOf,
  type StoryPlaceRecord,
  type StoryRecord,
} from '../mongo/story-places.ts';
import { readMeta } from '../sqlite/schema.ts';
import { withTieBreaker } from './tie-breaker.ts';
import { storedStory } from '../stored.ts';

/** Of a story that is there, how many places of its rank were taken by stories that came before it. */
const ties = (column: 'last_at' | 'heat') => `
  (SELECT count(*) FROM feed_story_place q
   WHERE q.topic = p.topic AND q.${column} = p.${column} AND q.story < p.story)`;

const storyRows = `
  SELECT s.n AS position, s.id, s.revision, s.card,
    (SELECT m.id FROM feed_story m WHERE m.n = s.merged_into) AS merged_into,
    ${ties('last_at')} AS latest_tie, ${ties('heat')} AS hot_tie
  FROM feed_story s LEFT JOIN feed_story_place p
    ON p.story = s.n AND p.topic = (SELECT n FROM feed_name WHERE name = '') AND p.until IS NULL
  WHERE s.n > ? AND s.revision > 0 ORDER BY s.n`;

type TransferredStory = { readonly story: StoryRecord; readonly place: StoryPlaceRecord | null };

/** Stories where they stand now, as if all had come there in one batch. Where they stood before is
 *  left behind: cursors of the one process mean nothing to the services. */
export function transferStories(
  database: DatabaseSync,
  connection: Connection,
  batch: number,
): readonly TransferPart[] {
  const stories = connection.collection<StoryRecord>('feed_stories');
  const places = connection.collection<StoryPlaceRecord>('feed_story_places');
  const at = Date.now();
  return [
    transferRows(database, {
      name: 'feed stories',
      count: 'SELECT count(*) AS n FROM feed_story WHERE revision > 0',
      stamp: () => String(readMeta(database, 'revision')),
      rows: storyRows,
      write: async (rows) => {
        const transferred = rows.map((row) => toTransferred(row, batch, at));
        await insertNew(
          places,
          transferred.flatMap(({ place }) => place ?? []),
        );
        await insertNew(
          stories,
          transferred.map(({ story }) => story),
        );
      },
      arrived: () => stories.countDocuments(),
    }),
  ];
}

function toTransferred(row: Row, batch: number, at: number): TransferredStory {
  const storyId = String(row['id']);
  const revision = Number(row['revision']);
  const card = row['card'] === null ? null : storedStory(JSON.parse(String(row['card'])));
  if (!card) {
    const into = row['merged_into'];
    const mergedInto = into !== null && { mergedInto: String(into) };
    const over = { _id: storyId, revision, card, here: false, history: [], ...mergedInto };
    return { story: over, place: null };
  }
  const story = { _id: storyId, revision, card, here: true };
  if (card.muted) return { story: { ...story, history: [] }, place: null };
  const place = placeOf(card);
  return {
    story: { ...story, history: [{ batch, at, revision }] },
    place: {
      _id: placeId(storyId, revision),
      storyId,
      ...place,
      lastAt: withTieBreaker(place.lastAt, Number(row['latest_tie'])),
      heat: withTieBreaker(place.heat, Number(row['hot_tie'])),
      since: batch,
    },
  };
}
