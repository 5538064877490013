import { leastCosine } from './affinity.ts';
import { backgroundOf } from './background.ts';
import type { LiveArticle } from './story-cluster.ts';
import { Postings } from './inverted-index.ts';
import type { StorySettings } from './settings.ts';
import { termVector, type TermVector, type WeightedTerms } from './term-vector.ts';
import type { Tally } from './term-frequencies.ts';
import { mostUnits } from './terms.ts';

/** The live articles of one language, found by the terms they share. */
export class LanguageShelf {
  readonly #settings: StorySettings;
  readonly #backgroundArticles: number;
  readonly #postings: Postings;
  readonly #slots: (LiveArticle | undefined)[] = [];
  readonly #free: number[] = [];
  /** Used again for every article, as memory to write to is what costs most. */
  readonly #having: Int32Array;
  readonly #weighted: WeightedTerms;
  #size = 0;

  constructor(language: string, settings: StorySettings) {
    this.#settings = settings;
    this.#having = new Int32Array(mostUnits(settings));
    const most = 2 * mostUnits(settings);
    this.#weighted = { terms: new Int32Array(most), weights: new Float64Array(most) };
    const background = backgroundOf(language);
    this.#backgroundArticles = background.articles;
    this.#postings = new Postings(background);
  }

  /** Whether a word is in so many articles that it says nothing even beside another. */
  readonly isFiller = (word: number): boolean =>
    this.#postings.count(word) > this.#settings.fillerShare * this.#articles;

  get #articles(): number {
    return this.#backgroundArticles + this.#size + 1;
  }

  /** Weighs terms by tf-idf: (1 + ln count) · ln(articles / articles with the term), over the
   *  background and the live articles together (Salton & Buckley 1988, weights `l` and `t`). */
  weigh({ words, pairs }: { readonly words: Tally; readonly pairs: Tally }): TermVector {
    const weighedWords = this.#weighInto(0, words, 1);
    const { pairWeight, maxTerms } = this.#settings;
    const size = this.#weighInto(weighedWords, pairs, pairWeight);
    const { terms, weights } = this.#weighted;
    return termVector(
      { terms: terms.subarray(0, size), weights: weights.subarray(0, size) },
      maxTerms,
    );
  }

  /** Writes from place `from` on; returns the place after the last. */
  #weighInto(from: number, { terms, counts, size }: Tally, share: number): number {
    const weighted = this.#weighted;
    const articles = this.#articles;
    const most = this.#settings.commonShare * articles;
    // The table is far larger than the processor's cache: looked up in a row, the misses overlap.
    const having = this.#having;
    for (let at = 0; at < size; at++) having[at] = this.#postings.count(terms[at] as number) + 1;
    const logArticles = Math.log(articles);
    let to = from;
    for (let at = 0; at < size; at++) {
      if ((having[at] as number) > most) continue;
      const rarity = logArticles - ln(having[at] as number);
      weighted.terms[to] = terms[at] as number;
      weighted.weights[to++] = share * (1 + ln(counts[at] as number)) * rarity;
    }
    return to;
  }

  add(article: LiveArticle): void {
    article.slot = this.#free.pop() ?? this.#slots.length;
    this.#slots[article.slot] = article;
    this.#postings.add(article.slot, article.vector);
    this.#size++;
  }

  remove(article: LiveArticle): void {
    this.#postings.remove(article.slot, article.vector);
    this.#slots[article.slot] = undefined;
    this.#free.push(article.slot);
    this.#size--;
  }

  /** Articles whose affinity to one with these terms may be worth counting, the most promising
   *  first; at most `maxCandidates`. One may be overlooked that shares only terms which many later
   *  articles have. */
  candidates(vector: TermVector): LiveArticle[] {
    return this.#postings
      .search(vector, { ...this.#settings, leastCosine: leastCosine(vector, this.#settings) })
      .map((slot) => this.#slots[slot])
      .filter((article) => article !== undefined);
  }
}

const knownLogarithms = Float64Array.from({ length: 1024 }, (_, n) => Math.log(n));

/** Of a whole number; nearly all are small. */
function ln(n: number): number {
  return n < knownLogarithms.length ? (knownLogarithms[n] as number) : Math.log(n);
}
