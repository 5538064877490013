import type { SortKey } from '../search/cursor.ts';
import type { Range } from '../search/engine.ts';
import type { DocValues } from './doc-values.ts';

const sampleSize = 1000;

export type TopDoc = { readonly doc: number; readonly sortKey: SortKey };

/** Matches in a first-phase order that is quick to tell for a hundred thousand of them: by tier, by time of
 *  publication. */
export class TopDocs {
  readonly #docValues: DocValues;
  readonly #docs: Uint32Array;
  /** Of each document. */
  readonly #tiers: Uint8Array;
  /** How many documents each tier has. */
  readonly #sizes = new Uint32Array(256);

  /** @param docs what passed the filters */
  constructor(docValues: DocValues, docs: Uint32Array, tiers: Uint8Array) {
    this.#docValues = docValues;
    this.#docs = docs;
    this.#tiers = tiers;
    for (const tier of tiers) this.#sizes[tier] = (this.#sizes[tier] ?? 0) + 1;
  }

  /** The next documents in order, from `after` (exclusive) to `until` (inclusive) at the furthest,
   *  at most `limit`. */
  take({ after, until, limit }: Omit<Range, 'byTime'>): TopDoc[] {
    const taken: TopDoc[] = [];
    const lastTier = Math.min(until?.[0] ?? 255, 255);
    for (let tier = after?.[0] ?? 0; tier <= lastTier && taken.length < limit; tier++) {
      if (this.#sizes[tier] === 0) continue;
      const docs = this.#docsIn(tier).filter((doc) => this.#isIn(tier, doc, after, until));
      for (const doc of this.#newest(docs, limit - taken.length)) {
        taken.push({ doc, sortKey: [tier, this.#docValues.published[doc] ?? 0, doc] });
      }
    }
    return taken;
  }

  #docsIn(tier: number): Uint32Array {
    if (this.#sizes[tier] === this.#docs.length) return this.#docs;
    return this.#docs.filter((_, i) => this.#tiers[i] === tier);
  }

  #isIn(tier: number, doc: number, after: SortKey | null, until: SortKey | null): boolean {
    if (after?.[0] === tier && this.#order(after[2], doc, after[1]) >= 0) return false;
    return until?.[0] !== tier || this.#order(doc, until[2], undefined, until[1]) <= 0;
  }

  /** Negative where the first is newer. The time of a sort key is taken from the key: its document
   *  may be gone. */
  #order(a: number, b: number, publishedA?: number, publishedB?: number): number {
    const { published } = this.#docValues;
    return (publishedB ?? published[b] ?? 0) - (publishedA ?? published[a] ?? 0) || b - a;
  }

  /** The newest `limit`, newest first. Of many, only those are sorted that a sample says may be
   *  among them. */
  #newest(docs: Uint32Array, limit: number): Uint32Array {
    const newer = (a: number, b: number) => this.#order(a, b);
    if (docs.length > 4 * limit + sampleSize) {
      const step = Math.ceil(docs.length / sampleSize);
      const sample = docs.filter((_, i) => i % step === 0).sort(newer);
      const bound = sample[Math.ceil((sample.length * limit * 1.5) / docs.length) + 10];
      const likely = bound === undefined ? docs : docs.filter((doc) => newer(doc, bound) <= 0);
      if (likely.length >= limit) return likely.sort(newer).slice(0, limit);
    }
    return docs.slice().sort(newer).slice(0, limit);
  }
}
