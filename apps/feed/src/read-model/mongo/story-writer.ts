import { isDeepStrictEqual } from 'node:util';
import { insertNew, refusedOf, upsertAll } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import type { ProjectionUpdate } from '../news-read-model.ts';
import { storyPreview } from '../previews.ts';
import type { PreparedWrite } from './snapshot-registry.ts';
import {
  forgetAfterMs,
  placeId,
  placeOf,
  formerPlaces,
  type StoryPlaceRecord,
  type StoryRecord,
} from './story-places.ts';

type Story = Extract<ProjectionUpdate, { kind: 'story' }>['story'];
type Step = { readonly before: StoryRecord | undefined; readonly after: StoryRecord };

/** Writes the stories, in three steps a batch: the new places, which readers ignore for now; the
 *  stories, which name the new places; and the end of the old places, which saves readers a
 *  lookup. Repeating a batch that was interrupted in between completes it. */
export class MongoStoryWriter {
  readonly #stories;
  readonly #places;
  readonly #now: () => Date;

  constructor(connection: Connection, now: () => Date) {
    this.#stories = connection.collection<StoryRecord>('feed_stories');
    this.#places = connection.collection<StoryPlaceRecord>('feed_story_places');
    this.#now = now;
  }

  async prepare(updates: readonly ProjectionUpdate[]): Promise<PreparedWrite | null> {
    const incoming = newest(
      updates.flatMap((update) => (update.kind === 'story' ? update.story : [])),
    );
    if (incoming.length === 0) return null;
    const stored = await this.#storedStories(incoming);
    const news = incoming.filter((story) => isNewRevision(story, stored));
    if (news.length === 0) return null;
    return (batch) => this.#write(news, stored, batch);
  }

  /** Starts again on top of the stories that another replica has changed meanwhile. */
  async #write(
    stories: readonly Story[],
    known: ReadonlyMap<string, StoryRecord>,
    batch: number,
  ): Promise<void> {
    let stored = known;
    let left = stories;
    const changed: StoryRecord[] = [];
    while (left.length > 0) {
      const steps = left.map((story) => this.#step(story, stored.get(story.storyId), batch));
      await this.#insertPlaces(steps, left, batch);
      if (await this.#commit(steps)) {
        changed.push(...steps.map(({ after }) => after));
        break;
      }
      stored = await this.#storedStories(left);
      changed.push(...stored.values());
      left = left.filter((story) => isNewRevision(story, stored));
    }
    const places = changed.flatMap((story) => formerPlaces(story, batch));
    await this.#closePlaces(places, batch);
  }

  #step(story: Story, before: StoryRecord | undefined, batch: number): Step {
    const over = story.articleCount === 0;
    const now = this.#now().getTime();
    const history = (before?.history ?? []).filter((_, n, all) => {
      const next = all[n + 1];
      return !next || next.at >= now - forgetAfterMs;
    });
    const place = { batch, at: now, revision: isListed(story) ? story.revision : null };
    const after: StoryRecord = {
      _id: story.storyId,
      revision: story.revision,
      card: over ? null : storyPreview(story),
      here: !over,
      ...(over && story.mergedInto !== null && { mergedInto: story.mergedInto }),
      history: keepsPlace(story, before) ? history : [...history, place],
    };
    return { before, after };
  }

  /** What an interrupted batch inserted before stays as it is. */
  async #insertPlaces(
    steps: readonly Step[],
    stories: readonly Story[],
    batch: number,
  ): Promise<void> {
    const moves = stories.filter((_, n) => steps[n]?.after.history.at(-1)?.batch === batch);
    const places = moves.filter(isListed).map((story) => ({
      _id: placeId(story.storyId, story.revision),
      storyId: story.storyId,
      ...placeOf(story),
      since: batch,
    }));
    const present = await insertNew(this.#places, places);
    const writes = present.map(({ _id, since }) => ({ _id, update: { $min: { since } } }));
    await upsertAll(this.#places, writes);
  }

  /** @returns false where some of the stories were not as they were `before` */
  async #commit(steps: readonly Step[]): Promise<boolean> {
    const writes = steps.map(({ before, after }) =>
      before
        ? {
            replaceOne: {
              filter: { _id: before._id, revision: before.revision },
              replacement: after,
            },
          }
        : { insertOne: { document: after } },
    );
    try {
      const { insertedCount, matchedCount } = await this.#stories.bulkWrite(writes, {
        ordered: false,
        ignoreUndefined: true,
      });
      return insertedCount + matchedCount === steps.length;
    } catch (error) {
      return refusedOf(error, writes).length === 0;
    }
  }

  async #closePlaces(places: readonly string[], batch: number): Promise<void> {
    if (places.length === 0) return;
    await this.#places.updateMany(
      { _id: { $in: [...places] }, until: { $exists: false } },
      { $set: { until: batch, leftAt: this.#now() } },
    );
  }

  async #storedStories(stories: readonly Story[]): Promise<ReadonlyMap<string, StoryRecord>> {
    const ids = stories.map(({ storyId }) => storyId);
    const found = await this.#stories.find({ _id: { $in: ids } }).toArray();
    return new Map(found.map((stored) => [stored._id, stored]));
  }
}

/** The newest revision of each story. */
function newest(stories: readonly Story[]): Story[] {
  const byId = new Map<string, Story>();
  for (const story of stories) {
    const other = byId.get(story.storyId);
    if (!other || other.revision < story.revision) byId.set(story.storyId, story);
  }
  return [...byId.values()];
}

function isNewRevision(
  { storyId, revision }: Story,
  stored: ReadonlyMap<string, StoryRecord>,
): boolean {
  return revision > (stored.get(storyId)?.revision ?? 0);
}

function keepsPlace(story: Story, before: StoryRecord | undefined): boolean {
  const former = before?.card && !before.card.muted ? before.card : null;
  if (!isListed(story) || !former) return !isListed(story) && !former;
  return isDeepStrictEqual(placeOf(former), placeOf(story));
}

function isListed({ articleCount, muted }: Story): boolean {
  return articleCount > 0 && !muted;
}
