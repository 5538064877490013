import {
  bestCorrection,
  rareHits,
  bestCandidates,
  mayBePrefix,
  correctable,
  maxCounted,
} from '../search/spelling.ts';
import type { Query } from '../search/query.ts';
import {
  isEnough,
  mostOf,
  weightOf,
  type Correction,
  type QueryPlan,
} from '../search/query-plan.ts';
import { everyPart, partExpression, quoted, sideBySide } from './fts-expressions.ts';
import type { FtsSearcher } from './fts-searcher.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word that is more frequent tells nothing. */
const mostCounted = 20_000;
/** How many of the articles with a word are looked at for its diacritics. */
const sampleSize = 200;

type FtsEngine = {
  readonly searcher: FtsSearcher;
  readonly vocabulary: Vocabulary;
  /** How many articles there are. */
  readonly articles: () => number;
  /** Whether a document may hold a word with these diacritics. */
  readonly mayHold: (doc: number, typed: string) => boolean;
  /** A term as the document spells it. */
  readonly writtenForm: (doc: number, term: string) => string;
};

/** Decides what a query looks for: which words are typos, whether the last one is a prefix, and
 *  whether most of the words are enough. */
export function planFtsQuery(query: Query, engine: FtsEngine): QueryPlan {
  const prefix = mayBePrefix(query);
  const minShouldMatch = query.parts.length;
  const corrections: Correction[] = [];
  query.words.forEach((_, word) => {
    const correction = correctWord(query, word, { corrections, prefix, minShouldMatch }, engine);
    if (correction) corrections.push(correction);
  });
  const weights = weightsOf(query, corrections, engine);
  const asTyped = { corrections, prefix, minShouldMatch, weights };
  if (minShouldMatch === 0) return asTyped;
  const findsEnough = (plan: QueryPlan) =>
    isEnough(engine.searcher.docs(everyPart(query, plan)).length, minShouldMatch);
  if (findsEnough(asTyped)) return asTyped;
  // Two letters begin half of all words, so they stand for themselves while that finds enough.
  const last = query.words.at(-1);
  const begun = { ...asTyped, prefix: query.unfinished && last?.folded.length === 2 };
  if (begun.prefix && findsEnough(begun)) return begun;
  return { ...asTyped, minShouldMatch: mostOf(minShouldMatch) };
}

function weightsOf(
  query: Query,
  corrections: readonly Correction[],
  { searcher, articles, mayHold }: FtsEngine,
): number[] {
  const all = articles();
  return query.words.map(({ folded, typed }, index) => {
    const correction = corrections.find(({ word }) => word === index);
    const expression = quoted([correction?.term ?? folded]);
    const hits = searcher.count(expression, mostCounted);
    if (correction || typed === folded) return weightOf(hits, all);
    const sample = searcher.latest(expression, sampleSize);
    const holding = sample.filter((doc) => mayHold(doc, typed)).length;
    return weightOf((hits * holding) / Math.max(1, sample.length), all);
  });
}

function correctWord(
  query: Query,
  index: number,
  soFar: QueryPlan,
  { searcher, vocabulary, writtenForm }: FtsEngine,
): Correction | null {
  const suspect = correctable(query, index);
  if (!suspect) return null;
  const { word, part, maxEdits } = suspect;
  const hits = searcher.count(partExpression(part, query, soFar), rareHits + 1);
  if (hits > rareHits) return null;
  const counted = vocabulary
    .similar(word.folded, maxEdits)
    .slice(0, maxCounted)
    .map((near) => ({ ...near, hits: searcher.count(quoted([near.term]), 10_000) }));
  const tried = bestCandidates(counted, hits).map((near) => {
    const corrections = [...soFar.corrections, { word: index, term: near.term, shown: near.term }];
    const jointHits = searcher.count(everyPart(query, { ...soFar, corrections }), 1000);
    return { ...near, corrections, jointHits };
  });
  const best = bestCorrection(tried, word);
  if (!best) return null;
  if (!query.hasDiacritics) return { word: index, term: best.term, shown: best.term };
  const example =
    searcher.newest(sideBySide(query, best)) ??
    searcher.newest(everyPart(query, { ...soFar, corrections: best.corrections })) ??
    searcher.newest(quoted([best.term]));
  const shown = example === null ? best.term : writtenForm(example, best.term);
  return { word: index, term: best.term, shown };
}
