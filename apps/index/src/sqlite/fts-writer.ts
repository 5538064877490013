import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { outletOf } from '@newsline/news';
import { entityNames } from '../search/entities.ts';
import type {
  ArticleVersion,
  Move,
  Observation,
  Relabelling,
  SearchDocument,
  SourceRemoval,
  Withdrawal,
} from '../search-index.ts';
import { notIndexedYet } from '../search-index.ts';
import type { DerivedTables } from './derived-tables.ts';
import type { ObservedSources } from './observed-sources.ts';

/** What doc values have to take over. */
export type DocChanges = {
  /** The numbers of documents that are no longer there. */
  readonly gone: readonly number[];
  /** The numbers of documents with those of their new sets of sources. */
  readonly sources: readonly (readonly [doc: number, set: number])[];
  /** The same of topics. */
  readonly topics: readonly (readonly [doc: number, set: number])[];
  /** The numbers of documents with those of their new stories. */
  readonly stories: readonly (readonly [doc: number, story: number])[];
};

const none: DocChanges = { gone: [], sources: [], topics: [], stories: [] };

type KnownVersion = {
  readonly version: number;
  readonly doc: number | null;
  /** Of its topics. */
  readonly revision: number;
  /** That brought it to its story. */
  readonly move: number;
};

/** Writes articles, each version under a document number of its own: numbers that only grow are
 *  what FTS5 takes fastest, and what lets a search see the index as it was. The transaction is the
 *  caller's. */
export class FtsWriter {
  readonly #derived: DerivedTables;
  readonly #observed: ObservedSources;
  readonly #versionOf: StatementSync;
  readonly #saveVersion: StatementSync;
  readonly #saveRevision: StatementSync;
  readonly #saveTopics: StatementSync;
  readonly #saveMove: StatementSync;
  readonly #saveStory: StatementSync;
  readonly #insertArticle: StatementSync;
  readonly #deleteArticle: StatementSync;
  readonly #lastDoc: StatementSync;
  readonly #speakerOf: StatementSync;
  readonly #saveLastDoc: StatementSync;

  constructor(db: DatabaseSync, derived: DerivedTables, observed: ObservedSources) {
    this.#derived = derived;
    this.#observed = observed;
    this.#speakerOf = db.prepare('SELECT source_id FROM index_articles WHERE doc = ?');
    this.#versionOf = db.prepare(
      'SELECT version, doc, revision, move FROM index_versions WHERE article_id = ?',
    );
    this.#saveVersion = db.prepare(
      'INSERT OR REPLACE INTO index_versions (article_id, version, doc) VALUES (?, ?, ?)',
    );
    this.#saveRevision = db.prepare('UPDATE index_versions SET revision = ? WHERE article_id = ?');
    this.#saveTopics = db.prepare('UPDATE index_articles SET topics = ? WHERE doc = ?');
    this.#saveMove = db.prepare('UPDATE index_versions SET move = ? WHERE article_id = ?');
    this.#saveStory = db.prepare('UPDATE index_articles SET story_id = ? WHERE doc = ?');
    this.#insertArticle = db.prepare(
      'INSERT INTO index_articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#deleteArticle = db.prepare('DELETE FROM index_articles WHERE doc = ?');
    this.#lastDoc = db.prepare(`SELECT value FROM index_meta WHERE key = 'last-doc'`);
    this.#saveLastDoc = db.prepare(`UPDATE index_meta SET value = ? WHERE key = 'last-doc'`);
  }

  put(documents: readonly SearchDocument[]): DocChanges {
    const gone: number[] = [];
    const last = Number(this.#lastDoc.get()?.['value']);
    let doc = last;
    for (const document of documents) {
      const { id, version } = document.article;
      const known = this.#find(id);
      if (known && known.version >= version) continue;
      if (known && known.doc !== null) gone.push(this.#remove(known.doc));
      this.#insert(++doc, document);
      this.#saveVersion.run(id, version, doc);
    }
    if (doc > last) this.#saveLastDoc.run(doc);
    return { ...none, gone };
  }

  withdraw(withdrawals: readonly Withdrawal[]): DocChanges {
    const gone: number[] = [];
    for (const { articleId, version } of withdrawals) {
      const known = this.#find(articleId);
      if (known && known.version > version) continue;
      if (known && known.doc !== null) gone.push(this.#remove(known.doc));
      this.#saveVersion.run(articleId, version, null);
    }
    return { ...none, gone };
  }

  observe(observations: readonly Observation[]): DocChanges {
    const changed = observations.filter((observation) => this.#observed.put(observation));
    return this.#revalue(changed.map(({ articleId }) => articleId));
  }

  removeSources(removals: readonly SourceRemoval[]): DocChanges {
    return this.#revalue(removals.flatMap((removal) => this.#observed.remove(removal)));
  }

  relabel(relabellings: readonly Relabelling[]): DocChanges {
    this.#requireIndexed(relabellings);
    const topics = relabellings.flatMap((relabelling) => {
      const known = this.#found(relabelling);
      if (!known || known.revision >= relabelling.revision) return [];
      const value = topicsValue(relabelling.topics);
      this.#saveRevision.run(relabelling.revision, relabelling.articleId);
      this.#saveTopics.run(value, known.doc);
      return [[known.doc, this.#derived.setTopics(known.doc, value)] as const];
    });
    return { ...none, topics };
  }

  move(moves: readonly Move[]): DocChanges {
    this.#requireIndexed(moves);
    const stories = moves.flatMap((one) => {
      const known = this.#found(one);
      if (!known || known.move >= one.move) return [];
      this.#saveMove.run(one.move, one.articleId);
      this.#saveStory.run(one.storyId, known.doc);
      return [[known.doc, this.#derived.setStory(known.doc, one.storyId)] as const];
    });
    return { ...none, stories };
  }

  #requireIndexed(versions: readonly ArticleVersion[]): void {
    const missing = versions.filter(
      ({ articleId, version }) => (this.#find(articleId)?.version ?? 0) < version,
    );
    if (missing.length > 0) throw notIndexedYet(missing);
  }

  /** Null where it is withdrawn or outranked, or not there. */
  #found({ articleId, version }: ArticleVersion): (KnownVersion & { readonly doc: number }) | null {
    const known = this.#find(articleId);
    if (!known || known.doc === null || known.version !== version) return null;
    return { ...known, doc: known.doc };
  }

  /** Gives the articles' documents the sources that they now have. */
  #revalue(articleIds: readonly string[]): DocChanges {
    const sources = [...new Set(articleIds)].flatMap((articleId) => {
      const doc = this.#find(articleId)?.doc;
      if (doc === undefined || doc === null) return [];
      const speaker = String(this.#speakerOf.get(doc)?.['source_id']);
      const value = this.#observed.valueOf(articleId, speaker);
      return [[doc, this.#derived.setSources(doc, value)] as const];
    });
    return { ...none, sources };
  }

  #find(articleId: string): KnownVersion | undefined {
    return this.#versionOf.get(articleId) as KnownVersion | undefined;
  }

  #remove(doc: number): number {
    this.#deleteArticle.run(doc);
    this.#derived.remove(doc);
    return doc;
  }

  #insert(doc: number, { article, labels, storyId }: SearchDocument): void {
    const { id, version, url, sourceId, sourceName, publishedAt, imageUrl, title, summary, text } =
      article;
    const { language } = labels;
    const sources = this.#observed.valueOf(id, sourceId);
    const topics = topicsValue(labels.topics);
    const entities = entityNames(labels.entities);
    this.#insertArticle.run(
      ...[doc, id, storyId, url, sourceId, sourceName, language, topics],
      ...[publishedAt, imageUrl, title, summary, text, JSON.stringify(entities)],
    );
    this.#derived.insert(doc, {
      ...{ language, topics, sources, storyId, publishedAt, entities },
      ...{ title, summary, text },
      outlet: outletOf(url ?? ''),
      edited: version > 1 ? 1 : 0,
    });
  }
}

/** As doc values have them: a JSON array. */
function topicsValue(labels: Relabelling['topics']): string {
  return JSON.stringify([...new Set(labels.map(({ topic }) => topic))]);
}
