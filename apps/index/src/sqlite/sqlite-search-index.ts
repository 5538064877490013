import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { inGroupCommit, inReading } from '@newsline/platform';
import { knownAcronyms } from '../search/acronyms.ts';
import { dayIn } from '../search/day-of.ts';
import { searchArticles, type SearchOptions } from '../search/search-articles.ts';
import { TitleSample } from '../search/title-sample.ts';
import type {
  Move,
  Observation,
  Relabelling,
  SearchAnswer,
  SearchDocument,
  SearchRequest,
  SourceRemoval,
  Withdrawal,
} from '../search-index.ts';
import { SearchIndex, type ReindexProgress } from '../search-index.ts';
import { StoredFields } from './stored-fields.ts';
import { isCorrupt } from './corrupt.ts';
import { DerivedTables } from './derived-tables.ts';
import { DocValues } from './doc-values.ts';
import { FtsSearcher } from './fts-searcher.ts';
import { reindex } from './reindex.ts';
import { analysis, migrateIndex } from './schema.ts';
import { SqliteEngine } from './sqlite-engine.ts';
import { ObservedSources } from './observed-sources.ts';
import { FtsWriter, type DocChanges } from './fts-writer.ts';

export type SqliteOptions = Partial<Pick<SearchOptions, 'now' | 'acronyms' | 'zone'>>;

const windowSize = { complete: 40, near: 40 };

/** The search index in SQLite's FTS5. One instance at a time may put, withdraw and search on a file,
 *  others may reindex it. It keeps what filters and facets need in memory, about 100 bytes an
 *  article version. */
export class SqliteSearchIndex extends SearchIndex {
  readonly #db: DatabaseSync;
  readonly #generationRow: StatementSync;
  readonly #analysisRow: StatementSync;
  readonly #derived: DerivedTables;
  readonly #docValues: DocValues;
  readonly #writer: FtsWriter;
  readonly #words: FtsSearcher;
  readonly #spellings: FtsSearcher;
  #isOutdated = false;
  readonly #stored: StoredFields;
  readonly #engine: SqliteEngine;
  readonly #options: SearchOptions;
  /** Of what is in memory; every reindex begins another one. Null: nothing is, or not what is in the
   *  file. */
  #generation: number | null = null;

  /** Creates or migrates its tables, all named `index_…`.
   *  @param db stays the caller's to close; no transaction may be open when a method is called */
  constructor(
    db: DatabaseSync,
    { now = () => new Date(), acronyms = knownAcronyms, zone = 'UTC' }: SqliteOptions = {},
  ) {
    super();
    migrateIndex(db);
    this.#db = db;
    this.#generationRow = db.prepare(`SELECT value FROM index_meta WHERE key = 'generation'`);
    this.#analysisRow = db.prepare(`SELECT value FROM index_meta WHERE key = 'analysis'`);
    this.#derived = new DerivedTables(db);
    this.#docValues = new DocValues(db, dayIn(zone));
    this.#writer = new FtsWriter(db, this.#derived, new ObservedSources(db));
    this.#words = new FtsSearcher(db, 'index_words');
    this.#spellings = new FtsSearcher(db, 'index_spellings');
    this.#stored = new StoredFields(db);
    this.#engine = new SqliteEngine({
      ...{
        words: this.#words,
        spellings: this.#spellings,
        docValues: this.#docValues,
        stored: this.#stored,
      },
      valueIds: this.#derived.valueIds,
      entityIds: this.#derived.entityIds,
      vocabulary: this.#derived.vocabulary,
      isOutdated: () => this.#isOutdated,
      read: (work) => this.#read(work),
    });
    const titles = new TitleSample(this.#engine);
    this.#options = { now, acronyms, zone, titles, windowSize };
  }

  /** Reads into memory what searches need; otherwise the first search or write does.
   *  @throws where the index is damaged */
  load(): void {
    this.#read(() => undefined);
  }

  async put(documents: readonly SearchDocument[]): Promise<void> {
    if (documents.length === 0) return;
    await this.#write(() => this.#writer.put(documents));
  }

  async withdraw(withdrawals: readonly Withdrawal[]): Promise<void> {
    if (withdrawals.length === 0) return;
    await this.#write(() => this.#writer.withdraw(withdrawals));
  }

  async observe(observations: readonly Observation[]): Promise<void> {
    if (observations.length === 0) return;
    await this.#write(() => this.#writer.observe(observations));
  }

  async removeSources(removals: readonly SourceRemoval[]): Promise<void> {
    if (removals.length === 0) return;
    await this.#write(() => this.#writer.removeSources(removals));
  }

  async relabel(relabellings: readonly Relabelling[]): Promise<void> {
    if (relabellings.length === 0) return;
    await this.#write(() => this.#writer.relabel(relabellings));
  }

  async move(moves: readonly Move[]): Promise<void> {
    if (moves.length === 0) return;
    await this.#write(() => this.#writer.move(moves));
  }

  async count(): Promise<number> {
    return this.#stored.count();
  }

  async search(request: SearchRequest): Promise<SearchAnswer> {
    return searchArticles(request, this.#engine, this.#options);
  }

  async isOutdated(): Promise<boolean> {
    return this.#readsOutdated();
  }

  async reindex(onProgress: ReindexProgress = () => {}): Promise<void> {
    await reindex(this.#db, onProgress);
  }

  #clearSearchers(): void {
    this.#words.clear();
    this.#spellings.clear();
  }

  #readsOutdated(): boolean {
    return Number(this.#analysisRow.get()?.['value'] ?? 1) < analysis;
  }

  /** With one view of the file, whatever is written meanwhile. */
  #read<Result>(work: () => Result): Result {
    try {
      return inReading(this.#db, () => {
        this.#refresh();
        return work();
      });
    } catch (error) {
      throw explained(error);
    }
  }

  async #write(work: () => DocChanges): Promise<void> {
    const write = () => {
      this.#refresh();
      const { gone, sources, topics, stories } = work();
      this.#docValues.refresh();
      for (const doc of gone) {
        this.#docValues.remove(doc);
        this.#words.forget(doc);
        this.#spellings.forget(doc);
      }
      for (const [doc, set] of sources) this.#docValues.source[doc] = set;
      for (const [doc, set] of topics) this.#docValues.topics[doc] = set;
      for (const [doc, story] of stories) this.#docValues.story[doc] = story;
    };
    // Memory may hold value ids and terms that were rolled back.
    const forget = () => (this.#generation = null);
    try {
      await inGroupCommit(this.#db, write, forget);
    } catch (error) {
      throw explained(error);
    }
  }

  #refresh(): void {
    const generation = Number(this.#generationRow.get()?.['value'] ?? 0);
    if (generation === this.#generation) return this.#docValues.refresh();
    this.#derived.load();
    this.#docValues.load();
    this.#isOutdated = this.#readsOutdated();
    this.#clearSearchers();
    this.#generation = generation;
  }
}

function explained(error: unknown): unknown {
  if (!isCorrupt(error)) return error;
  return new Error('The search index is damaged. Build it anew: newsline reindex', {
    cause: error,
  });
}
