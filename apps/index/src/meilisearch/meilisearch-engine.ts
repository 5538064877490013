import { z } from 'zod';
import type { SortKey } from '../search/cursor.ts';
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
import { countedUpTo } from '../search/facets.ts';
import type { ScoredArticle } from '../search/score.ts';
import type { SimilarTerm } from '../search/spelling.ts';
import { isTerm } from './article-terms.ts';
import type { DocumentStore } from './document-store.ts';
import { countedFields, facetsOf, filterExpression, inStories } from './filter-expressions.ts';
import { keyOf } from './index-document.ts';
import type { MultiSearch } from './multi-search.ts';
import { everyQuery, matching, matchingAll, phraseQuery, tiersOf } from './queries.ts';
import { SortedHits, type FirstHits } from './sorted-hits.ts';
import { inOrder, StoredHit, storedHitFields, textsOf } from './stored-hit.ts';

const Titled = z.object({ title: z.string(), published: z.number() });
/** Of one search of the server. */
const mostHits = 1_000;
/** So many are counted anew only after so long: what weighs words need not be exact. */
const manyArticles = 1_000;
const countedForMs = 30_000;
/** Asking which of these are known takes as long as counting so many. */
const termsWorthAsking = 5;
const everyArticle = { q: '', on: ['title'] };

/** Looks up what a search wants in Meilisearch. Counts end at 1,000, from where on a word tells little. */
export class MeilisearchEngine extends SearchEngine {
  readonly #multiSearch: MultiSearch;
  readonly #documents: DocumentStore;
  /** Whether some spellings may be those of an earlier version: then they are not asked for. */
  #mayBeOutdated = true;
  #articles = { total: 0, at: 0 };

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
    const asked = isOutdated ? phrases.map(spelledAnyhow) : phrases;
    const [articles, hits] = await Promise.all([this.#countArticles(), this.#hitsOf(asked)]);
    return { articles, hits };
  }

  /** Of many, as many as there were some seconds ago. */
  async #countArticles(): Promise<number> {
    const { total, at } = this.#articles;
    if (total >= manyArticles && performance.now() - at < countedForMs) return total;
    const counted = await this.#multiSearch.find({
      ...{ anyOf: [everyArticle], filter: 'kind = article', limit: 0 },
    });
    this.#articles = { total: counted.total, at: performance.now() };
    return counted.total;
  }

  /** Counting takes the server half a millisecond a phrase, so those with words that no article has are not
   *  counted where that is worth a request. */
  async #hitsOf(phrases: readonly Phrase[]): Promise<number[]> {
    const terms = new Set(phrases.flatMap(wholeWords).filter(isTerm));
    const unknown =
      terms.size < termsWorthAsking ? new Set() : await this.#documents.unknownTerms([...terms]);
    const isHeld = (phrase: Phrase) => !wholeWords(phrase).some((word) => unknown.has(word));
    const counts = await this.#multiSearch.counts(phrases.filter(isHeld).map(phraseQuery));
    let at = 0;
    return phrases.map((phrase) => (isHeld(phrase) ? (counts[at++] ?? 0) : 0));
  }

  /** Of what can be held in several forms, each form is counted, and what holds two counts twice. */
  async countAll(wanted: readonly (readonly Wanted[])[]): Promise<number[]> {
    const isOutdated = await this.isOutdated();
    const asked = wanted.map((all) => everyQuery(isOutdated ? all.map(anyhow) : all, []));
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

  async newest(wanted: readonly Wanted[], limit: number): Promise<ScoredArticle[]> {
    const { documents } = await this.#multiSearch.find({
      anyOf: everyQuery(wanted, []),
      filter: 'kind = article',
      sort: ['published:desc'],
      limit,
      fields: storedHitFields,
    });
    return z.array(StoredHit).parse(documents).map(textsOf);
  }

  async latestTitles(limit: number): Promise<string[]> {
    const titles: string[] = [];
    for (let before = Infinity; titles.length < limit;) {
      const { documents } = await this.#multiSearch.find({
        anyOf: [everyArticle],
        filter: `kind = article${before === Infinity ? '' : ` AND published < ${before}`}`,
        sort: ['published:desc'],
        limit: Math.min(mostHits, limit - titles.length),
        fields: ['title', 'published'],
      });
      const page = z.array(Titled).parse(documents);
      titles.push(...page.map(({ title }) => title));
      if (page.length < mostHits) break;
      before = page.at(-1)?.published ?? 0;
    }
    return titles;
  }

  async lookUp(asked: Lookup): Promise<Matches> {
    const lookup = (await this.isOutdated()) ? inAnySpelling(asked) : asked;
    const { request, snapshot, near } = lookup;
    const filter = filterExpression(request, snapshot);
    const all = matching(lookup);
    const tiers = lookup.byTime ? { queries: [all], complete: 1 } : tiersOf(lookup);
    const hits = (byTime: boolean, more = filter) =>
      new SortedHits(this.#multiSearch, { tiers: byTime ? [all] : tiers.queries, filter: more });
    const { shared, apart } = countedFields(request);
    const [first, ...others] = await Promise.all([
      hits(false).first(lookup.first, shared),
      ...apart.map((field) =>
        this.#multiSearch.find({
          anyOf: all,
          filter: filterExpression(request, snapshot, field),
          limit: 0,
          facets: [field],
        }),
      ),
    ]);
    const total = Math.min(first.total, countedUpTo);
    const complete = near ? await this.#completeOf(lookup, first, tiers.complete) : total;
    return {
      ...facetsOf(Object.assign({}, first.facets, ...others.map(({ facets }) => facets))),
      total,
      complete,
      take: async (range) =>
        knownRange(first, range, !lookup.byTime) ?? (await hits(range.byTime).take(range)),
      storiesUpTo: async ({ until, byTime }, storyIds) => {
        const ofThese = hits(byTime, `${filter} AND ${inStories(storyIds)}`);
        const { candidates } = await ofThese.first(Infinity, []);
        return new Set(upTo(until, candidates).map(({ storyId }) => storyId));
      },
      countByStory: (storyIds) =>
        this.#countByStory(all, `${filter} AND ${inStories(storyIds)}`, storyIds),
    };
  }

  /** How many hold all that is wanted: where the first ones hold more than these, they tell. */
  async #completeOf(
    lookup: Lookup,
    { candidates }: FirstHits,
    completeTiers: number,
  ): Promise<number> {
    const near = candidates.findIndex(({ sortKey }) => sortKey[0] >= completeTiers);
    if (near >= 0) return near;
    const filter = filterExpression(lookup.request, lookup.snapshot);
    const { total } = await this.#multiSearch.find({
      anyOf: matchingAll(lookup),
      filter,
      limit: 0,
    });
    return total;
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

/** A part of the first hits, where they hold it; null where they may not.
 *  @param inTiers whether that is their order; else they are in order of time */
function knownRange(first: FirstHits, range: Range, inTiers: boolean): Candidate[] | null {
  const { candidates, total } = first;
  const isAll = candidates.length >= total;
  const isInOrder = range.byTime !== inTiers;
  if (!isInOrder && !isAll) return null;
  const ordered = isInOrder ? candidates : byTime(candidates);
  const behind = range.after === null ? ordered : ordered.filter(isBehind(range.after));
  const within = range.until === null ? behind : upTo(range.until, behind);
  const last = ordered.at(-1);
  const reachesEnd =
    range.until !== null && last !== undefined && !isBehind(last.sortKey)({ sortKey: range.until });
  const isEnough = isAll || reachesEnd || within.length >= range.limit;
  return isEnough ? within.slice(0, range.limit) : null;
}

function byTime(candidates: readonly Candidate[]): Candidate[] {
  return candidates
    .map((one) => ({ ...one, sortKey: [0, one.sortKey[1], one.sortKey[2]] as const }))
    .sort(inOrder);
}

function upTo(until: SortKey, candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter((one) => inOrder(one, { sortKey: until }) <= 0);
}

function isBehind(after: SortKey): (one: Pick<Candidate, 'sortKey'>) => boolean {
  return (one) => inOrder(one, { sortKey: after }) > 0;
}

function wholeWords({ tokens, prefix }: Phrase): readonly string[] {
  return prefix ? tokens.slice(0, -1) : tokens;
}

function inAnySpelling(lookup: Lookup): Lookup {
  return {
    ...lookup,
    wanted: lookup.wanted.map(anyhow),
    without: lookup.without.map(spelledAnyhow),
    preferred: [],
  };
}

function anyhow(wanted: Wanted): Wanted {
  return { ...wanted, anyOf: wanted.anyOf.map(spelledAnyhow) };
}

function spelledAnyhow(phrase: Phrase): Phrase {
  return { ...phrase, spellings: [], signs: [] };
}
