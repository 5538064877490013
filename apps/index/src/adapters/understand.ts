import type { Query } from '../query.ts';
import { allowedSlips } from '../slips.ts';
import { mostOf, type Mended, type Understanding } from '../understanding.ts';
import { everyPart, partExpression, quoted, sideBySide } from './expressions.ts';
import type { Matches } from './matches.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word with this many hits or fewer may be a slip. */
const hardlyAny = 2;
/** A word that has hits is taken for another only if that one has this many times as many. */
const farMore = 20;
const shortestPrefix = 3;
/** Candidates are weighed by hits first, and the best by how they go with the other words. */
const mostCounted = 60;
const mostTried = 5;

type Engine = {
  readonly matches: Matches;
  readonly vocabulary: Vocabulary;
  /** A term as the document spells it. */
  readonly spelling: (doc: number, term: string) => string;
};

/** Decides what a query looks for: which words are slips, whether the last one is a beginning, and
 *  whether most of the words have to do. */
export function understand(query: Query, engine: Engine): Understanding {
  const last = query.words.at(-1);
  const prefix = query.unfinished && (last?.folded.length ?? 0) >= shortestPrefix;
  const least = query.parts.length;
  const mended: Mended[] = [];
  query.words.forEach((_, word) => {
    const mend = mendWord(query, word, { mended, prefix, least }, engine);
    if (mend) mended.push(mend);
  });
  const asTyped = { mended, prefix, least };
  if (least === 0) return asTyped;
  if (engine.matches.docs(everyPart(query, asTyped)).length > 0) return asTyped;
  // Two letters begin half of all words, so they stand for themselves while that finds anything.
  const begun = { ...asTyped, prefix: query.unfinished && last?.folded.length === 2 };
  if (begun.prefix && engine.matches.docs(everyPart(query, begun)).length > 0) return begun;
  return { ...asTyped, least: mostOf(least) };
}

function mendWord(
  query: Query,
  index: number,
  soFar: Understanding,
  { matches, vocabulary, spelling }: Engine,
): Mended | null {
  const word = query.words[index];
  const part = query.parts.find(({ words }) => words.length === 1 && words[0] === word);
  if (!word || !part || part.quoted || /\d/u.test(word.folded)) return null;
  const slips = allowedSlips(word.folded.length);
  if (slips === 0) return null;
  const hits = matches.count(partExpression(part, query, soFar), hardlyAny + 1);
  if (hits > hardlyAny) return null;
  const enough = hits === 0 ? 1 : hits * farMore;
  const counted = vocabulary
    .near(word.folded, slips)
    .slice(0, mostCounted)
    .map((near) => ({ ...near, hits: matches.count(quoted([near.term]), 10_000) }))
    .filter((near) => near.hits >= enough);
  const fewest = Math.min(...counted.map((near) => near.slips));
  const [best] = counted
    .filter((near) => near.slips === fewest)
    .sort((a, b) => b.hits - a.hits)
    .slice(0, mostTried)
    .map((near) => {
      const mended = [...soFar.mended, { word: index, term: near.term, shown: near.term }];
      const together = matches.count(everyPart(query, { ...soFar, mended }), 1000);
      const sameStart = near.term[0] === word.folded[0] ? 1 : 0;
      return { ...near, mended, together, sameStart };
    })
    .sort((a, b) => b.together - a.together || b.sameStart - a.sameStart || b.hits - a.hits);
  if (!best) return null;
  if (!query.accented) return { word: index, term: best.term, shown: best.term };
  const example =
    matches.newest(sideBySide(query, best)) ??
    matches.newest(everyPart(query, { ...soFar, mended: best.mended })) ??
    matches.newest(quoted([best.term]));
  const shown = example === null ? best.term : spelling(example, best.term);
  return { word: index, term: best.term, shown };
}
