import { backgroundOf } from './background.ts';
import { InvertedIndex } from './inverted-index.ts';
import { pairWeight } from './profile.ts';
import type { StorySettings } from './settings.ts';
import type { TermFrequencies } from './term-frequencies.ts';
import { termVector, type TermVector, type WeightedTerms } from './term-vector.ts';
import { maxTokens } from './terms.ts';
import { VectorPool, type StoredVector } from './vector-pool.ts';

/** What can be found by its terms. */
export type Indexable = {
  /** Good as long as it is in the index. */
  vector: TermVector;
  /** Its number in the index. */
  slot: number;
};

/** The articles of one language that are not forgotten, found by the terms they share. */
export class LanguageIndex<Article extends Indexable> {
  readonly language: string;
  readonly #settings: StorySettings;
  readonly #backgroundArticles: number;
  readonly #index: InvertedIndex;
  readonly #slots: (Article | undefined)[] = [];
  readonly #freeSlots: number[] = [];
  readonly #pool = new VectorPool();
  /** By slot. */
  readonly #vectors: StoredVector[] = [];
  /** Used again for every article, as memory to write to is what costs most. */
  readonly #documentFrequencies: Int32Array;
  readonly #weightedTerms: WeightedTerms;
  #size = 0;

  constructor(language: string, settings: StorySettings) {
    this.language = language;
    this.#settings = settings;
    this.#documentFrequencies = new Int32Array(maxTokens(settings));
    const most = 2 * maxTokens(settings);
    this.#weightedTerms = {
      terms: new Int32Array(most),
      weights: new Float64Array(most),
      rarities: new Float64Array(most),
      kinds: new Uint8Array(most),
    };
    const background = backgroundOf(language);
    this.#backgroundArticles = background.articles;
    this.#index = new InvertedIndex(background);
  }

  /** Whether a word is in so many articles that it carries no meaning even beside another. */
  readonly isStopWord = (word: number): boolean =>
    this.#index.documentFrequency(word) > this.#settings.stopWordShare * this.#articles;

  get #articles(): number {
    return this.#backgroundArticles + this.#size + 1;
  }

  /** Weights terms by tf-idf: (1 + ln count) · ln(articles / articles with the term), over the
   *  background and the indexed articles together (Salton & Buckley 1988, weights `l` and `t`). */
  tfIdfVector({
    words,
    bigrams,
  }: {
    readonly words: TermFrequencies;
    readonly bigrams: TermFrequencies;
  }): TermVector {
    const wordsEnd = this.#writeWeights(0, words, 1);
    const size = this.#writeWeights(wordsEnd, bigrams, pairWeight);
    const { terms, weights, rarities, kinds } = this.#weightedTerms;
    return termVector(
      {
        terms: terms.subarray(0, size),
        weights: weights.subarray(0, size),
        rarities: rarities.subarray(0, size),
        kinds: kinds.subarray(0, size),
      },
      this.#settings.maxTerms,
    );
  }

  /** Writes from position `from` on; returns the position after the last. */
  #writeWeights(
    from: number,
    { terms, counts, kinds, size }: TermFrequencies,
    weight: number,
  ): number {
    const weighted = this.#weightedTerms;
    const articles = this.#articles;
    const most = this.#settings.commonShare * articles;
    // The table is far larger than the processor's cache: looked up in a row, the misses overlap.
    const frequencies = this.#documentFrequencies;
    for (let at = 0; at < size; at++)
      frequencies[at] = this.#index.documentFrequency(terms[at] as number) + 1;
    const logArticles = Math.log(articles);
    let to = from;
    for (let at = 0; at < size; at++) {
      if ((frequencies[at] as number) > most) continue;
      const inverseFrequency = logArticles - ln(frequencies[at] as number);
      weighted.terms[to] = terms[at] as number;
      weighted.rarities[to] = inverseFrequency;
      weighted.kinds[to] = kinds[at] as number;
      weighted.weights[to++] = weight * (1 + ln(counts[at] as number)) * inverseFrequency;
    }
    return to;
  }

  add(article: Article): void {
    article.slot = this.#freeSlots.pop() ?? this.#slots.length;
    this.#slots[article.slot] = article;
    this.#index.add(article.slot, article.vector);
    article.vector = this.#vectors[article.slot] = this.#pool.store(article.vector);
    this.#size++;
  }

  remove(article: Article): void {
    this.#index.remove(article.slot, article.vector);
    this.#pool.release(this.#vectors[article.slot] as StoredVector);
    this.#slots[article.slot] = undefined;
    this.#freeSlots.push(article.slot);
    this.#size--;
  }

  /** Articles that may be of one story with one of these terms, the most similar first; at most
   *  `maxCandidates`. One that shares only terms which many later articles have may be
   *  missed.
   *  @param limits others than those of the settings */
  candidates(
    vector: TermVector,
    limits: Partial<Pick<StorySettings, 'maxPostings' | 'maxCandidates'>> = {},
  ): Article[] {
    const leastCosine = this.#leastCosine(vector);
    return this.#index
      .search(vector, { ...this.#settings, ...limits, leastCosine })
      .map((slot) => this.#slots[slot])
      .filter((article) => article !== undefined);
  }

  #leastCosine({ terms }: TermVector): number {
    return this.#settings.leastCosine * Math.min(1, usualTerms / terms.length) ** lengthExponent;
  }
}

/** A title with its summary keeps about so many. */
const usualTerms = 64;
/** Long articles share less by chance, so that less says something. */
const lengthExponent = 0.7;

const knownLogarithms = Float64Array.from({ length: 1024 }, (_, n) => Math.log(n));

/** Of a whole number; nearly all are small. */
function ln(n: number): number {
  return n < knownLogarithms.length ? (knownLogarithms[n] as number) : Math.log(n);
}
