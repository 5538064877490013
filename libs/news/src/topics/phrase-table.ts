import { fibonacciHash } from '../fibonacci-hash.ts';
import { phraseHash } from '../tokenize.ts';
import { repeatShare } from './features.ts';
import type { TopicModel } from './topic-model.ts';

const filterBits = 2 ** 20;

/**
 * The models of one language as one open-addressing hash table, so that a phrase is looked up once
 * for all topics. Phrases are known by a 32-bit hash: with 100,000 phrases one unknown phrase in
 * 43,000 is taken for a known one, which a score never notices.
 *
 * Adds up one article at a time: `begin`, then `add` for each phrase, then `sum` for each topic.
 */
export class PhraseTable {
  readonly topics: readonly string[];
  readonly #biases: readonly number[];
  readonly #bits: number;
  readonly #mask: number;
  readonly #keys: Int32Array;
  /** A Bloom filter with one hash function, the low bits of a phrase's hash. It fits into the
   *  processor's cache, which the table does not; nearly all phrases of an article stop here. */
  readonly #filter = new Uint32Array(filterBits / 32);
  /** `topics.length` weights a slot. */
  readonly #weights: Float32Array;
  /** The last article that had the phrase, and what its next time counts there. */
  readonly #seen: Uint32Array;
  readonly #worth: Float32Array;
  readonly #sums: Float64Array;
  #article = 0;

  constructor(models: readonly TopicModel[]) {
    this.topics = models.map((model) => model.topic);
    this.#biases = models.map((model) => model.bias);
    const phrases = models.reduce((sum, model) => sum + model.weights.size, 0);
    this.#bits = Math.ceil(Math.log2(2 * phrases + 2));
    const slots = 2 ** this.#bits;
    this.#mask = slots - 1;
    this.#keys = new Int32Array(slots);
    this.#weights = new Float32Array(slots * models.length);
    this.#seen = new Uint32Array(slots);
    this.#worth = new Float32Array(slots);
    this.#sums = new Float64Array(models.length);
    models.forEach((model, column) => {
      for (const [phrase, weight] of model.weights) this.#insert(phrase, column, weight);
    });
  }

  begin(): void {
    this.#article = (this.#article + 1) >>> 0;
    this.#sums.fill(0);
  }

  /** Counts a phrase that this article has, the less the oftener it came before. */
  add(hash: number, weight: number): void {
    if (!this.#mayContain(hash)) return;
    const slot = this.#slotOf(hash);
    if (this.#keys[slot] === 0) return;
    const worth = this.#seen[slot] === this.#article ? (this.#worth[slot] as number) : 1;
    this.#seen[slot] = this.#article;
    this.#worth[slot] = worth * repeatShare;
    const sums = this.#sums;
    const row = slot * sums.length;
    for (let column = 0; column < sums.length; column++) {
      sums[column] =
        (sums[column] as number) + worth * weight * (this.#weights[row + column] as number);
    }
  }

  sum(column: number): number {
    return this.#sums[column] as number;
  }

  bias(column: number): number {
    return this.#biases[column] as number;
  }

  /** The weight of a phrase for or against a topic; 0 for an unknown one. */
  weight(hash: number, column: number): number {
    if (!this.#mayContain(hash)) return 0;
    return this.#weights[this.#slotOf(hash) * this.topics.length + column] as number;
  }

  #insert(phrase: string, column: number, weight: number): void {
    const hash = phraseHash(phrase);
    if (hash === 0) return;
    const slot = this.#slotOf(hash);
    this.#keys[slot] = hash;
    const bit = hash & (filterBits - 1);
    this.#filter[bit >>> 5] = (this.#filter[bit >>> 5] as number) | (1 << (bit & 31));
    this.#weights[slot * this.topics.length + column] = weight;
  }

  #mayContain(hash: number): boolean {
    const bit = hash & (filterBits - 1);
    return ((this.#filter[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
  }

  /** Where this hash is, or the free slot where it would go. */
  #slotOf(hash: number): number {
    let slot = fibonacciHash(this.#bits, hash);
    for (;;) {
      const key = this.#keys[slot];
      if (key === hash || key === 0) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }
}
