import type { Connection } from 'mongoose';
import { z } from 'zod';
import {
  type ArticlePreview,
  BadCursor,
  type Page,
  type PageRequest,
  type StoryPreview,
  type StoryFilter,
} from '../news-read-model.ts';
import type { Whereabouts } from '../follow-merges.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { ArticleRecord } from './article-writer.ts';
import { revisionOf, type Snapshot } from './snapshot-registry.ts';
import { storyIndexes } from './collections.ts';
import { placeIn, traversalMs, type StoryPlaceRecord, type StoryRecord } from './story-places.ts';
import { storedArticle, storedStory } from '../stored.ts';

type Found = Pick<StoryPlaceRecord, '_id' | 'storyId' | 'lastAt' | 'heat'>;
type Row = { readonly place: Found; readonly story: StoryRecord };
type Traversal = {
  /** Of the last row that was read. */
  readonly rank: number;
  readonly placeId: string;
  readonly snapshot: Snapshot;
  /** When the first page was read, in ms. */
  readonly takenAt: number;
};

/** Rank and id of the place, the snapshot's last batch, when it was taken, its open batches. */
const Position = z.tuple([z.number(), z.string(), z.number(), z.number()], z.number());
const columns = { latest: 'lastAt', hot: 'heat' } as const;
const endOfOrder = Number.MAX_SAFE_INTEGER;

/** Pages through stories in the order as it was when the first page was read. */
export class MongoStoryList {
  readonly #stories;
  readonly #places;
  readonly #articles;
  readonly #now: () => Date;

  constructor(connection: Connection, now: () => Date) {
    this.#stories = connection.collection<StoryRecord>('feed_stories');
    this.#places = connection.collection<StoryPlaceRecord>('feed_story_places');
    this.#articles = connection.collection<ArticleRecord>('feed_articles');
    this.#now = now;
  }

  async one(id: string): Promise<StoryPreview | null> {
    const story = await this.#stories.findOne({ _id: id });
    return story ? ((await this.#previews([story]))[0] ?? null) : null;
  }

  async whereabouts(id: string): Promise<Whereabouts | null> {
    const story = await this.#stories.findOne(
      { _id: id },
      { projection: { here: 1, mergedInto: 1 } },
    );
    return story && { isHere: story.here, mergedInto: story.mergedInto ?? null };
  }

  /** Those that are over and went to one of these. */
  async mergedInto(ids: readonly string[], limit: number): Promise<readonly string[]> {
    const found = await this.#stories
      .find({ mergedInto: { $in: [...ids] }, here: false })
      .project<{ _id: string }>({ _id: 1 })
      .limit(limit)
      .toArray();
    return found.map(({ _id }) => _id);
  }

  /** `present`: what a first page shows. */
  async page(
    filter: StoryFilter,
    { limit, cursor }: PageRequest,
    present: Snapshot,
  ): Promise<Page<StoryPreview>> {
    const now = this.#now().getTime();
    const start = { rank: endOfOrder, placeId: '', snapshot: present, takenAt: now };
    const traversal = cursor === undefined ? start : resume(filter, cursor, start);
    const found = await this.#rows(filter, traversal, limit + 1);
    const rows = found.slice(0, limit);
    const last = rows.at(-1)?.place;
    return {
      rows: await this.#previews(rows.map(({ story }) => story)),
      next: found.length > limit && last ? cursorAfter(filter, last, traversal) : null,
    };
  }

  async #rows(filter: StoryFilter, traversal: Traversal, wanted: number): Promise<Row[]> {
    const rows: Row[] = [];
    let from = traversal;
    while (rows.length < wanted) {
      const places = await this.find(filter, from, wanted).toArray();
      const stories = await this.#storiesOf(places);
      for (const place of places) {
        const story = stories.get(place.storyId);
        if (!story?.card || story.card.muted) continue;
        if (placeIn(story, traversal.snapshot) === place._id) rows.push({ place, story });
      }
      const last = places.at(-1);
      if (!last || places.length < wanted) break;
      from = { ...traversal, rank: last[columns[filter.order]], placeId: last._id };
    }
    return rows.slice(0, wanted);
  }

  /** Places in which stories may have stood. A story is within a period when some part of its life
   *  is: its latest article is not before it, its earliest not after. */
  find(filter: StoryFilter, { rank, placeId, snapshot }: Traversal, limit: number) {
    const { order, sourceIds, languages, minSources, from, to } = filter;
    const { last, open } = snapshot;
    const column = columns[order];
    const after = [{ [column]: { $lt: rank } }, { _id: { $lt: placeId } }];
    const notYetLeft = [
      { until: { $exists: false } },
      { until: { $gt: last } },
      { until: { $in: [...open] } },
    ];
    return this.#places
      .find({
        topics: { $in: [...(filter.topics ?? [''])] },
        since: { $lte: last },
        $and: [{ [column]: { $lte: rank } }, { $or: after }, { $or: notYetLeft }],
        ...(sourceIds && { sourceIds: { $in: [...sourceIds] } }),
        ...(languages && { language: { $in: [...languages] } }),
        ...(minSources !== undefined && { sourceCount: { $gte: minSources } }),
        ...(from !== undefined && { lastAt: { $gte: Date.parse(from) } }),
        ...(to !== undefined && { firstAt: { $lt: Date.parse(to) } }),
      })
      .sort({ [column]: -1, _id: -1 })
      .limit(limit)
      .hint(storyIndexes[order])
      .project<Found>({ storyId: 1, lastAt: 1, heat: 1 });
  }

  async #storiesOf(places: readonly Found[]): Promise<ReadonlyMap<string, StoryRecord>> {
    const ids = [...new Set(places.map(({ storyId }) => storyId))];
    const found = await this.#stories.find({ _id: { $in: ids } }).toArray();
    return new Map(found.map((story) => [story._id, story]));
  }

  async #previews(stories: readonly StoryRecord[]): Promise<StoryPreview[]> {
    const previews = stories.flatMap(({ card }) => (card ? storedStory(card) : []));
    const ids = previews.flatMap(({ headlineArticleId }) => headlineArticleId ?? []);
    const found = await this.#articles
      .find({ _id: { $in: ids } })
      .project<{ _id: string; card?: ArticlePreview }>({ card: 1 })
      .toArray();
    const articles = new Map(found.map(({ _id, card }) => [_id, card && storedArticle(card)]));
    return previews.map((preview) => ({
      ...preview,
      headlineArticle: articles.get(preview.headlineArticleId ?? '') ?? null,
    }));
  }
}

function cursorAfter(filter: StoryFilter, last: Found, { snapshot, takenAt }: Traversal): string {
  const rank = last[columns[filter.order]];
  return writeCursor(filter, [rank, last._id, snapshot.last, takenAt, ...snapshot.open]);
}

/** A cursor is valid as long as no place that it needs was deleted: for a day, or until news arrives. */
function resume(filter: StoryFilter, cursor: string, present: Traversal): Traversal {
  const [rank, placeId, last, takenAt, ...open] = readCursor(filter, cursor, Position);
  const snapshot = { last, open };
  if (
    takenAt < present.takenAt - traversalMs &&
    revisionOf(snapshot) < revisionOf(present.snapshot)
  )
    throw new BadCursor('is more than a day old; start again without a cursor');
  return { rank, placeId, snapshot, takenAt };
}
