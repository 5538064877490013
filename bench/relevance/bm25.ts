import { fold } from '../../libs/news/src/fold.ts';
import { words } from '../../libs/news/src/text.ts';
import type { Item } from './judged-queries.ts';

const k1 = 1.2;
const b = 0.75;

/** The baseline: BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over title
 *  (twice), summary and text without diacritics; no typos, no prefixes, no operators. */
export class Bm25 {
  readonly #postings = new Map<string, Map<number, number>>();
  readonly #lengths: number[];
  readonly #meanLength: number;
  readonly #items: readonly Item[];

  constructor(items: readonly Item[]) {
    this.#items = items;
    this.#lengths = items.map(({ title, summary, text }, doc) => {
      const terms = words(fold([title, title, summary, text].join('\n')));
      for (const term of terms) {
        const docs = this.#postings.get(term) ?? new Map<number, number>();
        this.#postings.set(term, docs.set(doc, (docs.get(doc) ?? 0) + 1));
      }
      return terms.length;
    });
    this.#meanLength = this.#lengths.reduce((sum, length) => sum + length, 0) / items.length;
  }

  search(query: string, limit: number): Item[] {
    const scores = new Map<number, number>();
    for (const term of words(fold(query))) {
      const docs = this.#postings.get(term) ?? new Map<number, number>();
      const idf = Math.log(1 + (this.#items.length - docs.size + 0.5) / (docs.size + 0.5));
      for (const [doc, frequency] of docs) {
        const length = (this.#lengths[doc] ?? 0) / this.#meanLength;
        const weight = (frequency * (k1 + 1)) / (frequency + k1 * (1 - b + b * length));
        scores.set(doc, (scores.get(doc) ?? 0) + idf * weight);
      }
    }
    return [...scores]
      .sort((one, other) => other[1] - one[1])
      .slice(0, limit)
      .flatMap(([doc]) => this.#items[doc] ?? []);
  }
}
