import type { SearchEngine } from './engine.ts';

/** So many of the latest titles tell how common words are. */
const sampleSize = 3_000;
/** A sample of so few is read anew by every search: each article changes it much. */
const smallSample = 200;
const freshForMs = 10 * 60_000;

/** How many titles were looked at, and how many of them hold a word, or two side by side. */
export type TitleCounts = {
  readonly titles: number;
  /** @param phrase folded words with single spaces */
  readonly holding: (phrase: string) => number;
};

/** How common words are in headlines, told from the latest ones: counting each in the index would take longer
 *  than all else of a search. */
export class TitleSample {
  readonly #engine: SearchEngine;
  #counts: TitleCounts | null = null;
  #readAt = -Infinity;
  #reading: Promise<TitleCounts> | null = null;

  constructor(engine: SearchEngine) {
    this.#engine = engine;
  }

  /** Some minutes old at most. */
  async counts(): Promise<TitleCounts> {
    const isFresh = performance.now() - this.#readAt < freshForMs;
    if (this.#counts && this.#counts.titles > smallSample && isFresh) return this.#counts;
    this.#reading ??= this.#read().finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #read(): Promise<TitleCounts> {
    const counts = countsIn(await this.#engine.latestTitles(sampleSize));
    this.#counts = counts;
    this.#readAt = performance.now();
    return counts;
  }
}

/** @param titles folded */
function countsIn(titles: readonly string[]): TitleCounts {
  const counts = new Map<string, number>();
  for (const title of titles) {
    for (const phrase of new Set(wordsAndPairs(title)))
      counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  // Most pairs are met once, which is what any other counts as too.
  for (const [phrase, count] of counts) if (count === 1) counts.delete(phrase);
  return { titles: titles.length, holding: (phrase) => counts.get(phrase) ?? 1 };
}

function wordsAndPairs(title: string): string[] {
  const words = title.match(/[^ ]+/gu) ?? [];
  return words.flatMap((word, i) => (i === 0 ? [word] : [word, `${words[i - 1]} ${word}`]));
}
