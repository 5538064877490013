import { visitWords, type ArticleText, type Field } from './article-words.ts';
import type { EncoderWeights } from './encoder-file.ts';
import { HashRows } from './hash-rows.ts';
import { WordPairs } from './word-pairs.ts';
import { wordCount, wordValues } from './word-values.ts';

/** What one word of an article adds to a topic's score, in log-odds, and where it stands first. */
export type WordContribution = {
  readonly field: Field;
  readonly start: number;
  readonly end: number;
  readonly weight: number;
};

/** An article that came with an encoder: hashes of words and what they are worth, and encoded. */
export type Anchor = {
  readonly words: Int32Array;
  readonly values: readonly number[];
  readonly hidden: Float32Array;
};

type Place = { field: Field; start: number; end: number };

/**
 * Turns an article into some dozens of numbers from which topics are told: the counts of its words,
 * dampened (1 + ln) and brought to one length, times a vector for each word, rectified. A network of
 * one hidden layer over a bag of words, as fastText (Joulin and others, "Bag of Tricks for Efficient
 * Text Classification", EACL 2017) with a rectifier, so that words can mean something else beside
 * other words: "lừa đảo" beside "phim".
 */
export class ArticleEncoder {
  readonly language: string;
  readonly id: string;
  readonly dimensions: number;
  /** Which syllables are one word, where words are written apart. */
  readonly pairs: WordPairs | undefined;
  readonly #weights: EncoderWeights;
  readonly #rows: HashRows;
  /** By row: 1 + its place in `#seen`; 0 for all between two articles. */
  readonly #placeOf: Uint16Array;
  /** The words that came, in order: rows, counts, and where each came first. */
  readonly #seen: number[] = [];
  readonly #counts: number[] = [];
  readonly #places: Place[] = [];
  #values: readonly number[] = [];
  #anchors: readonly Anchor[] | undefined;
  readonly #hidden: Float32Array;

  constructor(weights: EncoderWeights) {
    this.language = weights.language;
    this.id = weights.id;
    this.dimensions = weights.dimensions;
    this.#weights = weights;
    this.#rows = new HashRows(weights.words);
    this.pairs = weights.pairs && new WordPairs(weights.pairs.hashes, weights.pairs.cohesion);
    this.#placeOf = new Uint16Array(weights.words.length);
    this.#hidden = new Float32Array(weights.dimensions);
  }

  /** The article as numbers of 0 and more. The array is filled anew by the next call. */
  encode(article: ArticleText): Float32Array {
    this.#count(article);
    this.#values = wordValues(this.#counts);
    return this.#encodeWords(this.#seen, this.#values);
  }

  /** What each word of the article that was encoded last adds to the sum of `head` times its numbers:
   *  exactly, save for the bias, with the hidden units that it left at 0 out of account. */
  contributions(head: Float32Array): WordContribution[] {
    const { vectors, scale, dimensions } = this.#weights;
    const active = head.map((weight, at) =>
      (this.#hidden[at] as number) > 0 ? weight * (scale[at] as number) : 0,
    );
    return this.#seen.map((row, n) => {
      let weight = 0;
      for (let at = 0; at < dimensions; at++) {
        weight += (active[at] as number) * (vectors[row * dimensions + at] as number);
      }
      return { ...(this.#places[n] as Place), weight: weight * (this.#values[n] as number) };
    });
  }

  /** The articles that came with the encoder; read once. Spoils what `contributions` tells of. */
  anchors(): readonly Anchor[] {
    this.#anchors ??= this.#readAnchors();
    return this.#anchors;
  }

  #readAnchors(): Anchor[] {
    const { anchors, words } = this.#weights;
    return Array.from({ length: Math.max(0, anchors.starts.length - 1) }, (_, n) => {
      const [from, to] = [anchors.starts[n], anchors.starts[n + 1]];
      const rows = anchors.rows.subarray(from, to);
      const values = wordValues(Array.from(anchors.counts.subarray(from, to)));
      return {
        words: Int32Array.from(rows, (row) => words[row] as number),
        values,
        hidden: this.#encodeWords(rows, values).slice(),
      };
    });
  }

  #encodeWords(rows: ArrayLike<number>, values: readonly number[]): Float32Array {
    const { vectors, scale, bias, dimensions } = this.#weights;
    const hidden = this.#hidden.fill(0);
    for (let n = 0; n < rows.length; n++) {
      const value = values[n] as number;
      const from = (rows[n] as number) * dimensions;
      for (let at = 0; at < dimensions; at++) {
        hidden[at] = (hidden[at] as number) + value * (vectors[from + at] as number);
      }
    }
    for (let at = 0; at < dimensions; at++) {
      const sum = (bias[at] as number) + (scale[at] as number) * (hidden[at] as number);
      hidden[at] = Math.max(0, sum);
    }
    return hidden;
  }

  #count(article: ArticleText): void {
    for (const row of this.#seen) this.#placeOf[row] = 0;
    this.#seen.length = 0;
    this.#counts.length = 0;
    this.#places.length = 0;
    visitWords(article, this.pairs, (hash, field, start, end) => {
      const row = this.#rows.rowOf(hash);
      if (row < 0) return;
      const count = wordCount(field);
      const place = (this.#placeOf[row] as number) - 1;
      if (place >= 0) {
        this.#counts[place] = (this.#counts[place] as number) + count;
        return;
      }
      this.#placeOf[row] = this.#seen.push(row);
      this.#counts.push(count);
      this.#places.push({ field, start, end });
    });
  }
}
