import { emptyTokens, joinHash, tokenize } from '../tokenize.ts';
import { HashRows } from './hash-rows.ts';
import type { ArticleText } from './article-words.ts';
import { longestPhrase, repeatShare, visitPhrases } from './phrases.ts';
import type { TopicModel } from './topic-model.ts';
import type { WordPairs } from './word-pairs.ts';

/**
 * The keywords of one language's topics, so that a phrase is looked up once for all of them. Phrases
 * are known by a 32-bit hash: with 10,000 phrases one unknown phrase in 430,000 is taken for a known
 * one.
 */
export class PhraseTable {
  readonly topics: readonly string[];
  /** Of so many words the longest phrase is. */
  readonly longest: number;
  readonly #biases: readonly number[];
  readonly #rows: HashRows;
  /** `topics.length` weights a row. */
  readonly #weights: Float32Array;
  /** The last article that had the phrase, and what its next time counts there. */
  readonly #seen: Uint32Array;
  readonly #worth: Float32Array;
  readonly #sums: Float64Array;
  #article = 0;

  constructor(models: readonly TopicModel[]) {
    this.topics = models.map((model) => model.topic);
    this.#biases = models.map((model) => model.bias);
    const phrases = new Map<number, Float32Array>();
    let longest = 1;
    models.forEach((model, column) => {
      for (const [phrase, weight] of model.weights) {
        const { hash, words } = hashOf(phrase);
        if (words === 0) continue;
        longest = Math.max(longest, words);
        const weights = phrases.get(hash) ?? new Float32Array(models.length);
        weights[column] = weight;
        phrases.set(hash, weights);
      }
    });
    this.longest = longest;
    this.#rows = new HashRows(Int32Array.from(phrases.keys()));
    this.#weights = new Float32Array(phrases.size * models.length);
    [...phrases.values()].forEach((weights, row) =>
      this.#weights.set(weights, row * models.length),
    );
    this.#seen = new Uint32Array(phrases.size);
    this.#worth = new Float32Array(phrases.size);
    this.#sums = new Float64Array(models.length);
  }

  /** The log-odds of each topic. */
  score(article: ArticleText, pairs: WordPairs | undefined): number[] {
    this.#article = (this.#article + 1) >>> 0;
    this.#sums.fill(0);
    const reading = { pairs, longest: this.longest };
    const scale = visitPhrases(article, reading, (hash, weight) => this.#add(hash, weight));
    return this.#biases.map((bias, column) => (this.#sums[column] as number) * scale + bias);
  }

  /** Counts a phrase that this article has, the less the oftener it came before. */
  #add(hash: number, weight: number): void {
    const row = this.#rows.rowOf(hash);
    if (row < 0) return;
    const worth = this.#seen[row] === this.#article ? (this.#worth[row] as number) : 1;
    this.#seen[row] = this.#article;
    this.#worth[row] = worth * repeatShare;
    const sums = this.#sums;
    const from = row * sums.length;
    for (let column = 0; column < sums.length; column++) {
      sums[column] =
        (sums[column] as number) + worth * weight * (this.#weights[from + column] as number);
    }
  }

  /** The weight of a phrase for or against a topic; 0 for an unknown one. */
  weight(hash: number, column: number): number {
    const row = this.#rows.rowOf(hash);
    return row < 0 ? 0 : (this.#weights[row * this.topics.length + column] as number);
  }
}

/** The hash that a phrase has inside an article, by its first words if it is too long. */
function hashOf(phrase: string): { readonly hash: number; readonly words: number } {
  const { hashes, count } = tokenize(phrase, emptyTokens(longestPhrase));
  let hash = 0;
  let words = 0;
  for (const word of hashes.subarray(0, count)) {
    if (word === 0) continue;
    hash = words === 0 ? word : joinHash(hash, word);
    words++;
  }
  return { hash, words };
}
