import type { Adjustment } from './adjustment.ts';
import type { ArticleEncoder, WordContribution } from './article-encoder.ts';
import type { ArticleText } from './article-words.ts';
import { HashRows } from './hash-rows.ts';
import type { LessonWords } from './lesson-words.ts';
import { wordsFor } from './read-article.ts';

/** The adjustments of one language, so that a word is looked up once for all of them. Adds up one article
 *  at a time: `read`, then the rest for each topic. */
export class AdjustmentTable {
  readonly #encoder: ArticleEncoder | undefined;
  readonly #adjustments: readonly Adjustment[];
  readonly #columns: ReadonlyMap<string, number>;
  readonly #rows: HashRows;
  /** One for each adjustment a row. */
  readonly #weights: Float32Array;
  readonly #sums: Float64Array;
  #words: LessonWords = { hashes: [], values: [], places: [], neighbours: [] };

  constructor(adjustments: readonly Adjustment[], encoder: ArticleEncoder | undefined) {
    this.#encoder = encoder;
    this.#adjustments = adjustments;
    this.#columns = new Map(adjustments.map(({ topic }, column) => [topic, column]));
    const hashes = Int32Array.from(new Set(adjustments.flatMap((one) => [...one.hashes])));
    this.#rows = new HashRows(hashes);
    this.#weights = new Float32Array(hashes.length * adjustments.length);
    this.#sums = new Float64Array(adjustments.length);
    adjustments.forEach((one, column) =>
      one.hashes.forEach((hash, at) => {
        const row = this.#rows.rowOf(hash);
        this.#weights[row * adjustments.length + column] = one.weights[at] as number;
      }),
    );
  }

  has(topic: string): boolean {
    return this.#columns.has(topic);
  }

  read(article: ArticleText): void {
    if (this.#adjustments.length === 0) return;
    this.#words = wordsFor(article, this.#encoder);
    const { hashes, values } = this.#words;
    const sums = this.#sums.fill(0);
    for (let n = 0; n < hashes.length; n++) {
      const row = this.#rows.rowOf(hashes[n] as number);
      if (row < 0) continue;
      for (let column = 0; column < sums.length; column++) {
        const weight = this.#weights[row * sums.length + column] as number;
        sums[column] = (sums[column] as number) + weight * (values[n] as number);
      }
    }
  }

  /** What is added to the log-odds of a topic; 0 where nothing was learnt of it.
   *  @param hidden what the encoder makes of the article; empty without one */
  logit(topic: string, hidden: ArrayLike<number>): number {
    const column = this.#columns.get(topic);
    if (column === undefined) return 0;
    const { head, bias } = this.#adjustments[column] as Adjustment;
    let sum = bias + (this.#sums[column] as number);
    for (let at = 0; at < head.length; at++) sum += (hidden[at] as number) * (head[at] as number);
    return sum;
  }

  /** The weights of a topic's head with what was learnt. */
  headOf(topic: string, weights: Float32Array): Float32Array {
    const column = this.#columns.get(topic);
    if (column === undefined) return weights;
    const { head } = this.#adjustments[column] as Adjustment;
    return weights.map((weight, at) => weight + (head[at] as number));
  }

  /** What each word of the article adds. What two neighbours add together is half of each. */
  contributions(topic: string): WordContribution[] {
    const column = this.#columns.get(topic);
    if (column === undefined) return [];
    const { hashes, values, places, neighbours } = this.#words;
    const added = hashes.map((hash, n) => {
      const row = this.#rows.rowOf(hash);
      const weight = row < 0 ? 0 : this.#weights[row * this.#sums.length + column];
      return (weight as number) * (values[n] as number);
    });
    neighbours.forEach((both, n) => {
      const half = (added[places.length + n] as number) / 2;
      for (const word of both) added[word] = (added[word] as number) + half;
    });
    return places
      .map((place, n) => ({ ...place, weight: added[n] as number }))
      .filter(({ weight }) => weight !== 0);
  }
}

/** Contributions with what others add, to the word that they overlap or by themselves. */
export function addContributions(
  found: readonly WordContribution[],
  added: readonly WordContribution[],
): readonly WordContribution[] {
  if (added.length === 0) return found;
  const all = found.map((one) => ({ ...one }));
  const byPlace = new Map(all.map((one) => [placeOf(one), one]));
  for (const one of added) {
    const same = byPlace.get(placeOf(one)) ?? all.find((other) => overlap(one, other));
    if (same) same.weight += one.weight;
    else all.push({ ...one });
  }
  return all;
}

function placeOf({ field, start, end }: WordContribution): string {
  return `${field} ${start} ${end}`;
}

function overlap(a: WordContribution, b: WordContribution): boolean {
  return a.field === b.field && a.start < b.end && b.start < a.end;
}
