import type { DatabaseSync } from 'node:sqlite';
import type { StoryEntry } from '@newsline/news/grouping';
import { inGroupCommit, inReading, migrate, textHash } from '@newsline/platform';
import { StoryStore, type Member, type StoryChanges } from '../stories/story-store.ts';
import { RecentStories } from './recent-stories.ts';

/** By number, for the reason that ingest's tables are: a commit would write a page for nearly every row. */
const storyTables = [
  `CREATE TABLE classify_stories (
     n INTEGER PRIMARY KEY,
     id_hash INTEGER NOT NULL,
     story_id TEXT NOT NULL,
     revision INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX classify_stories_by_id ON classify_stories (id_hash);
   CREATE TABLE classify_members (
     n INTEGER PRIMARY KEY,
     id_hash INTEGER NOT NULL,
     article_id TEXT NOT NULL,
     sequence INTEGER NOT NULL,
     story INTEGER NOT NULL,
     published_at TEXT NOT NULL,
     body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX classify_members_by_id ON classify_members (id_hash);
   CREATE INDEX classify_members_by_story ON classify_members (story);
   CREATE INDEX classify_members_by_sequence ON classify_members (sequence);
   CREATE TABLE classify_withdrawn (article_id TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;`,
];

export class SqliteStoryStore extends StoryStore {
  readonly #db: DatabaseSync;
  readonly #read;
  readonly #write;
  readonly #recent = new RecentStories();
  /** Of the file, when `#recent` was valid: it changes with what other connections write. */
  #dataVersion = 0;

  /** @param database from `openSqlite`: migrating needs its `text_hash` */
  constructor(database: DatabaseSync) {
    super();
    this.#db = database;
    migrate(database, 'classify.stories', storyTables);
    this.#read = {
      member: database.prepare(
        'SELECT body FROM classify_members WHERE id_hash = ? AND article_id = ?',
      ),
      memberNumber: database.prepare(
        'SELECT n, story FROM classify_members WHERE id_hash = ? AND article_id = ?',
      ),
      members: database.prepare(
        'SELECT body FROM classify_members WHERE story = ? ORDER BY published_at, sequence',
      ),
      story: database.prepare(
        'SELECT n, revision FROM classify_stories WHERE id_hash = ? AND story_id = ?',
      ),
      dataVersion: database.prepare('PRAGMA data_version'),
      withdrawn: database.prepare('SELECT version FROM classify_withdrawn WHERE article_id = ?'),
      latest: database.prepare('SELECT body FROM classify_members ORDER BY sequence DESC LIMIT ?'),
    };
    this.#write = {
      insertMember: database.prepare(
        `INSERT INTO classify_members (sequence, story, published_at, body, id_hash, article_id)
         VALUES (?, ?, ?, ?, ?, ?)`,
      ),
      updateMember: database.prepare(
        `UPDATE classify_members SET sequence = ?, story = ?, published_at = ?, body = ?
         WHERE n = ?`,
      ),
      insertStory: database.prepare(
        'INSERT INTO classify_stories (revision, id_hash, story_id) VALUES (?, ?, ?)',
      ),
      updateStory: database.prepare('UPDATE classify_stories SET revision = ? WHERE n = ?'),
      withdraw: database.prepare(
        `INSERT INTO classify_withdrawn VALUES (?, ?)
         ON CONFLICT DO UPDATE SET version = max(version, excluded.version)`,
      ),
      drop: database.prepare(
        `DELETE FROM classify_members
         WHERE id_hash = ? AND article_id = ? AND json_extract(body, '$.version') <= ?`,
      ),
    };
  }

  async members(articleIds: readonly string[]): Promise<ReadonlyMap<string, Member>> {
    return this.#each(articleIds, (id) => {
      const row = this.#read.member.get(textHash(id), id);
      return row && toMember(row);
    });
  }

  async stories(storyIds: readonly string[]): Promise<ReadonlyMap<string, readonly Member[]>> {
    const dataVersion = Number(this.#read.dataVersion.get()?.['data_version']);
    if (dataVersion !== this.#dataVersion) this.#recent.clear();
    this.#dataVersion = dataVersion;
    return this.#each(storyIds, (id) => this.#recent.get(id) ?? this.#readStory(id));
  }

  #readStory(id: string): readonly Member[] | undefined {
    const story = this.#read.story.get(textHash(id), id);
    const rows = story ? this.#read.members.all(Number(story['n'])) : [];
    if (rows.length === 0) return undefined;
    const members = rows.map(toMember);
    this.#recent.set(id, members);
    return members;
  }

  async revisions(storyIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.#each(storyIds, (id) => {
      const row = this.#read.story.get(textHash(id), id);
      return row && Number(row['revision']);
    });
  }

  async withdrawn(articleIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.#each(articleIds, (id) => {
      const row = this.#read.withdrawn.get(id);
      return row && Number(row['version']);
    });
  }

  /** Those that are found, by id. */
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
    const save = () => {
      const saved = new Map<string, SavedStory>();
      for (const [id, revision] of revisions) saved.set(id, this.#saveStory(id, revision));
      for (const member of members) {
        const story = saved.get(member.storyId);
        if (!story) throw new Error(`${member.storyId} changes without a revision`);
        this.#saveMember(member, story.n);
      }
      for (const { articleId, version } of withdrawn) {
        this.#write.withdraw.run(articleId, version);
        this.#write.drop.run(textHash(articleId), articleId, version);
      }
      if (withdrawn.length > 0) this.#recent.clear();
      for (const [storyId, changed] of Map.groupBy(members, ({ storyId }) => storyId))
        this.#recent.update(storyId, changed, saved.get(storyId)?.isNew ?? false);
    };
    await inGroupCommit(this.#db, save, () => this.#recent.clear());
  }

  #saveStory(id: string, revision: number): SavedStory {
    const hash = textHash(id);
    const known = this.#read.story.get(hash, id);
    if (!known) {
      const { lastInsertRowid } = this.#write.insertStory.run(revision, hash, id);
      return { n: Number(lastInsertRowid), isNew: true };
    }
    this.#write.updateStory.run(revision, Number(known['n']));
    return { n: Number(known['n']), isNew: false };
  }

  #saveMember(member: Member, story: number): void {
    const { articleId, entry, publishedAt } = member;
    const hash = textHash(articleId);
    const known = this.#read.memberNumber.get(hash, articleId);
    const values = [entry.sequence, story, publishedAt, JSON.stringify(member)] as const;
    if (!known) {
      this.#write.insertMember.run(...values, hash, articleId);
      return;
    }
    this.#write.updateMember.run(...values, Number(known['n']));
    if (known['story'] !== story) this.#recent.clear();
  }

  async latestEntries(limit: number): Promise<readonly StoryEntry[]> {
    return this.#read.latest.all(limit).map((row) => toMember(row).entry);
  }
}

type SavedStory = { readonly n: number; readonly isNew: boolean };

function toMember(row: Record<string, unknown>): Member {
  return JSON.parse(String(row['body'])) as Member;
}
