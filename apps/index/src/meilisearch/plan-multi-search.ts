import { z } from 'zod';
import {
  bestCorrection,
  rareHits,
  bestCandidates,
  mayBePrefix,
  correctable,
  maxCounted,
} from '../search/spelling.ts';
import { writtenFormIn } from '../search/occurrences.ts';
import type { Query } from '../search/query.ts';
import {
  isEnough,
  mostOf,
  weightOf,
  type Correction,
  type QueryPlan,
} from '../search/query-plan.ts';
import { StoredHit, storedHitFields, textsOf } from './stored-hit.ts';
import type { MultiSearch } from './multi-search.ts';
import {
  matching,
  partQuery,
  sideBySideQuery,
  everyPartQuery,
  typedWordQuery,
  wordQuery,
  type SubQuery,
} from './queries.ts';

const everyArticle = 'kind = article';

/** Decides what a query looks for: which words are typos, whether the last one is a prefix, and
 *  whether most of the words are enough. */
export async function planMultiSearch(query: Query, multiSearch: MultiSearch): Promise<QueryPlan> {
  const prefix = mayBePrefix(query);
  const minShouldMatch = query.parts.length;
  if (minShouldMatch === 0) return { corrections: [], prefix, minShouldMatch };
  const corrections = await correctionsOf(query, prefix, multiSearch);
  const weights = await weightsOf(query, corrections, multiSearch);
  const asTyped = { corrections, prefix, minShouldMatch, weights };
  const findsEnough = async (plan: QueryPlan) =>
    isEnough(await countOf(matching(query, plan), multiSearch), minShouldMatch);
  if (await findsEnough(asTyped)) return asTyped;
  // Two letters begin half of all words, so they stand for themselves while that finds enough.
  const last = query.words.at(-1);
  const begun = { ...asTyped, prefix: query.unfinished && last?.folded.length === 2 };
  if (begun.prefix && (await findsEnough(begun))) return begun;
  return { ...asTyped, minShouldMatch: mostOf(minShouldMatch) };
}

/** From one request. Counts end at 1,000, from where on a word tells little. */
async function weightsOf(
  query: Query,
  corrections: readonly Correction[],
  multiSearch: MultiSearch,
): Promise<number[]> {
  const words = query.words.map((word, index) => {
    const correction = corrections.find((one) => one.word === index);
    return correction ? wordQuery(correction.term) : typedWordQuery(word);
  });
  const [hits, articles] = await Promise.all([
    multiSearch.counts(words),
    countOf([{ q: '', on: ['title'] }], multiSearch),
  ]);
  return hits.map((count) => weightOf(count, articles));
}

async function countOf(anyOf: readonly SubQuery[], multiSearch: MultiSearch): Promise<number> {
  return (await multiSearch.find({ anyOf, filter: everyArticle, limit: 0 })).total;
}

async function correctionsOf(
  query: Query,
  prefix: boolean,
  multiSearch: MultiSearch,
): Promise<Correction[]> {
  const suspects = query.words.flatMap((_, index) => correctable(query, index) ?? []);
  const hits = await multiSearch.counts(
    suspects.map(({ part, word }) => partQuery(part, prefix && word === query.words.at(-1))),
  );
  const corrections: Correction[] = [];
  for (const [i, suspect] of suspects.entries()) {
    const few = hits[i] ?? 0;
    if (few > rareHits) continue;
    const soFar = { corrections, prefix, minShouldMatch: query.parts.length };
    const correction = await correctWord(query, { ...suspect, hits: few }, soFar, multiSearch);
    if (correction) corrections.push(correction);
  }
  return corrections;
}

type Suspect = NonNullable<ReturnType<typeof correctable>> & { readonly hits: number };

async function correctWord(
  query: Query,
  { word, maxEdits, hits }: Suspect,
  soFar: QueryPlan,
  multiSearch: MultiSearch,
): Promise<Correction | null> {
  const index = query.words.indexOf(word);
  const near = (await multiSearch.similar(word.folded, maxEdits)).slice(0, maxCounted);
  const counts = await multiSearch.counts(near.map(({ term }) => wordQuery(term)));
  const likely = bestCandidates(
    near.map((candidate, i) => ({ ...candidate, hits: counts[i] ?? 0 })),
    hits,
  ).map((candidate) => {
    const correction = { word: index, term: candidate.term, shown: candidate.term };
    return {
      ...candidate,
      correction,
      plan: { ...soFar, corrections: [...soFar.corrections, correction] },
    };
  });
  const jointHits = await multiSearch.counts(likely.map(({ plan }) => everyPartQuery(query, plan)));
  const best = bestCorrection(
    likely.map((candidate, i) => ({ ...candidate, jointHits: jointHits[i] ?? 0 })),
    word,
  );
  if (!best) return null;
  if (!query.hasDiacritics) return best.correction;
  const examples = [
    sideBySideQuery(query, { ...best.plan, prefix: false }),
    everyPartQuery(query, best.plan),
    wordQuery(best.term),
  ];
  return { ...best.correction, shown: await writtenForm(best.term, examples, multiSearch) };
}

/** As it is spelt in the newest article that the first successful query finds. */
async function writtenForm(term: string, queries: readonly SubQuery[], multiSearch: MultiSearch) {
  for (const query of queries) {
    const { documents } = await multiSearch.find({
      anyOf: [query],
      filter: everyArticle,
      sort: ['published:desc'],
      limit: 1,
      fields: storedHitFields,
    });
    const [example] = z.array(StoredHit).parse(documents).map(textsOf);
    if (!example) continue;
    return writtenFormIn([example.title, example.summary, example.text()], term) ?? term;
  }
  return term;
}
