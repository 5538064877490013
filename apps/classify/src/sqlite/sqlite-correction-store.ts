import type { DatabaseSync } from 'node:sqlite';
import { inTransaction, migrate } from '@newsline/platform';
import {
  pageOf,
  positionOf,
  readCursor,
  type CorrectionPosition,
} from '../corrections/correction-cursor.ts';
import {
  CorrectionStore,
  type Correction,
  type CorrectionPage,
  type CorrectionQuery,
  type Verdict,
} from '../corrections/correction-store.ts';

const tables = [
  `CREATE TABLE classify_corrections (
     n INTEGER PRIMARY KEY,
     article_id TEXT NOT NULL,
     topic TEXT NOT NULL,
     language TEXT NOT NULL,
     at TEXT NOT NULL,
     body TEXT NOT NULL,
     UNIQUE (article_id, topic)
   ) STRICT;
   CREATE INDEX classify_corrections_by_time ON classify_corrections (at, article_id, topic);
   CREATE TABLE classify_correction_revision (n INTEGER PRIMARY KEY, revision INTEGER NOT NULL) STRICT;
   INSERT INTO classify_correction_revision VALUES (1, 0);`,
];

/** Comes after all others. */
const beforeAll: CorrectionPosition = { at: '~', articleId: '', topic: '' };

export class SqliteCorrectionStore extends CorrectionStore {
  readonly #db: DatabaseSync;
  readonly #statements;

  /** @param database from `openSqlite` */
  constructor(database: DatabaseSync) {
    super();
    this.#db = database;
    migrate(database, 'classify.corrections', tables);
    this.#statements = {
      save: database.prepare(
        `INSERT INTO classify_corrections (article_id, topic, language, at, body) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET language = excluded.language, at = excluded.at, body = excluded.body`,
      ),
      takeBack: database.prepare(
        'DELETE FROM classify_corrections WHERE article_id = ? AND topic = ?',
      ),
      raise: database.prepare(
        'UPDATE classify_correction_revision SET revision = revision + 1 RETURNING revision',
      ),
      revision: database.prepare('SELECT revision FROM classify_correction_revision'),
      verdicts: database.prepare(
        `SELECT body FROM classify_corrections
         WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY article_id, topic`,
      ),
      list: database.prepare(
        `SELECT body FROM classify_corrections
         WHERE (at, article_id, topic) < (?, ?, ?)
           AND article_id = coalesce(?, article_id) AND topic = coalesce(?, topic)
         ORDER BY at DESC, article_id DESC, topic DESC LIMIT ?`,
      ),
      lessons: database.prepare(
        `SELECT body FROM (
           SELECT *, row_number() OVER (
             PARTITION BY language ORDER BY at DESC, article_id DESC, topic DESC
           ) AS place FROM classify_corrections
         ) WHERE place <= ? ORDER BY at DESC, article_id DESC, topic DESC`,
      ),
    };
  }

  async save(correction: Correction): Promise<number> {
    const { articleId, topic, language, at } = correction;
    return inTransaction(this.#db, () => {
      this.#statements.save.run(articleId, topic, language, at, JSON.stringify(correction));
      return this.#raise();
    });
  }

  async takeBack(articleId: string, topic: string): Promise<number | null> {
    return inTransaction(this.#db, () => {
      const { changes } = this.#statements.takeBack.run(articleId, topic);
      return changes === 0 ? null : this.#raise();
    });
  }

  #raise(): number {
    return Number(this.#statements.raise.get()?.['revision']);
  }

  async verdicts(articleIds: readonly string[]): Promise<ReadonlyMap<string, readonly Verdict[]>> {
    const rows = this.#statements.verdicts.all(JSON.stringify(articleIds));
    const byArticle = Map.groupBy(rows.map(toCorrection), ({ articleId }) => articleId);
    return new Map(
      Array.from(byArticle, ([id, corrections]) => [
        id,
        corrections.map(({ topic, belongs, wasGiven }) => ({ topic, belongs, wasGiven })),
      ]),
    );
  }

  async list({ limit, after, articleId, topic }: CorrectionQuery): Promise<CorrectionPage> {
    const from = after === null ? beforeAll : readCursor(after);
    if (!from) return { corrections: [], next: null };
    const rows = this.#statements.list.all(
      from.at,
      from.articleId,
      from.topic,
      articleId ?? null,
      topic ?? null,
      limit + 1,
    );
    const found = rows.map((row) => {
      const { summary: _, text: _text, ...correction } = toCorrection(row);
      return correction;
    });
    return pageOf(found, limit, positionOf);
  }

  async lessons(most: number): Promise<readonly Correction[]> {
    return this.#statements.lessons.all(most).map(toCorrection);
  }

  async revision(): Promise<number> {
    return Number(this.#statements.revision.get()?.['revision']);
  }

  async advance(): Promise<number> {
    return inTransaction(this.#db, () => this.#raise());
  }
}

function toCorrection(row: Record<string, unknown>): Correction {
  return JSON.parse(String(row['body'])) as Correction;
}
