import { randomInt } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { outletOf } from '@newsline/news';
import { inTransaction } from '@newsline/platform';
import type { EntityName } from '../search/entities.ts';
import type { ReindexProgress } from '../search-index.ts';
import { isCorrupt } from './corrupt.ts';
import { DerivedTables, type AnalyzedFields } from './derived-tables.ts';
import { storyNumber } from './doc-values.ts';
import { ObservedSources } from './observed-sources.ts';
import {
  analysis,
  createDerivedTables,
  renameDerivedTables,
  suffixedDerivedTables,
} from './schema.ts';

/** Articles in one transaction: some 30 ms, in which nobody else can write. */
const batchSize = 100;

/** Analyses all stored articles into a second set of derived tables, and puts it in place of the
 *  first by renaming: searches and writes of this and other processes go on meanwhile. An article
 *  version has a document number of its own, so what is put meanwhile has higher numbers, and what
 *  is gone is removed at the end. Other processes see by the generation that they have to load anew
 *  what they hold in memory.
 *
 *  A run that was killed leaves its tables behind, and the next one drops them.
 *  @throws where the stored articles themselves are damaged */
export async function reindex(db: DatabaseSync, onProgress: ReindexProgress): Promise<void> {
  const run = Run.begin(db);
  try {
    for (let isAtEnd = false; !isAtEnd;) {
      const startedAt = performance.now();
      isAtEnd = run.copyBatch();
      onProgress(run.copied, run.total);
      // As long as this took, others can write.
      await sleep(performance.now() - startedAt);
    }
    run.finish();
  } catch (error) {
    run.abandon();
    throw error;
  }
  onProgress(run.copied, run.copied);
}

type Row = Omit<AnalyzedFields, 'sources' | 'outlet' | 'entities'> & {
  /** A JSON array. */
  readonly entities: string;
  readonly url: string | null;
  readonly doc: number;
  readonly articleId: string;
  readonly sourceId: string;
};

class Run {
  copied = 0;
  readonly #db: DatabaseSync;
  /** Tells this run from one that begins later: that one drops the tables of this one. */
  readonly #id: number;
  readonly #next: string;
  readonly #derived: DerivedTables;
  readonly #observed: ObservedSources;
  /** What sources came or went later is taken over at the end. */
  readonly #observedUntil: number;
  readonly #articles: StatementSync;
  readonly #total: number;
  #lastDoc = 0;

  private constructor(db: DatabaseSync, id: number) {
    this.#db = db;
    this.#id = id;
    this.#next = `_next${id}`;
    this.#derived = new DerivedTables(db, this.#next);
    this.#observed = new ObservedSources(db);
    this.#observedUntil = this.#observed.lastChange;
    this.#articles = db.prepare(
      `SELECT a.doc, article_id AS articleId, language, topics, source_id AS sourceId,
         story_id AS storyId, url, coalesce(v.version, 1) > 1 AS edited, published_at AS publishedAt,
         title, summary, text, entities
       FROM index_articles a LEFT JOIN index_versions v USING (article_id)
       WHERE a.doc > ? ORDER BY a.doc LIMIT ${batchSize}`,
    );
    this.#total = this.#number('SELECT count(*) AS n FROM index_versions WHERE doc IS NOT NULL');
  }

  static begin(db: DatabaseSync): Run {
    const id = randomInt(2 ** 47);
    dropSuffixedTables(db);
    inTransaction(db, () => {
      db.exec(createDerivedTables(`_next${id}`));
      db.prepare(`INSERT OR REPLACE INTO index_meta (key, value) VALUES ('reindex', ?)`).run(id);
    });
    return new Run(db, id);
  }

  /** Of those that were there at first; what is put meanwhile is counted when it is copied. */
  get total(): number {
    return Math.max(this.#total, this.copied);
  }

  /** @returns whether there are no more for the moment. */
  copyBatch(): boolean {
    return inTransaction(this.#db, () => {
      this.#requireOwnTables();
      return this.#copy() < batchSize;
    });
  }

  finish(): void {
    inTransaction(this.#db, () => {
      this.#requireOwnTables();
      while (this.#copy() > 0);
      this.#removeGone();
      this.#takeOverSources();
      this.#takeOverTopics();
      this.#takeOverStories();
      this.#db.exec(renameDerivedTables('', `_old${this.#id}`));
      this.#db.exec(renameDerivedTables(this.#next, ''));
      this.#db.exec(`
        DELETE FROM index_meta WHERE key = 'reindex';
        INSERT INTO index_meta (key, value) VALUES ('generation', 1)
          ON CONFLICT (key) DO UPDATE SET value = value + 1;
        INSERT OR REPLACE INTO index_meta (key, value) VALUES ('analysis', ${analysis});
      `);
    });
    dropSuffixedTables(this.#db);
  }

  abandon(): void {
    try {
      if (this.#ownsTables()) dropSuffixedTables(this.#db);
    } catch {
      // Why it was abandoned is thrown already, and the next run drops the tables.
    }
  }

  #copy(): number {
    const rows = this.#articles.all(this.#lastDoc) as unknown as Row[];
    for (const row of rows) {
      const sources = this.#observed.valueOf(row.articleId, row.sourceId);
      const entities = JSON.parse(row.entities) as EntityName[];
      const outlet = outletOf(row.url ?? '');
      this.#derived.insert(row.doc, { ...row, sources, outlet, entities });
    }
    this.#lastDoc = rows.at(-1)?.doc ?? this.#lastDoc;
    this.copied += rows.length;
    return rows.length;
  }

  /** What was replaced or withdrawn since it was copied. */
  #removeGone(): void {
    const gone = this.#db
      .prepare(
        `SELECT doc FROM index_facts${this.#next}
         WHERE doc NOT IN (SELECT doc FROM index_versions WHERE doc IS NOT NULL)`,
      )
      .all();
    for (const { doc } of gone) this.#derived.remove(Number(doc));
  }

  /** Of articles that were copied before sources of theirs came or went. */
  #takeOverSources(): void {
    const article = this.#db.prepare(
      `SELECT a.doc, a.source_id FROM index_versions v JOIN index_articles a USING (doc)
       WHERE v.article_id = ?`,
    );
    for (const articleId of this.#observed.changedSince(this.#observedUntil)) {
      const row = article.get(articleId);
      if (!row) continue;
      const sources = this.#observed.valueOf(articleId, String(row['source_id']));
      this.#derived.setSources(Number(row['doc']), sources);
    }
  }

  /** Of articles that were copied before they got them. */
  #takeOverTopics(): void {
    const changed = this.#db
      .prepare(
        `SELECT a.doc, a.topics FROM index_versions v JOIN index_articles a USING (doc)
           JOIN index_facts${this.#next} f USING (doc)
         WHERE v.revision > 0
           AND a.topics <> (SELECT value FROM index_values${this.#next} WHERE id = f.topics)`,
      )
      .all();
    for (const { doc, topics } of changed) this.#derived.setTopics(Number(doc), String(topics));
  }

  /** The same of stories. */
  #takeOverStories(): void {
    const moved = this.#db
      .prepare(
        `SELECT a.doc, a.story_id, f.story FROM index_versions v JOIN index_articles a USING (doc)
           JOIN index_facts${this.#next} f USING (doc)
         WHERE v.move > 0`,
      )
      .all();
    for (const { doc, story_id: storyId, story } of moved)
      if (story !== storyNumber(String(storyId)))
        this.#derived.setStory(Number(doc), String(storyId));
  }

  #requireOwnTables(): void {
    if (this.#ownsTables()) return;
    throw new Error('Another reindex of the same search index began; this one was given up');
  }

  #ownsTables(): boolean {
    return this.#number(`SELECT value AS n FROM index_meta WHERE key = 'reindex'`) === this.#id;
  }

  #number(query: string): number {
    return Number(this.#db.prepare(query).get()?.['n']);
  }
}

/** What this run no longer needs, or one that was killed left. A damaged table can't be dropped: it
 *  stays, under a name that nobody reads. */
function dropSuffixedTables(db: DatabaseSync): void {
  for (const name of suffixedDerivedTables(db)) {
    try {
      db.exec(`DROP TABLE IF EXISTS ${name}`);
    } catch (error) {
      if (!isCorrupt(error)) throw error;
    }
  }
}
