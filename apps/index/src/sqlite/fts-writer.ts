import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { SearchDocument, Withdrawal } from '../search-index.ts';
import { storyNumber } from './doc-values.ts';
import { filterLength } from './diacritics-filter.ts';
import { analyze } from './analyzer.ts';
import { inTransaction } from '@newsline/platform';
import type { ValueIds } from './value-ids.ts';
import type { Vocabulary } from './vocabulary.ts';

type Known = { readonly version: number; readonly doc: number | null };

/** Writes articles, each version under a document number of its own: numbers that only grow are
 *  what FTS5 takes fastest, and what lets a search see the index as it was. */
export class FtsWriter {
  readonly #db: DatabaseSync;
  readonly #valueIds: ValueIds;
  readonly #vocabulary: Vocabulary;
  readonly #versionOf: StatementSync;
  readonly #saveVersion: StatementSync;
  readonly #inserts: { article: StatementSync; facts: StatementSync; words: StatementSync };
  readonly #deletes: readonly StatementSync[];
  /** Used again for every article: SQLite takes a copy. */
  readonly #diacritics = new Uint32Array(filterLength);
  readonly #diacriticsBytes = new Uint8Array(this.#diacritics.buffer);
  readonly #lastDoc: StatementSync;
  readonly #saveLastDoc: StatementSync;

  constructor(db: DatabaseSync, valueIds: ValueIds, vocabulary: Vocabulary) {
    this.#db = db;
    this.#valueIds = valueIds;
    this.#vocabulary = vocabulary;
    this.#versionOf = db.prepare('SELECT version, doc FROM index_versions WHERE article_id = ?');
    this.#saveVersion = db.prepare(
      'INSERT OR REPLACE INTO index_versions (article_id, version, doc) VALUES (?, ?, ?)',
    );
    this.#inserts = {
      article: db.prepare(
        'INSERT INTO index_articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ),
      facts: db.prepare('INSERT INTO index_facts VALUES (?, ?, ?, ?, ?, ?, ?)'),
      words: db.prepare(
        'INSERT INTO index_words (rowid, title, summary, text) VALUES (?, ?, ?, ?)',
      ),
    };
    this.#deletes = [
      db.prepare('DELETE FROM index_articles WHERE doc = ?'),
      db.prepare('DELETE FROM index_facts WHERE doc = ?'),
      db.prepare('DELETE FROM index_words WHERE rowid = ?'),
    ];
    this.#lastDoc = db.prepare(`SELECT value FROM index_meta WHERE key = 'last-doc'`);
    this.#saveLastDoc = db.prepare(`UPDATE index_meta SET value = ? WHERE key = 'last-doc'`);
  }

  /** @returns the numbers of documents that are no longer there. */
  put(documents: readonly SearchDocument[]): number[] {
    return this.#write((gone) => {
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
    });
  }

  /** @returns the numbers of documents that are no longer there. */
  withdraw(withdrawals: readonly Withdrawal[]): number[] {
    return this.#write((gone) => {
      for (const { articleId, version } of withdrawals) {
        const known = this.#find(articleId);
        if (known && known.version > version) continue;
        if (known && known.doc !== null) gone.push(this.#remove(known.doc));
        this.#saveVersion.run(articleId, version, null);
      }
    });
  }

  #write(work: (gone: number[]) => void): number[] {
    const gone: number[] = [];
    try {
      inTransaction(this.#db, () => work(gone));
    } catch (error) {
      this.#valueIds.load();
      this.#vocabulary.load();
      throw error;
    }
    return gone;
  }

  #find(articleId: string): Known | undefined {
    return this.#versionOf.get(articleId) as Known | undefined;
  }

  #remove(doc: number): number {
    for (const statement of this.#deletes) statement.run(doc);
    return doc;
  }

  #insert(doc: number, { article, labels, storyId }: SearchDocument): void {
    const topics = JSON.stringify([...new Set(labels.topics.map(({ topic }) => topic))]);
    this.#inserts.article.run(
      doc,
      article.id,
      storyId,
      article.url,
      article.sourceId,
      article.sourceName,
      labels.language,
      topics,
      article.publishedAt,
      article.imageUrl,
      article.title,
      article.summary,
      article.text,
    );
    const diacritics = this.#diacritics.fill(0);
    const read = (text: string, isTitle: boolean) =>
      analyze(text, labels.language, { diacritics, isTitle, vocabulary: this.#vocabulary });
    this.#inserts.words.run(
      doc,
      read(article.title, true),
      read(article.summary, false),
      read(article.text, false),
    );
    this.#inserts.facts.run(
      doc,
      this.#valueIds.idOf('source', article.sourceId),
      this.#valueIds.idOf('language', labels.language),
      this.#valueIds.idOf('topics', topics),
      storyNumber(storyId),
      Date.parse(article.publishedAt),
      this.#diacriticsBytes,
    );
  }
}
