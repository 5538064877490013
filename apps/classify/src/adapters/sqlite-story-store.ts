import type { DatabaseSync } from 'node:sqlite';
import type { StoryEntry } from '@newsline/news';
import { inTransaction, migrate } from '@newsline/platform';
import { StoryStore, type Member, type StoryChanges } from '../stories/story-store.ts';

const tables = [
  `CREATE TABLE classify_members (
     article_id TEXT PRIMARY KEY,
     sequence INTEGER NOT NULL,
     story_id TEXT NOT NULL,
     published_at TEXT NOT NULL,
     body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX classify_members_by_story ON classify_members (story_id, published_at);
   CREATE INDEX classify_members_by_sequence ON classify_members (sequence);
   CREATE TABLE classify_stories (story_id TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE classify_withdrawn (article_id TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;`,
];

export class SqliteStoryStore extends StoryStore {
  readonly #db: DatabaseSync;
  readonly #sql;

  constructor(database: DatabaseSync) {
    super();
    this.#db = database;
    migrate(database, 'classify.stories', tables);
    this.#sql = database.createTagStore(32);
  }

  async members(articleIds: readonly string[]): Promise<ReadonlyMap<string, Member>> {
    const found = new Map<string, Member>();
    for (const id of articleIds) {
      const row = this.#sql.get`SELECT body FROM classify_members WHERE article_id = ${id}`;
      if (row) found.set(id, toMember(row));
    }
    return found;
  }

  async stories(storyIds: readonly string[]): Promise<ReadonlyMap<string, readonly Member[]>> {
    const found = new Map<string, readonly Member[]>();
    for (const id of storyIds) {
      const rows = this.#sql.all`SELECT body FROM classify_members WHERE story_id = ${id}
        ORDER BY published_at, sequence`;
      if (rows.length > 0) found.set(id, rows.map(toMember));
    }
    return found;
  }

  async revisions(storyIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>();
    for (const id of storyIds) {
      const row = this.#sql.get`SELECT revision FROM classify_stories WHERE story_id = ${id}`;
      if (row) found.set(id, Number(row['revision']));
    }
    return found;
  }

  async withdrawn(articleIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>();
    for (const id of articleIds) {
      const row = this.#sql.get`SELECT version FROM classify_withdrawn WHERE article_id = ${id}`;
      if (row) found.set(id, Number(row['version']));
    }
    return found;
  }

  async save({ members, withdrawn, revisions }: StoryChanges): Promise<void> {
    inTransaction(this.#db, () => {
      for (const member of members) {
        this.#sql
          .run`INSERT INTO classify_members (article_id, sequence, story_id, published_at, body)
          VALUES (${member.articleId}, ${member.entry.sequence}, ${member.storyId}, ${member.publishedAt}, ${JSON.stringify(member)})
          ON CONFLICT (article_id) DO UPDATE
          SET sequence = excluded.sequence, story_id = excluded.story_id, published_at = excluded.published_at, body = excluded.body`;
      }
      for (const { articleId, version } of withdrawn) {
        this.#sql.run`INSERT INTO classify_withdrawn VALUES (${articleId}, ${version})
          ON CONFLICT DO UPDATE SET version = max(version, excluded.version)`;
        this.#sql.run`DELETE FROM classify_members WHERE article_id = ${articleId}
          AND json_extract(body, '$.version') <= ${version}`;
      }
      for (const [storyId, revision] of revisions) {
        this.#sql.run`INSERT OR REPLACE INTO classify_stories VALUES (${storyId}, ${revision})`;
      }
    });
  }

  async latestEntries(limit: number): Promise<readonly StoryEntry[]> {
    return this.#sql
      .all`SELECT body FROM classify_members ORDER BY sequence DESC LIMIT ${limit}`.map(
      (row) => toMember(row).entry,
    );
  }
}

function toMember(row: Record<string, unknown>): Member {
  return JSON.parse(String(row['body'])) as Member;
}
