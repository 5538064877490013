import { plainPhrase, type Phrase, type SearchEngine, type Wanted } from './engine.ts';
import { writtenFormIn } from './occurrences.ts';
import type { Clause, Query, QueryWord } from './query.ts';
import type { Correction, Form } from './query-plan.ts';
import {
  bestCandidates,
  bestCorrection,
  editsFor,
  maxCounted,
  rareHits,
  type TriedTerm,
} from './spelling.ts';

/** What a corrected word counts beside one that was typed so. */
const correctedWorth = 0.6;

export type Corrected = {
  readonly correction: Correction;
  readonly form: Form;
  /** How many articles hold it. */
  readonly hits: number;
};

/** Takes words that no or hardly any article holds for typos of others.
 *  @param hits of each clause, how many articles hold it */
export async function correctionsOf(
  query: Query,
  engine: SearchEngine,
  hits: readonly number[],
): Promise<Corrected[]> {
  const corrected: Corrected[] = [];
  for (const [i, clause] of query.clauses.entries()) {
    const few = hits[i] ?? 0;
    if (few > rareHits || editsFor(query, clause) === 0) continue;
    const one = await correctClause(query, clause, few, engine);
    if (one) corrected.push(one);
  }
  return corrected;
}

async function correctClause(
  query: Query,
  clause: Clause,
  hits: number,
  engine: SearchEngine,
): Promise<Corrected | null> {
  const word = query.words[clause.from];
  if (!word) return null;
  const near = (await engine.similar(word.folded, editsFor(query, clause))).slice(0, maxCounted);
  if (near.length === 0) return null;
  const counted = await engine.count(near.map(({ term }) => plainPhrase([term])));
  const likely = bestCandidates(
    near.map((candidate, i) => ({ ...candidate, hits: counted.hits[i] ?? 0 })),
    hits,
  );
  if (likely.length === 0) return null;
  const others = query.words.filter((other) => other !== word);
  const joint = await engine.countAll(likely.map(({ term }) => together([term], others)));
  const best = bestCorrection(
    likely.map((candidate, i): TriedTerm => ({ ...candidate, jointHits: joint[i] ?? 0 })),
    word,
  );
  if (!best) return null;
  const form = {
    from: clause.from,
    to: clause.to,
    tokens: [best.term],
    spellings: [null],
    preferred: [null],
    prefix: false,
    worth: correctedWorth,
  };
  const shown = query.hasDiacritics
    ? await writtenForm(query, clause, best.term, engine)
    : best.term;
  return { correction: { word: clause.from, shown }, form, hits: best.hits };
}

/** As it is spelt in the newest article that holds it side by side with its neighbours, or else with the
 *  other words, or else at all. */
async function writtenForm(
  { words }: Query,
  { from }: Clause,
  term: string,
  engine: SearchEngine,
): Promise<string> {
  const tokens = words.map(({ folded }, i) => (i === from ? term : folded));
  const beside = [tokens.slice(Math.max(0, from - 1), from + 1), tokens.slice(from, from + 2)];
  const others = words.filter((_, i) => i !== from);
  const places = [
    ...[tokens, ...beside].filter(({ length }) => length > 1).map((all) => [one(plainPhrase(all))]),
    together([term], others),
    [one(plainPhrase([term]))],
  ];
  for (const wanted of places) {
    const [newest] = await engine.newest(wanted, 1);
    if (newest) return writtenFormIn([newest.title, newest.summary, newest.text()], term) ?? term;
  }
  return term;
}

function together(term: readonly string[], others: readonly QueryWord[]): Wanted[] {
  return [plainPhrase(term), ...others.map(({ folded }) => plainPhrase([folded]))].map(one);
}

function one(phraseOfIt: Phrase): Wanted {
  return { anyOf: [phraseOfIt], weight: 0, required: false };
}
