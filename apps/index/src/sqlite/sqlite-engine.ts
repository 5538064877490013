import {
  SearchEngine,
  type Candidate,
  type Counted,
  type Lookup,
  type Matches,
  type Phrase,
  type Range,
  type Snapshot,
  type Wanted,
} from '../search/engine.ts';
import type { ScoredArticle } from '../search/score.ts';
import type { SimilarTerm } from '../search/spelling.ts';
import { storyNumber, type DocValues } from './doc-values.ts';
import { filterDocs } from './filter-docs.ts';
import { everyExpression, phraseExpression } from './fts-expressions.ts';
import type { FtsSearcher } from './fts-searcher.ts';
import { MatchingDocs } from './matching-docs.ts';
import { spellingTerm } from './spelling-terms.ts';
import type { StoredFields } from './stored-fields.ts';
import { TopDocs } from './top-docs.ts';
import type { ValueIds } from './value-ids.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word that is more frequent tells nothing. */
const mostCounted = 20_000;
const mostCountedTogether = 1_000;

export type SqliteTables = {
  readonly words: FtsSearcher;
  readonly spellings: FtsSearcher;
  readonly docValues: DocValues;
  readonly stored: StoredFields;
  readonly valueIds: ValueIds;
  readonly vocabulary: Vocabulary;
  /** See `dayIn`. */
  readonly dayOf: (at: number) => number;
  /** See `MatchingDocs`. */
  readonly isOutdated: () => boolean;
  /** Runs work on one view of the file, with what is in memory brought up to it. */
  readonly read: <Result>(work: () => Result) => Result;
};

/** Looks up what a search wants in SQLite. */
export class SqliteEngine extends SearchEngine {
  readonly #tables: SqliteTables;
  readonly #matching: MatchingDocs;

  constructor(tables: SqliteTables) {
    super();
    this.#tables = tables;
    this.#matching = new MatchingDocs(tables);
  }

  async snapshot(): Promise<Snapshot> {
    const { read, docValues } = this.#tables;
    return read(() => ({ asOf: docValues.lastDoc }));
  }

  async count(phrases: readonly Phrase[]): Promise<Counted> {
    const { read, stored } = this.#tables;
    return read(() => ({
      articles: stored.count(),
      hits: phrases.map((phrase) => this.#countOf(phrase)),
    }));
  }

  async countAll(wanted: readonly (readonly Wanted[])[]): Promise<number[]> {
    const { read, words, docValues } = this.#tables;
    return read(() =>
      wanted.map((all) => {
        if (all.some(({ anyOf }) => anyOf.some(isSpelt)))
          return this.#matching.holdingAll(all, 'anywhere').length;
        const expression = everyExpression(all, 'anywhere');
        if (expression === null) return 0;
        return words.count(expression, mostCountedTogether, docValues.lastDoc);
      }),
    );
  }

  async similar(word: string, maxEdits: number): Promise<SimilarTerm[]> {
    const { read, vocabulary } = this.#tables;
    return read(() => vocabulary.similar(word, maxEdits));
  }

  async example(wanted: readonly (readonly Wanted[])[]): Promise<ScoredArticle | null> {
    const { read, words, stored } = this.#tables;
    return read(() => {
      for (const all of wanted) {
        const expression = everyExpression(all, 'anywhere');
        const [newest] = expression === null ? [] : words.latest(expression, 1);
        if (newest !== undefined) return stored.texts(newest);
      }
      return null;
    });
  }

  async latestTitles(limit: number): Promise<string[]> {
    const { read, stored } = this.#tables;
    return read(() => stored.latestTitles(limit));
  }

  async lookUp(lookup: Lookup): Promise<Matches> {
    const { read } = this.#tables;
    return read(() => this.#lookUp(lookup));
  }

  #lookUp(lookup: Lookup): Matches {
    const { read, docValues, valueIds, dayOf } = this.#tables;
    const { request, snapshot, wanted, near, preferred } = lookup;
    const { asOf } = snapshot;
    const { all, tiers } = this.#matching.find(lookup);
    const { docs, ...counts } = filterDocs(all, request, { docValues, valueIds, asOf, dayOf });
    const complete = near ? this.#completeOf(docs, wanted) : counts.total;
    const best = new TopDocs({
      ...{ docValues, docs, tiers },
      preferred: this.#preferredDocs(preferred),
    });
    const byTime = new TopDocs({ docValues, docs, tiers: [() => docs], preferred: null });
    const inOrder = (range: Range) => (range.byTime ? byTime : best).take(range);
    return {
      ...counts,
      complete,
      take: async (range) =>
        read(() =>
          inOrder(range).flatMap(({ doc, sortKey }) => this.#candidate(doc, sortKey) ?? []),
        ),
      storiesUpTo: async ({ until, byTime: isByTime }, storyIds) => {
        const before = read(() =>
          inOrder({ after: null, until, limit: Infinity, byTime: isByTime }),
        );
        const met = new Set(before.map(({ doc }) => docValues.story[doc]));
        return new Set(storyIds.filter((id) => met.has(storyNumber(id))));
      },
      countByStory: async (storyIds) => {
        const counted = new Map(storyIds.map((id) => [storyNumber(id), 0]));
        for (const doc of docs) {
          const count = counted.get(docValues.story[doc] ?? 0);
          if (count !== undefined) counted.set(docValues.story[doc] ?? 0, count + 1);
        }
        return new Map(storyIds.map((id) => [id, counted.get(storyNumber(id)) ?? 0]));
      },
    };
  }

  #completeOf(docs: Uint32Array, wanted: readonly Wanted[]): number {
    const complete = new Set(this.#matching.holdingAll(wanted, 'anywhere'));
    return docs.reduce((count, doc) => count + (complete.has(doc) ? 1 : 0), 0);
  }

  #candidate(doc: number, sortKey: Candidate['sortKey']): Candidate | null {
    const { stored } = this.#tables;
    const article = stored.texts(doc);
    const card = () => stored.card(doc);
    return article && { sortKey, article, storyId: article.storyId, card };
  }

  /** Null where nothing is preferred. */
  #preferredDocs(preferred: readonly string[]): ReadonlySet<number> | null {
    if (preferred.length === 0 || this.#tables.isOutdated()) return null;
    return new Set(this.#matching.holdingSpellings(preferred.map(spellingTerm)));
  }

  #countOf(phrase: Phrase): number {
    const { words, docValues } = this.#tables;
    if (isSpelt(phrase)) return this.#matching.holding(phrase, 'anywhere', false).length;
    return words.count(phraseExpression(phrase, 'anywhere'), mostCounted, docValues.lastDoc);
  }
}

function isSpelt({ spellings, signs }: Phrase): boolean {
  return [...spellings, ...signs].some((one) => one !== null);
}
