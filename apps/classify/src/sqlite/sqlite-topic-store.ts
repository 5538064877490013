import type { DatabaseSync } from 'node:sqlite';
import type { Relabelling, TopicDefinition } from '@newsline/contracts';
import { inTransaction, migrate } from '@newsline/platform';
import { TopicStore } from '../topics/topic-store.ts';

const tables = [
  `CREATE TABLE classify_topics (id TEXT PRIMARY KEY, definition TEXT NOT NULL) STRICT;
   CREATE TABLE classify_topic_state (
     n INTEGER PRIMARY KEY,
     revision INTEGER NOT NULL,
     relabelling TEXT
   ) STRICT;
   INSERT INTO classify_topic_state VALUES (1, 0, NULL);`,
];

export class SqliteTopicStore extends TopicStore {
  readonly #db: DatabaseSync;
  readonly #sql;

  /** @param database from `openSqlite` */
  constructor(database: DatabaseSync) {
    super();
    this.#db = database;
    migrate(database, 'classify.topics', tables);
    this.#sql = database.createTagStore(16);
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
