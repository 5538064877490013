import type { DatabaseSync } from 'node:sqlite';
import type { ProjectionUpdate } from '../news-read-model.ts';
import { storyHeat } from '../story-heat.ts';
import { outletCount } from '../story-outlets.ts';
import { storyPreview } from '../previews.ts';
import { readMeta, writeMeta } from './schema.ts';
import type { SurrogateKeys } from './surrogate-keys.ts';
import type { Counters } from './counters.ts';

type Story = Extract<ProjectionUpdate, { kind: 'story' }>['story'];

/** A traversal of stories may go on for this long. */
const traversalMs = 24 * 60 * 60 * 1000;

type StoryRow = { revision: number; here: 0 | 1; merged_into: number | null };
type StoryPlace = Readonly<Record<(typeof placeFields)[number], string | number | null>>;

const placeFields = [
  'first_at',
  'last_at',
  'heat',
  'language',
  'other_language',
  'source_count',
  'source_ids',
] as const;

/** Writes the stories' tables. Every method must be called inside a transaction.
 *
 *  Stories change their place while news arrives, and a traversal goes on in the order that its
 *  first page saw. So a place that a cursor may still need is closed, and deleted a day later. */
export class SqliteStoryWriter {
  readonly #db: DatabaseSync;
  readonly #counters: Counters;
  readonly #keys: SurrogateKeys;
  readonly #select;
  readonly #update;
  readonly #places;
  readonly #openPlace;
  readonly #closePlace;
  readonly #deletePlace;
  /** The newest revision that a cursor was issued for. Not stored: after a start, it may be any. */
  #lastCursorRevision: number;

  constructor(db: DatabaseSync, counters: Counters, keys: SurrogateKeys) {
    this.#db = db;
    this.#counters = counters;
    this.#keys = keys;
    this.#lastCursorRevision = readMeta(db, 'revision');
    this.#select = db.prepare(
      'SELECT revision, card IS NOT NULL AS here, merged_into FROM feed_story WHERE n = ?',
    );
    this.#update = db.prepare(
      'UPDATE feed_story SET revision = ?, card = ?, merged_into = ? WHERE n = ?',
    );
    this.#places = db.prepare(
      `SELECT topic, since, ${placeFields.join(', ')}
       FROM feed_story_place WHERE story = ? AND until IS NULL`,
    );
    this.#openPlace = db.prepare(
      `INSERT INTO feed_story_place (story, topic, since, ${placeFields.join(', ')})
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#closePlace = db.prepare(
      `UPDATE feed_story_place SET until = ?, until_at = ?
       WHERE story = ? AND topic = ? AND since = ?`,
    );
    this.#deletePlace = db.prepare(
      'DELETE FROM feed_story_place WHERE story = ? AND topic = ? AND since = ?',
    );
  }

  /** A cursor for the order as of `revision` is being issued. */
  noteCursor(revision: number): void {
    this.#lastCursorRevision = Math.max(this.#lastCursorRevision, revision);
  }

  /** @returns whether it changed anything */
  put(story: Story, revision: number, now: Date): boolean {
    const n = this.#keys.ensureStoryKey(story.storyId);
    const stored = this.#select.get(n) as unknown as StoryRow;
    if (stored.revision >= story.revision) return false;
    const over = story.articleCount === 0;
    const mergedInto = over ? story.mergedInto : null;
    const into = mergedInto === null ? null : this.#keys.ensureStoryKey(mergedInto);
    const card = over ? null : JSON.stringify(storyPreview(story));
    this.#update.run(story.revision, card, into, n);
    const wasThere = stored.here === 1;
    this.#counters.add('story', '', Number(!over) - Number(wasThere));
    const [other] = story.otherHeadlines ?? [];
    const place = placeOf(
      story,
      this.#keys.ensureNameKey(story.language),
      other ? this.#keys.ensureNameKey(other.language) : null,
    );
    const topics = over || story.muted ? [] : ['', ...story.topics];
    const wanted = new Set(topics.map((topic) => this.#keys.ensureNameKey(topic)));
    if (wasThere) this.#leavePlaces(n, wanted, place, revision, now);
    for (const topic of wanted) {
      this.#openPlace.run(n, topic, revision, ...placeFields.map((key) => place[key]));
    }
    return wasThere || !over || stored.merged_into !== into;
  }

  /** Closes the places that differ from the wanted ones, and takes those that don't out of `wanted`. */
  #leavePlaces(
    n: number,
    wanted: Set<number>,
    place: StoryPlace,
    revision: number,
    now: Date,
  ): void {
    const open = this.#places.all(n) as unknown as (StoryPlace & {
      topic: number;
      since: number;
    })[];
    for (const old of open) {
      const stays = wanted.has(old.topic) && placeFields.every((key) => old[key] === place[key]);
      if (stays) wanted.delete(old.topic);
      else if (old.since > this.#lastCursorRevision) this.#deletePlace.run(n, old.topic, old.since);
      else this.#closePlace.run(revision, now.getTime(), n, old.topic, old.since);
    }
  }

  /** Deletes the places that were closed more than a day ago. */
  deleteOldPlaces(now: Date): void {
    const before = now.getTime() - traversalMs;
    const past = 'FROM feed_story_place WHERE until IS NOT NULL AND until_at < ?';
    const until = this.#db.prepare(`SELECT max(until) AS last ${past}`).get(before)?.['last'];
    if (typeof until !== 'number') return;
    this.#db.prepare(`DELETE ${past}`).run(before);
    writeMeta(this.#db, 'forgotten-until', until);
  }
}

function placeOf(story: Story, language: number, otherLanguage: number | null): StoryPlace {
  return {
    first_at: Date.parse(story.firstAt),
    last_at: Date.parse(story.lastAt),
    heat: storyHeat(story),
    language,
    other_language: otherLanguage,
    source_count: outletCount(story),
    source_ids: JSON.stringify(story.sourceIds),
  };
}
