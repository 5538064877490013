import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { inGroupCommit, inReading } from '@newsline/platform';
import { readCursor, writeCursor, type CursorState } from '../search/cursor.ts';
import { parseQuery, type Query } from '../search/query.ts';
import type {
  Observation,
  SearchAnswer,
  SearchDocument,
  SearchRequest,
  SourceRemoval,
  Withdrawal,
} from '../search-index.ts';
import { SearchIndex, type ReindexProgress } from '../search-index.ts';
import { correctedText, wordForms, type QueryPlan } from '../search/query-plan.ts';
import { StoredFields } from './stored-fields.ts';
import { isCorrupt } from './corrupt.ts';
import { DerivedTables } from './derived-tables.ts';
import { DocValues } from './doc-values.ts';
import { filterDocs } from './filter-docs.ts';
import { diacriticsFilterOf, type DiacriticsFilter } from './diacritics-filter.ts';
import { FtsSearcher, type TierDocs } from './fts-searcher.ts';
import { nextDocs } from './rerank-docs.ts';
import { TopDocs } from './top-docs.ts';
import { reindex } from './reindex.ts';
import { migrateIndex } from './schema.ts';
import { planFtsQuery } from './plan-fts-query.ts';
import { ObservedSources } from './observed-sources.ts';
import { FtsWriter, type DocChanges } from './fts-writer.ts';

/** Up to so many matches are scored one by one. More are put in first-phase order and scored so
 *  many at a time: a score needs the article's text, some twenty microseconds. */
const windowSize = 60;

/** The search index in SQLite's FTS5. One instance at a time may put, withdraw and search on a file,
 *  others may reindex it. It keeps what filters and facets need in memory, about 150 bytes an
 *  article version. */
export class SqliteSearchIndex extends SearchIndex {
  readonly #db: DatabaseSync;
  readonly #generationRow: StatementSync;
  readonly #derived: DerivedTables;
  readonly #docValues: DocValues;
  readonly #writer: FtsWriter;
  readonly #searcher: FtsSearcher;
  readonly #stored: StoredFields;
  readonly #now: () => Date;
  /** Of the words of the present search. */
  readonly #filters = new Map<string, DiacriticsFilter>();
  /** Of what is in memory; every reindex begins another one. Null: nothing is, or not what is in the
   *  file. */
  #generation: number | null = null;

  /** Creates or migrates its tables, all named `index_…`.
   *  @param db stays the caller's to close; no transaction may be open when a method is called */
  constructor(db: DatabaseSync, { now = () => new Date() }: { readonly now?: () => Date } = {}) {
    super();
    migrateIndex(db);
    this.#db = db;
    this.#generationRow = db.prepare(`SELECT value FROM index_meta WHERE key = 'generation'`);
    this.#derived = new DerivedTables(db);
    this.#docValues = new DocValues(db);
    this.#writer = new FtsWriter(db, this.#derived, new ObservedSources(db));
    this.#searcher = new FtsSearcher(db);
    this.#stored = new StoredFields(db);
    this.#now = now;
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

  async count(): Promise<number> {
    return this.#stored.count();
  }

  async search(request: SearchRequest): Promise<SearchAnswer> {
    return this.#read(() => this.#search(request));
  }

  async reindex(onProgress: ReindexProgress = () => {}): Promise<void> {
    await reindex(this.#db, onProgress);
  }

  #search(request: SearchRequest): SearchAnswer {
    this.#searcher.clearCache();
    this.#filters.clear();
    this.#stored.clearCache();
    const query = parseQuery(request.text);
    const read = request.cursor === undefined ? null : readCursor(request.cursor, request);
    if (read?.kind === 'bad-cursor') return read;
    const state = read?.state ?? this.#begin(query);

    const { all, tiers } = this.#candidates(query, state.plan);
    const where = {
      docValues: this.#docValues,
      valueIds: this.#derived.valueIds,
      asOf: state.asOf,
    };
    const { docs, total, facets } = filterDocs(all, request, where);
    const byTime = request.sort === 'newest' || query.words.length === 0;
    const isTiered = read ? state.isTiered : !byTime && docs.length > windowSize;
    const topDocs = new TopDocs({
      docValues: this.#docValues,
      docs,
      tiers: isTiered ? tiers : [{ docs: () => docs, inTitle: false }],
      diacritics: isTiered ? diacriticsIn(query, state.plan) : null,
    });

    const words = wordForms(query, state.plan);
    const page = nextDocs({
      topDocs,
      stored: this.#stored,
      words: byTime ? null : words,
      windowSize,
      limit: request.limit,
      state: { ...state, isTiered },
    });
    return {
      kind: 'found',
      total,
      hits: page.docs.flatMap((doc) => this.#stored.hit(doc, words) ?? []),
      facets,
      next: page.next && writeCursor(page.next, request),
      correctedTo: correctedText(query, state.plan),
    };
  }

  #begin(query: Query): CursorState {
    const plan = planFtsQuery(query, {
      searcher: this.#searcher,
      vocabulary: this.#derived.vocabulary,
      articles: () => this.#stored.count(),
      mayHold: this.#mayHold,
      writtenForm: (doc, term) => this.#stored.writtenForm(doc, term) ?? term,
    });
    const now = this.#now().getTime();
    const start = { isTiered: false, after: null, until: null, lastShown: null };
    return { asOf: this.#docValues.lastDoc, now, plan, ...start };
  }

  #candidates(
    query: Query,
    plan: QueryPlan,
  ): { all: Iterable<number>; tiers: readonly TierDocs[] } {
    if (query.words.length > 0) return this.#searcher.search(query, plan, this.#mayHold);
    const all = query.text.trim() === '' ? numbersTo(this.#docValues.lastDoc) : [];
    return { all, tiers: [] };
  }

  readonly #mayHold = (doc: number, typed: string): boolean =>
    this.#docValues.mayContain(doc, this.#filterOf(typed));

  #filterOf(typed: string): DiacriticsFilter {
    const known = this.#filters.get(typed) ?? diacriticsFilterOf([typed]);
    this.#filters.set(typed, known);
    return known;
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
      const { gone, sources } = work();
      this.#docValues.refresh();
      for (const doc of gone) this.#docValues.remove(doc);
      for (const [doc, set] of sources) this.#docValues.source[doc] = set;
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
    this.#generation = generation;
  }
}

function explained(error: unknown): unknown {
  if (!isCorrupt(error)) return error;
  return new Error('The search index is damaged. Build it anew: newsline reindex', {
    cause: error,
  });
}

function* numbersTo(last: number): Iterable<number> {
  for (let number = 1; number <= last; number++) yield number;
}

function diacriticsIn(query: Query, { corrections }: QueryPlan): DiacriticsFilter | null {
  const words = query.words.filter(
    ({ folded, typed }, i) => folded !== typed && !corrections.some(({ word }) => word === i),
  );
  return words.length === 0 ? null : diacriticsFilterOf(words.map(({ typed }) => typed));
}
