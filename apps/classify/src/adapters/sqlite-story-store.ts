import type { DatabaseSync } from 'node:sqlite';
import type { StoryEntry } from '@newsline/news';
import { inReading, inTransaction, migrate } from '@newsline/platform';
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
  readonly #member;
  readonly #story;
  readonly #revision;
  readonly #withdrawn;
  readonly #keep;
  readonly #drop;
  readonly #latest;

  constructor(database: DatabaseSync) {
    super();
    this.#db = database;
    migrate(database, 'classify.stories', tables);
    this.#member = database.prepare('SELECT body FROM classify_members WHERE article_id = ?');
    this.#story = database.prepare(
      'SELECT body FROM classify_members WHERE story_id = ? ORDER BY published_at, sequence',
    );
    this.#revision = database.prepare('SELECT revision FROM classify_stories WHERE story_id = ?');
    this.#withdrawn = database.prepare(
      'SELECT version FROM classify_withdrawn WHERE article_id = ?',
    );
    this.#keep = {
      member: database.prepare(
        `INSERT INTO classify_members (article_id, sequence, story_id, published_at, body)
         VALUES (?, ?, ?, ?, ?) ON CONFLICT (article_id) DO UPDATE
         SET sequence = excluded.sequence, story_id = excluded.story_id,
           published_at = excluded.published_at, body = excluded.body`,
      ),
      withdrawn: database.prepare(
        `INSERT INTO classify_withdrawn VALUES (?, ?)
         ON CONFLICT DO UPDATE SET version = max(version, excluded.version)`,
      ),
      revision: database.prepare('INSERT OR REPLACE INTO classify_stories VALUES (?, ?)'),
    };
    this.#drop = database.prepare(
      `DELETE FROM classify_members
       WHERE article_id = ? AND json_extract(body, '$.version') <= ?`,
    );
    this.#latest = database.prepare(
      'SELECT body FROM classify_members ORDER BY sequence DESC LIMIT ?',
    );
  }

  async members(articleIds: readonly string[]): Promise<ReadonlyMap<string, Member>> {
    return this.#each(articleIds, (id) => {
      const row = this.#member.get(id);
      return row && toMember(row);
    });
  }

  async stories(storyIds: readonly string[]): Promise<ReadonlyMap<string, readonly Member[]>> {
    return this.#each(storyIds, (id) => {
      const rows = this.#story.all(id);
      return rows.length > 0 ? rows.map(toMember) : undefined;
    });
  }

  async revisions(storyIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.#each(storyIds, (id) => {
      const row = this.#revision.get(id);
      return row && Number(row['revision']);
    });
  }

  async withdrawn(articleIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.#each(articleIds, (id) => {
      const row = this.#withdrawn.get(id);
      return row && Number(row['version']);
    });
  }

  /** What is found, by id. */
  #each<Found>(
    ids: readonly string[],
    find: (id: string) => Found | undefined,
  ): ReadonlyMap<string, Found> {
    return inReading(this.#db, () => {
      const all = new Map<string, Found>();
      for (const id of ids) {
        const found = find(id);
        if (found !== undefined) all.set(id, found);
      }
      return all;
    });
  }

  async save({ members, withdrawn, revisions }: StoryChanges): Promise<void> {
    inTransaction(this.#db, () => {
      for (const member of members) {
        const { articleId, entry, storyId, publishedAt } = member;
        const body = JSON.stringify(member);
        this.#keep.member.run(articleId, entry.sequence, storyId, publishedAt, body);
      }
      for (const { articleId, version } of withdrawn) {
        this.#keep.withdrawn.run(articleId, version);
        this.#drop.run(articleId, version);
      }
      for (const [storyId, revision] of revisions) this.#keep.revision.run(storyId, revision);
    });
  }

  async latestEntries(limit: number): Promise<readonly StoryEntry[]> {
    return this.#latest.all(limit).map((row) => toMember(row).entry);
  }
}

function toMember(row: Record<string, unknown>): Member {
  return JSON.parse(String(row['body'])) as Member;
}
