import type { DatabaseSync } from 'node:sqlite';
import type { StoryCorrection } from '@newsline/contracts';
import { inTransaction, migrate } from '@newsline/platform';
import { pageOf, readPosition } from '../corrections/correction-cursor.ts';
import {
  pairOf,
  partingKinds,
  storedCorrection,
  wishesOf,
  wishKinds,
} from '../story-corrections/stored-correction.ts';
import {
  StoryCorrectionStore,
  type StoryCorrectionPage,
  type StoryCorrectionQuery,
  type StoryPair,
  type StoryWish,
} from '../story-corrections/story-correction-store.ts';

const tables = [
  `CREATE TABLE classify_story_corrections (
     n INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     kind TEXT NOT NULL,
     subject TEXT NOT NULL,
     story_id TEXT NOT NULL,
     other_id TEXT,
     at TEXT NOT NULL,
     is_taken_back INTEGER NOT NULL,
     body TEXT NOT NULL,
     UNIQUE (kind, subject)
   ) STRICT;
   CREATE INDEX classify_story_corrections_by_time ON classify_story_corrections (at, id);
   CREATE INDEX classify_story_corrections_by_story ON classify_story_corrections (story_id);
   CREATE INDEX classify_story_corrections_by_other ON classify_story_corrections (other_id);`,
];

const list = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');

export class SqliteStoryCorrectionStore extends StoryCorrectionStore {
  readonly #db: DatabaseSync;
  readonly #statements;

  /** @param database from `openSqlite` */
  constructor(database: DatabaseSync) {
    super();
    this.#db = database;
    migrate(database, 'classify.story-corrections', tables);
    this.#statements = {
      clear: database.prepare(
        'DELETE FROM classify_story_corrections WHERE id = ? OR (kind = ? AND subject = ?)',
      ),
      save: database.prepare(
        `INSERT INTO classify_story_corrections
         (id, kind, subject, story_id, other_id, at, is_taken_back, body)
         VALUES (?, ?, ?, ?, ?, ?, 0, ?)`,
      ),
      find: database.prepare(
        'SELECT body FROM classify_story_corrections WHERE id = ? AND NOT is_taken_back',
      ),
      takeBack: database.prepare(
        'UPDATE classify_story_corrections SET is_taken_back = 1 WHERE id = ?',
      ),
      all: database.prepare(
        `SELECT body FROM classify_story_corrections
         WHERE NOT is_taken_back AND (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ?`,
      ),
      ofStory: database.prepare(
        `SELECT body FROM classify_story_corrections
         WHERE NOT is_taken_back AND (story_id = ? OR other_id = ?) AND (at, id) < (?, ?)
         ORDER BY at DESC, id DESC LIMIT ?`,
      ),
      wishes: database.prepare(
        `SELECT body FROM classify_story_corrections
         WHERE story_id IN (SELECT value FROM json_each(?)) AND NOT is_taken_back
           AND kind IN (${list(wishKinds)})`,
      ),
      apart: database.prepare(
        `WITH asked AS MATERIALIZED (SELECT value FROM json_each(?))
         SELECT story_id AS storyId, other_id AS otherId FROM classify_story_corrections
         WHERE (story_id IN asked OR other_id IN asked)
           AND CASE is_taken_back WHEN 0 THEN kind IN (${list(partingKinds)}) ELSE kind = 'merge' END`,
      ),
    };
  }

  async save(correction: StoryCorrection): Promise<void> {
    const { id, kind, subject, storyId, otherId, at } = storedCorrection(correction);
    inTransaction(this.#db, () => {
      this.#statements.clear.run(id, kind, subject);
      const body = JSON.stringify(correction);
      this.#statements.save.run(id, kind, subject, storyId, otherId, at, body);
    });
  }

  async find(id: string): Promise<StoryCorrection | null> {
    const row = this.#statements.find.get(id);
    return row ? toCorrection(row) : null;
  }

  async takeBack(id: string): Promise<void> {
    this.#statements.takeBack.run(id);
  }

  async list({ limit, after, storyId }: StoryCorrectionQuery): Promise<StoryCorrectionPage> {
    const from = after === null ? ['~', ''] : readPosition(after, 2);
    if (!from) return { corrections: [], next: null };
    const rows =
      storyId === undefined
        ? this.#statements.all.all(...from, limit + 1)
        : this.#statements.ofStory.all(storyId, storyId, ...from, limit + 1);
    return pageOf(rows.map(toCorrection), limit, ({ at, id }) => [at, id]);
  }

  async wishes(storyIds: readonly string[]): Promise<ReadonlyMap<string, StoryWish>> {
    return wishesOf(this.#statements.wishes.all(JSON.stringify(storyIds)).map(toCorrection));
  }

  async apart(storyIds: readonly string[]): Promise<readonly StoryPair[]> {
    const rows = this.#statements.apart.all(JSON.stringify(storyIds));
    return rows.flatMap(({ storyId, otherId }) =>
      pairOf({ storyId: String(storyId), otherId: otherId === null ? null : String(otherId) }),
    );
  }
}

function toCorrection(row: Record<string, unknown>): StoryCorrection {
  return JSON.parse(String(row['body'])) as StoryCorrection;
}
