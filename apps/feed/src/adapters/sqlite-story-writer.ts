import type { DatabaseSync } from 'node:sqlite';
import type { ProjectionUpdate } from '../news-read-model.ts';
import { storyHeat } from '../story-heat.ts';
import { storyCard } from './cards.ts';
import { readMeta, writeMeta } from './sqlite-schema.ts';
import type { SurrogateKeys } from './surrogate-keys.ts';
import type { Counters } from './counters.ts';

type Story = Extract<ProjectionUpdate, { kind: 'story' }>['story'];

/** A traversal of stories may go on for this long. */
const memoryMs = 24 * 60 * 60 * 1000;

type Kept = { revision: number; here: 0 | 1 };
type Place = Readonly<Record<(typeof placeFields)[number], string | number>>;

const placeFields = [
  'first_at',
  'last_at',
  'heat',
  'language',
  'source_count',
  'source_ids',
] as const;

/** Writes the stories' tables. Every method must be called inside a transaction.
 *
 *  Stories change their place while news arrives, and a traversal goes on in the order that its
 *  first page saw. So a place that a handed-out cursor may still look at is closed, not deleted,
 *  and forgotten a day later. */
export class SqliteStoryWriter {
  readonly #db: DatabaseSync;
  readonly #counters: Counters;
  readonly #keys: SurrogateKeys;
  readonly #kept;
  readonly #keep;
  readonly #places;
  readonly #openPlace;
  readonly #closePlace;
  readonly #dropPlace;
  /** The newest revision that a cursor was given out for. Not kept on disk: after a start, any
   *  revision may have been. */
  #seenUpTo: number;

  constructor(db: DatabaseSync, counters: Counters, keys: SurrogateKeys) {
    this.#db = db;
    this.#counters = counters;
    this.#keys = keys;
    this.#seenUpTo = readMeta(db, 'revision');
    this.#kept = db.prepare(
      'SELECT revision, card IS NOT NULL AS here FROM feed_story WHERE n = ?',
    );
    this.#keep = db.prepare('UPDATE feed_story SET revision = ?, card = ? WHERE n = ?');
    this.#places = db.prepare(
      `SELECT topic, since, ${placeFields.join(', ')}
       FROM feed_story_place WHERE story = ? AND until IS NULL`,
    );
    this.#openPlace = db.prepare(
      `INSERT INTO feed_story_place (story, topic, since, ${placeFields.join(', ')})
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#closePlace = db.prepare(
      `UPDATE feed_story_place SET until = ?, until_at = ?
       WHERE story = ? AND topic = ? AND since = ?`,
    );
    this.#dropPlace = db.prepare(
      'DELETE FROM feed_story_place WHERE story = ? AND topic = ? AND since = ?',
    );
  }

  /** A cursor for the order as of `revision` goes out. */
  handOut(revision: number): void {
    this.#seenUpTo = Math.max(this.#seenUpTo, revision);
  }

  /** @returns whether it changed anything */
  put(story: Story, revision: number, now: Date): boolean {
    const n = this.#keys.ensureStoryKey(story.storyId);
    const kept = this.#kept.get(n) as unknown as Kept;
    if (kept.revision >= story.revision) return false;
    const over = story.articleCount === 0;
    this.#keep.run(story.revision, over ? null : JSON.stringify(storyCard(story)), n);
    const wasThere = kept.here === 1;
    this.#counters.add('story', '', Number(!over) - Number(wasThere));
    const place = placeOf(story, this.#keys.ensureNameKey(story.language));
    const topics = over ? [] : ['', ...story.topics];
    const wanted = new Set(topics.map((topic) => this.#keys.ensureNameKey(topic)));
    if (wasThere) this.#leave(n, wanted, place, revision, now);
    for (const topic of wanted) {
      this.#openPlace.run(n, topic, revision, ...placeFields.map((key) => place[key]));
    }
    return wasThere || !over;
  }

  /** Leaves the places that are not as wanted; those that are need not be taken again. */
  #leave(n: number, wanted: Set<number>, place: Place, revision: number, now: Date): void {
    const open = this.#places.all(n) as unknown as (Place & { topic: number; since: number })[];
    for (const old of open) {
      const stays = wanted.has(old.topic) && placeFields.every((key) => old[key] === place[key]);
      if (stays) wanted.delete(old.topic);
      else if (old.since > this.#seenUpTo) this.#dropPlace.run(n, old.topic, old.since);
      else this.#closePlace.run(revision, now.getTime(), n, old.topic, old.since);
    }
  }

  /** Forgets the places that were left more than a day ago. */
  forget(now: Date): void {
    const before = now.getTime() - memoryMs;
    const past = 'FROM feed_story_place WHERE until IS NOT NULL AND until_at < ?';
    const until = this.#db.prepare(`SELECT max(until) AS last ${past}`).get(before)?.['last'];
    if (typeof until !== 'number') return;
    this.#db.prepare(`DELETE ${past}`).run(before);
    writeMeta(this.#db, 'forgotten-until', until);
  }
}

function placeOf(story: Story, language: number): Place {
  const lastAt = new Date(story.lastAt);
  const sourceCount = new Set(story.sourceIds).size;
  return {
    first_at: Date.parse(story.firstAt),
    last_at: lastAt.getTime(),
    heat: storyHeat(sourceCount, lastAt),
    language,
    source_count: sourceCount,
    source_ids: JSON.stringify(story.sourceIds),
  };
}
