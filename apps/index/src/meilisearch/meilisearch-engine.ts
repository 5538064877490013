import { z } from 'zod';
import {
  SearchEngine,
  type Counted,
  type Lookup,
  type Matches,
  type Phrase,
  type Snapshot,
  type Wanted,
} from '../search/engine.ts';
import type { ScoredArticle } from '../search/score.ts';
import type { SimilarTerm } from '../search/spelling.ts';
import type { DocumentStore } from './document-store.ts';
import { countFacets, filterExpression, inStories } from './filter-expressions.ts';
import { keyOf } from './index-document.ts';
import type { MultiSearch } from './multi-search.ts';
import { nearHits } from './near-hits.ts';
import { everyQuery, matching, phraseQuery, tierQueries } from './queries.ts';
import { SortedHits } from './sorted-hits.ts';
import { StoredHit, storedHitFields, textsOf } from './stored-hit.ts';

const Titled = z.object({ title: z.string() });
const everyArticle = { q: '', on: ['title'] };

/** Looks up what a search wants in Meilisearch. Counts end at 1,000, from where on a word tells little. */
export class MeilisearchEngine extends SearchEngine {
  readonly #multiSearch: MultiSearch;
  readonly #documents: DocumentStore;
  /** Whether some spellings may be those of an earlier version: then they are not asked for. */
  #mayBeOutdated = true;

  constructor(multiSearch: MultiSearch, documents: DocumentStore) {
    super();
    this.#multiSearch = multiSearch;
    this.#documents = documents;
  }

  /** See `SearchIndex`. An earlier version wrote no days. */
  async isOutdated(): Promise<boolean> {
    if (!this.#mayBeOutdated) return false;
    const { total } = await this.#multiSearch.find({
      ...{ anyOf: [everyArticle], filter: 'kind = article AND day NOT EXISTS', limit: 0 },
    });
    this.#mayBeOutdated = total > 0;
    return this.#mayBeOutdated;
  }

  snapshot(): Promise<Snapshot> {
    return this.#documents.snapshot();
  }

  async count(phrases: readonly Phrase[]): Promise<Counted> {
    const isOutdated = await this.isOutdated();
    const known = isOutdated ? phrases.map(spelledAnyhow) : phrases;
    const [articles, hits] = await Promise.all([
      this.#multiSearch.find({ anyOf: [everyArticle], filter: 'kind = article', limit: 0 }),
      this.#multiSearch.counts(known.map(phraseQuery)),
    ]);
    return { articles: articles.total, hits };
  }

  /** Of what can be held in several forms, each form is counted, and what holds two counts twice. */
  async countAll(wanted: readonly (readonly Wanted[])[]): Promise<number[]> {
    const isOutdated = await this.isOutdated();
    const asked = wanted.map((all) =>
      everyQuery(isOutdated ? all.map(anyhow) : all, 'anywhere', []),
    );
    const counts = await this.#multiSearch.counts(asked.flat());
    let at = 0;
    return asked.map((queries) => {
      const own = counts.slice(at, (at += queries.length));
      return own.reduce((sum, count) => sum + count, 0);
    });
  }

  similar(word: string, maxEdits: number): Promise<SimilarTerm[]> {
    return this.#multiSearch.similar(word, maxEdits);
  }

  async example(wanted: readonly (readonly Wanted[])[]): Promise<ScoredArticle | null> {
    for (const all of wanted) {
      const { documents } = await this.#multiSearch.find({
        anyOf: everyQuery(all, 'anywhere', []),
        filter: 'kind = article',
        sort: ['published:desc'],
        limit: 1,
        fields: storedHitFields,
      });
      const [newest] = z.array(StoredHit).parse(documents);
      if (newest) return textsOf(newest);
    }
    return null;
  }

  async latestTitles(limit: number): Promise<string[]> {
    const { documents } = await this.#multiSearch.find({
      anyOf: [everyArticle],
      filter: 'kind = article',
      sort: ['published:desc'],
      limit,
      fields: ['title'],
    });
    return z
      .array(Titled)
      .parse(documents)
      .map(({ title }) => title);
  }

  async lookUp(asked: Lookup): Promise<Matches> {
    const lookup = (await this.isOutdated()) ? inAnySpelling(asked) : asked;
    const { request, snapshot, near } = lookup;
    const filter = filterExpression(request, snapshot);
    const all = matching(lookup);
    if (near) {
      const [matches, complete] = await Promise.all([
        nearHits(this.#multiSearch, lookup),
        this.#multiSearch.find({ anyOf: all, filter, limit: 0 }),
      ]);
      return { ...matches, complete: Math.min(matches.total, complete.total) };
    }
    const counts = await countFacets(this.#multiSearch, all, request, snapshot);
    const hits = (byTime: boolean, more = filter) =>
      new SortedHits(this.#multiSearch, {
        tiers: byTime ? [all] : tierQueries(lookup),
        filter: more,
      });
    return {
      ...counts,
      complete: counts.total,
      take: ({ byTime, ...range }) => hits(byTime).take(range),
      storiesUpTo: async ({ until, byTime }, storyIds) => {
        const ofThese = `${filter} AND ${inStories(storyIds)}`;
        const before = await hits(byTime, ofThese).take({ after: null, until, limit: Infinity });
        return new Set(before.map(({ storyId }) => storyId));
      },
      countByStory: (storyIds) =>
        this.#countByStory(all, `${filter} AND ${inStories(storyIds)}`, storyIds),
    };
  }

  async #countByStory(
    anyOf: ReturnType<typeof matching>,
    filter: string,
    storyIds: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const facets = ['story'];
    const { facets: counted } = await this.#multiSearch.find({ anyOf, filter, limit: 0, facets });
    return new Map(storyIds.map((id) => [id, counted['story']?.[keyOf(id)] ?? 0]));
  }
}

function inAnySpelling(lookup: Lookup): Lookup {
  return {
    ...lookup,
    wanted: lookup.wanted.map(anyhow),
    without: lookup.without.map(spelledAnyhow),
    promising: lookup.promising.map(({ all, where }) => ({ all: all.map(anyhow), where })),
    preferred: [],
  };
}

function anyhow(wanted: Wanted): Wanted {
  return { ...wanted, anyOf: wanted.anyOf.map(spelledAnyhow) };
}

function spelledAnyhow(phrase: Phrase): Phrase {
  return { ...phrase, spellings: [], signs: [] };
}
