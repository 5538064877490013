import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Relabelling, TopicDefinition } from '@newsline/contracts';
import { inTransaction, migrate } from '@newsline/platform';
import type { ModelReport } from '../models/model-report.ts';
import {
  packAdjustment,
  unpackAdjustment,
  type ModelEntry,
  type StoredModel,
} from '../topics/stored-model.ts';
import { TopicStore } from '../topics/topic-store.ts';

const tables = [
  `CREATE TABLE classify_topics (id TEXT PRIMARY KEY, definition TEXT NOT NULL) STRICT;
   CREATE TABLE classify_topic_state (
     n INTEGER PRIMARY KEY,
     revision INTEGER NOT NULL,
     relabelling TEXT
   ) STRICT;
   INSERT INTO classify_topic_state VALUES (1, 0, NULL);`,
  `CREATE TABLE classify_topic_models (
     number INTEGER PRIMARY KEY,
     trained_at TEXT NOT NULL,
     encoders TEXT NOT NULL,
     report TEXT NOT NULL
   ) STRICT;
   CREATE TABLE classify_topic_adjustments (
     n INTEGER PRIMARY KEY,
     number INTEGER NOT NULL,
     packed TEXT NOT NULL
   ) STRICT;
   CREATE INDEX classify_topic_adjustments_by_model ON classify_topic_adjustments (number);
   CREATE TABLE classify_topic_activations (n INTEGER PRIMARY KEY, number INTEGER) STRICT;`,
];

export class SqliteTopicStore extends TopicStore {
  readonly #db: DatabaseSync;
  readonly #sql;

  /** @param database from `openSqlite` */
  constructor(database: DatabaseSync) {
    super();
    this.#db = database;
    migrate(database, 'classify.topics', tables);
    this.#sql = database.createTagStore(32);
  }

  async definitions(): Promise<readonly TopicDefinition[]> {
    const rows = this.#sql.all`SELECT definition FROM classify_topics ORDER BY id`;
    return rows.map((row) => JSON.parse(String(row['definition'])) as TopicDefinition);
  }

  async save(definition: TopicDefinition): Promise<{ readonly isNew: boolean }> {
    const { id } = definition;
    return inTransaction(this.#db, () => {
      const isNew = !this.#sql.get`SELECT 1 FROM classify_topics WHERE id = ${id}`;
      const json = JSON.stringify(definition);
      this.#sql.run`INSERT OR REPLACE INTO classify_topics VALUES (${id}, ${json})`;
      this.#raise();
      return { isNew };
    });
  }

  async remove(id: string): Promise<boolean> {
    return inTransaction(this.#db, () => {
      const { changes } = this.#sql.run`DELETE FROM classify_topics WHERE id = ${id}`;
      if (changes > 0) this.#raise();
      return changes > 0;
    });
  }

  #raise(): void {
    this.#sql.run`UPDATE classify_topic_state SET revision = revision + 1`;
  }

  async revision(): Promise<number> {
    return Number(this.#sql.get`SELECT revision FROM classify_topic_state`?.['revision']);
  }

  async addModel({
    trainedAt,
    encoders,
    adjustments,
    report,
  }: Omit<StoredModel, 'number'>): Promise<number> {
    const ids = JSON.stringify(encoders);
    const json = JSON.stringify(report);
    return inTransaction(this.#db, () => {
      const row = this.#sql.get`SELECT max(number) AS last FROM classify_topic_models`;
      const number = Number(row?.['last'] ?? 0) + 1;
      this.#sql
        .run`INSERT INTO classify_topic_models VALUES (${number}, ${trainedAt}, ${ids}, ${json})`;
      for (const packed of adjustments.map(packAdjustment))
        this.#sql
          .run`INSERT INTO classify_topic_adjustments (number, packed) VALUES (${number}, ${packed})`;
      return number;
    });
  }

  async models(): Promise<readonly ModelEntry[]> {
    return this.#sql.all`SELECT * FROM classify_topic_models ORDER BY number`.map(toEntry);
  }

  async model(number: number): Promise<StoredModel | null> {
    const row = this.#sql.get`SELECT * FROM classify_topic_models WHERE number = ${number}`;
    if (!row) return null;
    const rows = this.#sql
      .all`SELECT packed FROM classify_topic_adjustments WHERE number = ${number} ORDER BY n`;
    const adjustments = rows.map(({ packed }) => unpackAdjustment(String(packed)));
    return { ...toEntry(row), adjustments };
  }

  async saveReport(number: number, report: ModelReport): Promise<void> {
    const json = JSON.stringify(report);
    inTransaction(
      this.#db,
      () =>
        this.#sql.run`UPDATE classify_topic_models SET report = ${json} WHERE number = ${number}`,
    );
  }

  async activate(number: number | null): Promise<void> {
    inTransaction(this.#db, () => {
      this.#sql.run`INSERT INTO classify_topic_activations (number) VALUES (${number})`;
      this.#raise();
    });
  }

  async active(): Promise<number | null> {
    return this.#lastActivations()[0]?.number ?? null;
  }

  async rollBack(): Promise<{ readonly from: number | null; readonly to: number | null } | null> {
    return inTransaction(this.#db, () => {
      const [last, before] = this.#lastActivations();
      if (!last) return null;
      this.#sql.run`DELETE FROM classify_topic_activations WHERE n = ${last.n}`;
      this.#raise();
      return { from: last.number, to: before?.number ?? null };
    });
  }

  /** The last two, the last first. */
  #lastActivations(): { readonly n: number; readonly number: number | null }[] {
    const rows = this.#sql
      .all`SELECT n, number FROM classify_topic_activations ORDER BY n DESC LIMIT 2`;
    return rows.map(({ n, number }) => ({
      n: Number(n),
      number: number === null ? null : Number(number),
    }));
  }

  async relabelling(): Promise<Relabelling | null> {
    const json = this.#sql.get`SELECT relabelling FROM classify_topic_state`?.['relabelling'];
    return json == null ? null : (JSON.parse(String(json)) as Relabelling);
  }

  async saveRelabelling(progress: Relabelling): Promise<void> {
    const json = JSON.stringify(progress);
    inTransaction(
      this.#db,
      () => this.#sql.run`UPDATE classify_topic_state SET relabelling = ${json}`,
    );
  }
}

function toEntry(row: Readonly<Record<string, SQLOutputValue>>): ModelEntry {
  return {
    number: Number(row['number']),
    trainedAt: String(row['trained_at']),
    encoders: JSON.parse(String(row['encoders'])) as ModelEntry['encoders'],
    report: JSON.parse(String(row['report'])) as ModelReport,
  };
}
