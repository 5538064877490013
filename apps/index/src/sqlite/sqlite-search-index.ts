import type { DatabaseSync } from 'node:sqlite';
import { readCursor, writeCursor, type CursorState } from '../search/cursor.ts';
import { parseQuery, type Query } from '../search/query.ts';
import type { SearchAnswer, SearchDocument, SearchRequest, Withdrawal } from '../search-index.ts';
import { SearchIndex } from '../search-index.ts';
import { correctedText, wordForms, type QueryPlan } from '../search/query-plan.ts';
import { Articles } from './stored-fields.ts';
import { Facts } from './doc-values.ts';
import { filter } from './filter-docs.ts';
import { diacriticsFilterOf, type DiacriticsFilter } from './diacritics-filter.ts';
import { Matches, type TierDocs } from './fts-searcher.ts';
import { nextDocs } from './rerank-docs.ts';
import { TopDocs } from './top-docs.ts';
import { migrateIndex } from './schema.ts';
import { planFtsQuery } from './plan-fts-query.ts';
import { Values } from './value-ids.ts';
import { Vocabulary } from './vocabulary.ts';
import { Writer } from './fts-writer.ts';

/** Up to so many matches are scored one by one. More are put in first-phase order and scored so
 *  many at a time: a score needs the article's text, some twenty microseconds. */
const windowSize = 40;

/** The search index in SQLite's FTS5. Only one instance may write to a file; it keeps what filters
 *  and facets need in memory, about 150 bytes an article version. */
export class SqliteSearchIndex extends SearchIndex {
  readonly #values: Values;
  readonly #vocabulary: Vocabulary;
  readonly #facts: Facts;
  readonly #writer: Writer;
  readonly #matches: Matches;
  readonly #articles: Articles;
  readonly #now: () => Date;

  /** Makes or updates its tables, all named `index_…`.
   *  @param db stays the caller's to close; no transaction may be open when a method is called */
  constructor(db: DatabaseSync, { now = () => new Date() }: { readonly now?: () => Date } = {}) {
    super();
    migrateIndex(db);
    this.#values = new Values(db);
    this.#vocabulary = new Vocabulary(db);
    this.#facts = new Facts(db);
    this.#writer = new Writer(db, this.#values, this.#vocabulary);
    this.#matches = new Matches(db);
    this.#articles = new Articles(db);
    this.#now = now;
  }

  async put(documents: readonly SearchDocument[]): Promise<void> {
    if (documents.length === 0) return;
    this.#forget(this.#writer.put(documents));
  }

  async withdraw(withdrawals: readonly Withdrawal[]): Promise<void> {
    if (withdrawals.length === 0) return;
    this.#forget(this.#writer.withdraw(withdrawals));
  }

  async count(): Promise<number> {
    return this.#articles.count();
  }

  async search(request: SearchRequest): Promise<SearchAnswer> {
    this.#facts.catchUp();
    this.#matches.forget();
    this.#articles.forget();
    const query = parseQuery(request.text);
    const read = request.cursor === undefined ? null : readCursor(request.cursor, request);
    if (read?.kind === 'bad-cursor') return read;
    const state = read?.state ?? this.#begin(query);

    const { all, tiers } = this.#candidates(query, state.plan);
    const where = { facts: this.#facts, values: this.#values, asOf: state.asOf };
    const { docs, total, facets } = filter(all, request, where);
    const byTime = request.sort === 'newest' || query.words.length === 0;
    const isTiered = read ? state.isTiered : !byTime && docs.length > windowSize;
    const topDocs = new TopDocs({
      facts: this.#facts,
      docs,
      tiers: isTiered ? tiers : [{ docs: () => docs, inTitle: false }],
      diacritics: isTiered ? diacriticsIn(query, state.plan) : null,
    });

    const words = wordForms(query, state.plan);
    const page = nextDocs({
      topDocs,
      articles: this.#articles,
      words: byTime ? null : words,
      windowSize,
      limit: request.limit,
      state: { ...state, isTiered },
    });
    return {
      kind: 'found',
      total,
      hits: page.docs.flatMap((doc) => this.#articles.hit(doc, words) ?? []),
      facets,
      next: page.next && writeCursor(page.next, request),
      correctedTo: correctedText(query, state.plan),
    };
  }

  #begin(query: Query): CursorState {
    const plan = planFtsQuery(query, {
      matches: this.#matches,
      vocabulary: this.#vocabulary,
      writtenForm: (doc, term) => this.#articles.writtenForm(doc, term) ?? term,
    });
    const now = this.#now().getTime();
    const start = { isTiered: false, after: null, until: null, lastShown: null };
    return { asOf: this.#facts.last, now, plan, ...start };
  }

  #candidates(
    query: Query,
    plan: QueryPlan,
  ): { all: Iterable<number>; tiers: readonly TierDocs[] } {
    if (query.words.length > 0) return this.#matches.of(query, plan);
    const all = query.text.trim() === '' ? numbersTo(this.#facts.last) : [];
    return { all, tiers: [] };
  }

  #forget(docs: readonly number[]): void {
    this.#facts.catchUp();
    for (const doc of docs) this.#facts.remove(doc);
  }
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
