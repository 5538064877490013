import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { SearchDocument, Withdrawal } from '../search-index.ts';
import { storyNumber } from './doc-values.ts';
import { filterLength } from './diacritics-filter.ts';
import { readWords } from './analyzer.ts';
import { inTransaction } from '@newsline/platform';
import type { Values } from './value-ids.ts';
import type { Vocabulary } from './vocabulary.ts';

type Known = { readonly version: number; readonly doc: number | null };

/** Writes articles, each version under a document number of its own: numbers that only grow are
 *  what FTS5 takes fastest, and what lets a search see the index as it was. */
export class Writer {
  readonly #db: DatabaseSync;
  readonly #values: Values;
  readonly #vocabulary: Vocabulary;
  readonly #known: StatementSync;
  readonly #know: StatementSync;
  readonly #inserts: { article: StatementSync; facts: StatementSync; words: StatementSync };
  readonly #deletes: readonly StatementSync[];
  /** Used again for every article: SQLite takes a copy. */
  readonly #diacritics = new Uint32Array(filterLength);
  readonly #diacriticsBytes = new Uint8Array(this.#diacritics.buffer);
  readonly #lastDoc: StatementSync;
  readonly #keepLastDoc: StatementSync;

  constructor(db: DatabaseSync, values: Values, vocabulary: Vocabulary) {
    this.#db = db;
    this.#values = values;
    this.#vocabulary = vocabulary;
    this.#known = db.prepare('SELECT version, doc FROM index_versions WHERE article_id = ?');
    this.#know = db.prepare(
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
    this.#keepLastDoc = db.prepare(`UPDATE index_meta SET value = ? WHERE key = 'last-doc'`);
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
        this.#know.run(id, version, doc);
      }
      if (doc > last) this.#keepLastDoc.run(doc);
    });
  }

  /** @returns the numbers of documents that are no longer there. */
  withdraw(withdrawals: readonly Withdrawal[]): number[] {
    return this.#write((gone) => {
      for (const { articleId, version } of withdrawals) {
        const known = this.#find(articleId);
        if (known && known.version > version) continue;
        if (known && known.doc !== null) gone.push(this.#remove(known.doc));
        this.#know.run(articleId, version, null);
      }
    });
  }

  #write(work: (gone: number[]) => void): number[] {
    const gone: number[] = [];
    try {
      inTransaction(this.#db, () => work(gone));
    } catch (error) {
      this.#values.load();
      this.#vocabulary.load();
      throw error;
    }
    return gone;
  }

  #find(articleId: string): Known | undefined {
    return this.#known.get(articleId) as Known | undefined;
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
      readWords(text, labels.language, { diacritics, isTitle, vocabulary: this.#vocabulary });
    this.#inserts.words.run(
      doc,
      read(article.title, true),
      read(article.summary, false),
      read(article.text, false),
    );
    this.#inserts.facts.run(
      doc,
      this.#values.idOf('source', article.sourceId),
      this.#values.idOf('language', labels.language),
      this.#values.idOf('topics', topics),
      storyNumber(storyId),
      Date.parse(article.publishedAt),
      this.#diacriticsBytes,
    );
  }
}
