import { fold } from '../../libs/news/src/fold.ts';
import { emptyTokens, joinHash, phraseHash, tokenize } from '../../libs/news/src/tokenize.ts';

/** Pairs of syllables that are one word; see `WordPairs`. */
export type LearntPairs = { readonly hashes: Int32Array; readonly cohesion: Uint8Array };

const fewestTimes = 10;
/** Normalised pointwise mutual information (Bouma, "Normalized (Pointwise) Mutual Information in
 *  Collocation Extraction", GSCL 2009) from which two syllables are one word. At 0.3 "hợp đồng" is two,
 *  at 0.1 "mỹ nói" is one. */
const leastNormalised = 0.18;
/** So many steps of cohesion are one nat. */
const stepsPerNat = 16;

/**
 * Learns from plain texts which syllables belong together. Each pair is also known without its marks,
 * as "nguy kich", with the cohesion of the strongest pair that it may stand for.
 */
export function learnPairs(texts: readonly string[]): LearntPairs {
  const { tokens, singles, pairs } = countSyllables(texts);
  const total = [...singles.values()].reduce((sum, count) => sum + count, 0);
  const cohesion = new Map<number, number>();
  for (const text of texts) {
    eachPair(text, tokens, (first, second, start, end) => {
      const hash = joinHash(first, second);
      const together = pairs.get(hash) ?? 0;
      if (together < fewestTimes || cohesion.has(hash)) return;
      const expected = ((singles.get(first) ?? 1) * (singles.get(second) ?? 1)) / total;
      const information = Math.log(together / expected);
      if (information / Math.log(total / together) < leastNormalised) return;
      const words = text.slice(start, end);
      if (/\p{N}/u.test(words)) return;
      cohesion.set(hash, information);
      const bare = phraseHash(fold(words));
      if (bare !== hash) cohesion.set(bare, Math.max(information, cohesion.get(bare) ?? 0));
    });
  }
  const steps = [...cohesion.values()].map((nats) =>
    Math.min(255, Math.max(1, Math.round(nats * stepsPerNat))),
  );
  return { hashes: Int32Array.from(cohesion.keys()), cohesion: Uint8Array.from(steps) };
}

function countSyllables(texts: readonly string[]) {
  const longest = texts.reduce((most, { length }) => Math.max(most, length), 0);
  const tokens = emptyTokens(longest + 1);
  const singles = new Map<number, number>();
  const pairs = new Map<number, number>();
  const count = (into: Map<number, number>, hash: number) =>
    into.set(hash, (into.get(hash) ?? 0) + 1);
  for (const text of texts) {
    tokenize(text, tokens);
    for (let at = 0; at < tokens.count; at++) {
      const hash = tokens.hashes[at] as number;
      if (hash !== 0) count(singles, hash);
    }
    eachPair(text, tokens, (first, second) => count(pairs, joinHash(first, second)));
  }
  return { tokens, singles, pairs };
}

function eachPair(
  text: string,
  tokens: ReturnType<typeof emptyTokens>,
  visit: (first: number, second: number, start: number, end: number) => void,
): void {
  const { hashes, starts, ends, count } = tokenize(text, tokens);
  for (let at = 1; at < count; at++) {
    const first = hashes[at - 1] as number;
    const second = hashes[at] as number;
    if (first !== 0 && second !== 0)
      visit(first, second, starts[at - 1] as number, ends[at] as number);
  }
}
