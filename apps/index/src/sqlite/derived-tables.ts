import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { analyze } from './analyzer.ts';
import { storyNumber } from './doc-values.ts';
import { EntityIds, packedIds } from './entity-ids.ts';
import { termOf } from './spelling-terms.ts';
import { ValueIds } from './value-ids.ts';
import type { EntityName } from '../search/entities.ts';
import { isWithoutDiacritics } from '../search/spellings-in.ts';
import { Vocabulary } from './vocabulary.ts';

/** What is analysed of an article. */
export type AnalyzedFields = {
  readonly language: string;
  /** A JSON array. */
  readonly topics: string;
  /** A JSON array, see `ObservedSources.valueOf`. */
  readonly sources: string;
  /** See `entityNames`. */
  readonly entities: readonly EntityName[];
  readonly storyId: string;
  /** See `outletOf`. */
  readonly outlet: string;
  /** 1 where its publisher has changed it, else 0. */
  readonly edited: number;
  readonly publishedAt: string;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
};

/** What is derived from the stored articles by analysing them: words, doc values, value ids and the
 *  vocabulary. All of it can be made anew from `index_articles`. */
export class DerivedTables {
  readonly valueIds: ValueIds;
  readonly entityIds: EntityIds;
  readonly vocabulary: Vocabulary;
  readonly #insertWords: StatementSync;
  readonly #insertSpellings: StatementSync;
  readonly #insertValues: StatementSync;
  readonly #setSources: StatementSync;
  readonly #setTopics: StatementSync;
  readonly #setStory: StatementSync;
  readonly #deletes: readonly StatementSync[];

  /** @param suffix of the tables' names, see `createDerivedTables` */
  constructor(db: DatabaseSync, suffix = '') {
    this.valueIds = new ValueIds(db, suffix);
    this.entityIds = new EntityIds(db, suffix);
    this.vocabulary = new Vocabulary(db, suffix);
    this.#insertWords = db.prepare(
      `INSERT INTO index_words${suffix} (rowid, title, summary, text) VALUES (?, ?, ?, ?)`,
    );
    this.#insertSpellings = db.prepare(
      `INSERT INTO index_spellings${suffix} (rowid, spellings) VALUES (?, ?)`,
    );
    this.#insertValues = db.prepare(
      `INSERT INTO index_facts${suffix} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#setSources = db.prepare(`UPDATE index_facts${suffix} SET source = ? WHERE doc = ?`);
    this.#setTopics = db.prepare(`UPDATE index_facts${suffix} SET topics = ? WHERE doc = ?`);
    this.#setStory = db.prepare(`UPDATE index_facts${suffix} SET story = ? WHERE doc = ?`);
    this.#deletes = [
      db.prepare(`DELETE FROM index_facts${suffix} WHERE doc = ?`),
      db.prepare(`DELETE FROM index_words${suffix} WHERE rowid = ?`),
      db.prepare(`DELETE FROM index_spellings${suffix} WHERE rowid = ?`),
    ];
  }

  /** Reads what has to be in memory: at first, after a write that failed, and after a reindex. */
  load(): void {
    this.valueIds.load();
    this.entityIds.load();
    this.vocabulary.load();
  }

  /** Inside the caller's transaction, as are `setSources`, `setTopics`, `setStory` and `remove`. */
  insert(doc: number, fields: AnalyzedFields): void {
    const { language, topics, sources, storyId, publishedAt, title, summary, text } = fields;
    const isPlain = isWithoutDiacritics(fields);
    const spellings = new Set<number>();
    const into = { spellings, isPlain, vocabulary: this.vocabulary };
    const [inTitle, inSummary, inText] = [title, summary, text].map((raw) =>
      analyze(raw, language, into),
    );
    this.#insertWords.run(doc, inTitle ?? '', inSummary ?? '', inText ?? '');
    this.#insertSpellings.run(doc, [...spellings].map(termOf).join(' '));
    this.#insertValues.run(
      doc,
      this.valueIds.idOf('sources', sources),
      this.valueIds.idOf('language', language),
      this.valueIds.idOf('topics', topics),
      storyNumber(storyId),
      Date.parse(publishedAt),
      this.valueIds.idOf('outlet', fields.outlet),
      fields.edited,
      packedIds(fields.entities.map((named) => this.entityIds.idOf(named))),
    );
  }

  /** @returns the number of the value */
  setSources(doc: number, sources: string): number {
    const id = this.valueIds.idOf('sources', sources);
    this.#setSources.run(id, doc);
    return id;
  }

  /** @returns the number of the value */
  setTopics(doc: number, topics: string): number {
    const id = this.valueIds.idOf('topics', topics);
    this.#setTopics.run(id, doc);
    return id;
  }

  /** @returns the number of the story */
  setStory(doc: number, storyId: string): number {
    const number = storyNumber(storyId);
    this.#setStory.run(number, doc);
    return number;
  }

  remove(doc: number): void {
    for (const statement of this.#deletes) statement.run(doc);
  }
}
