import { isDeepStrictEqual } from 'node:util';
import { insertNew, refusedOf } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import type { ProjectionUpdate } from '../news-read-model.ts';
import { storyCard } from './cards.ts';
import type { PreparedWrite } from './snapshot-registry.ts';
import {
  forgetAfterMs,
  placeId,
  placeOf,
  placesLeft,
  type KeptPlace,
  type KeptStory,
} from './mongo-story-places.ts';
import { upsertAll } from './mongo-writes.ts';

type Story = Extract<ProjectionUpdate, { kind: 'story' }>['story'];
type Step = { readonly before: KeptStory | undefined; readonly after: KeptStory };

/** Writes the stories, in three steps a batch: the new places, which readers ignore for now; the
 *  stories, which name the new places; and the end of the old places, which saves readers a
 *  lookup. Repeating a batch that was interrupted in between completes it. */
export class MongoStoryWriter {
  readonly #stories;
  readonly #places;
  readonly #now: () => Date;

  constructor(connection: Connection, now: () => Date) {
    this.#stories = connection.collection<KeptStory>('feed_stories');
    this.#places = connection.collection<KeptPlace>('feed_story_places');
    this.#now = now;
  }

  async prepare(updates: readonly ProjectionUpdate[]): Promise<PreparedWrite | null> {
    const told = newest(updates.flatMap((update) => (update.kind === 'story' ? update.story : [])));
    if (told.length === 0) return null;
    const kept = await this.#kept(told);
    const news = told.filter((story) => isNews(story, kept));
    if (news.length === 0) return null;
    return (batch) => this.#write(news, kept, batch);
  }

  /** Where another replica has changed some of the stories meanwhile, on top of that. */
  async #write(
    stories: readonly Story[],
    known: ReadonlyMap<string, KeptStory>,
    batch: number,
  ): Promise<void> {
    let kept = known;
    let left = stories;
    const changed: KeptStory[] = [];
    while (left.length > 0) {
      const steps = left.map((story) => this.#step(story, kept.get(story.storyId), batch));
      await this.#insertPlaces(steps, left, batch);
      if (await this.#commit(steps)) {
        changed.push(...steps.map(({ after }) => after));
        break;
      }
      kept = await this.#kept(left);
      changed.push(...kept.values());
      left = left.filter((story) => isNews(story, kept));
    }
    const places = changed.flatMap((story) => placesLeft(story, batch));
    await this.#leave(places, batch);
  }

  #step(story: Story, before: KeptStory | undefined, batch: number): Step {
    const over = story.articleCount === 0;
    const now = this.#now().getTime();
    const history = (before?.history ?? []).filter((_, n, all) => {
      const next = all[n + 1];
      return !next || next.at >= now - forgetAfterMs;
    });
    const place = { batch, at: now, revision: over ? null : story.revision };
    const after: KeptStory = {
      _id: story.storyId,
      revision: story.revision,
      card: over ? null : storyCard(story),
      here: !over,
      history: staysInPlace(story, before) ? history : [...history, place],
    };
    return { before, after };
  }

  /** What was prepared before, by a batch that was broken off, stays as it is. */
  async #insertPlaces(
    steps: readonly Step[],
    stories: readonly Story[],
    batch: number,
  ): Promise<void> {
    const moves = stories.filter((_, n) => steps[n]?.after.history.at(-1)?.batch === batch);
    const places = moves
      .filter(({ articleCount }) => articleCount > 0)
      .map((story) => ({
        _id: placeId(story.storyId, story.revision),
        storyId: story.storyId,
        ...placeOf(story),
        since: batch,
      }));
    const preparedBefore = await insertNew(this.#places, places);
    const writes = preparedBefore.map(({ _id, since }) => ({ _id, update: { $min: { since } } }));
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

  async #leave(places: readonly string[], batch: number): Promise<void> {
    if (places.length === 0) return;
    await this.#places.updateMany(
      { _id: { $in: [...places] }, until: { $exists: false } },
      { $set: { until: batch, leftAt: this.#now() } },
    );
  }

  async #kept(stories: readonly Story[]): Promise<ReadonlyMap<string, KeptStory>> {
    const ids = stories.map(({ storyId }) => storyId);
    const found = await this.#stories.find({ _id: { $in: ids } }).toArray();
    return new Map(found.map((kept) => [kept._id, kept]));
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

function isNews({ storyId, revision }: Story, kept: ReadonlyMap<string, KeptStory>): boolean {
  return revision > (kept.get(storyId)?.revision ?? 0);
}

function staysInPlace(story: Story, before: KeptStory | undefined): boolean {
  const isOver = story.articleCount === 0;
  if (isOver || !before?.card) return isOver && !before?.card;
  return isDeepStrictEqual(placeOf(before.card), placeOf(story));
}
