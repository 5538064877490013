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
import { hasDoc } from './doc-bits.ts';
import { EntityFacet } from './entity-facet.ts';
import type { EntityIds } from './entity-ids.ts';
import { storyNumber, type DocValues } from './doc-values.ts';
import { filterDocs } from './filter-docs.ts';
import { tiersOf } from './first-phase.ts';
import { everyExpression, phraseExpression } from './fts-expressions.ts';
import type { FtsSearcher } from './fts-searcher.ts';
import { MatchingDocs, spellingTerms } from './matching-docs.ts';
import type { StoredFields } from './stored-fields.ts';
import { TopDocs } from './top-docs.ts';
import type { ValueIds } from './value-ids.ts';
import type { Vocabulary } from './vocabulary.ts';

export type SqliteTables = {
  readonly words: FtsSearcher;
  readonly spellings: FtsSearcher;
  readonly docValues: DocValues;
  readonly stored: StoredFields;
  readonly valueIds: ValueIds;
  readonly entityIds: EntityIds;
  readonly vocabulary: Vocabulary;
  /** See `MatchingDocs`. */
  readonly isOutdated: () => boolean;
  /** Runs work on one view of the file, with what is in memory brought up to it. */
  readonly read: <Result>(work: () => Result) => Result;
};

/** Looks up what a search wants in SQLite. */
export class SqliteEngine extends SearchEngine {
  readonly #tables: SqliteTables;
  readonly #matching: MatchingDocs;
  readonly #entityFacet: EntityFacet;

  constructor(tables: SqliteTables) {
    super();
    this.#tables = tables;
    this.#matching = new MatchingDocs(tables);
    this.#entityFacet = new EntityFacet(tables.entityIds);
  }

  async snapshot(): Promise<Snapshot> {
    const { read, docValues } = this.#tables;
    return read(() => ({ asOf: docValues.lastDoc }));
  }

  async count(phrases: readonly Phrase[]): Promise<Counted> {
    const { read, docValues } = this.#tables;
    return read(() => ({
      articles: docValues.count,
      hits: phrases.map((phrase) => this.#countOf(phrase)),
    }));
  }

  async countAll(wanted: readonly (readonly Wanted[])[]): Promise<number[]> {
    return this.#tables.read(() => wanted.map((all) => this.#matching.countAll(all)));
  }

  async similar(word: string, maxEdits: number): Promise<SimilarTerm[]> {
    const { read, vocabulary } = this.#tables;
    return read(() => vocabulary.similar(word, maxEdits));
  }

  async newest(wanted: readonly Wanted[], limit: number): Promise<ScoredArticle[]> {
    const { read, words, stored } = this.#tables;
    const expression = everyExpression(wanted);
    if (expression === null) return [];
    return read(() =>
      words.latest(expression, limit).flatMap((doc) => stored.read(doc)?.article ?? []),
    );
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
    const { read, docValues, valueIds, entityIds } = this.#tables;
    const tables = { docValues, valueIds, entityIds, entityFacet: this.#entityFacet };
    const found = this.#matching.find(lookup);
    const { docs, ...counts } = filterDocs(found.all, lookup.request, tables);
    const complete = lookup.near
      ? docs.reduce((count, doc) => count + (hasDoc(found.complete, doc) ? 1 : 0), 0)
      : counts.total;
    let best: TopDocs | null = null;
    let byTime: TopDocs | null = null;
    const inOrder = (range: Range) => {
      if (range.byTime) byTime ??= new TopDocs(docValues, docs, new Uint8Array(docs.length));
      else best ??= new TopDocs(docValues, docs, tiersOf(docs, lookup, this.#matching));
      return (range.byTime ? byTime : best)?.take(range) ?? [];
    };
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

  #candidate(doc: number, sortKey: Candidate['sortKey']): Candidate | null {
    const { stored, docValues } = this.#tables;
    const known = stored.read(doc);
    if (!known) return null;
    const edited = docValues.edited[doc] === 1;
    return {
      sortKey,
      article: known.article,
      storyId: known.storyId,
      card: () => known.card(edited),
    };
  }

  /** Of several words with their spellings no more than hold the rarest of them. */
  #countOf(phrase: Phrase): number {
    const { words, spellings, docValues, isOutdated } = this.#tables;
    const { lastDoc } = docValues;
    // What single words find is asked for soon, and kept.
    if (phrase.tokens.length === 1 && !phrase.prefix) return this.#matching.holding(phrase).size;
    if (!this.#matching.mayHold(phrase)) return 0;
    let fewest = Infinity;
    for (const term of isOutdated() ? [] : spellingTerms(phrase)) {
      fewest = Math.min(fewest, spellings.count(`"${term}"`, lastDoc));
      if (fewest === 0) return 0;
    }
    return Math.min(fewest, words.count(phraseExpression(phrase), lastDoc));
  }
}
