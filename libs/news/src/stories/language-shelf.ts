import { leastCosine } from './affinity.ts';
import { backgroundOf } from './background.ts';
import type { LiveArticle } from './live-article.ts';
import { Postings } from './postings.ts';
import type { StorySettings } from './settings.ts';
import { termVector, type TermVector, type WeightedTerms } from './term-vector.ts';
import type { TermCounts } from './terms.ts';

/** The live articles of one language, found by the terms they share. */
export class LanguageShelf {
  readonly #settings: StorySettings;
  readonly #backgroundArticles: number;
  readonly #postings: Postings;
  readonly #slots: (LiveArticle | undefined)[] = [];
  readonly #free: number[] = [];
  #size = 0;

  constructor(language: string, settings: StorySettings) {
    this.#settings = settings;
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
  weigh({ words, pairs }: TermCounts): TermVector {
    const weighted: WeightedTerms = { terms: [], weights: [] };
    this.#weighInto(weighted, words, 1);
    this.#weighInto(weighted, pairs, this.#settings.pairWeight);
    return termVector(weighted, this.#settings.maxTerms);
  }

  #weighInto(weighted: WeightedTerms, counts: Map<number, number>, share: number): void {
    const most = this.#settings.commonShare * this.#articles;
    for (const [term, count] of counts) {
      const having = this.#postings.count(term) + 1;
      if (having > most) continue;
      const rarity = Math.log(this.#articles / having);
      weighted.terms.push(term);
      weighted.weights.push(share * (1 + Math.log(count)) * rarity);
    }
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
