import type { SortKey } from '../search/cursor.ts';
import type { Range } from '../search/engine.ts';
import type { DocValues } from './doc-values.ts';
import type { TierDocs } from './matching-docs.ts';

const sampleSize = 1000;

export type TopDoc = { readonly doc: number; readonly sortKey: SortKey };

type Matches = {
  readonly docValues: DocValues;
  /** What passed the filters. */
  readonly docs: Uint32Array;
  /** The likeliest first, that of all matches last. */
  readonly tiers: readonly TierDocs[];
  /** Signs and capitals of the query's: what holds them comes first. Null: there are none. */
  readonly preferred: ReadonlySet<number> | null;
};

/** Matches in a first-phase order that is quick to tell for a hundred thousand of them: by the
 *  signs and capitals of their words, by tier, by time of publication. A tier is looked up when it is
 *  reached. */
export class TopDocs {
  readonly #docValues: DocValues;
  readonly #tiers: readonly TierDocs[];
  readonly #preferred: ReadonlySet<number> | null;
  /** Documents not yet in a tier. */
  readonly #left: Uint8Array;
  readonly #members: number[][] = [];

  constructor({ docValues, docs, tiers, preferred }: Matches) {
    this.#docValues = docValues;
    this.#tiers = tiers;
    this.#preferred = preferred;
    this.#left = new Uint8Array(docValues.lastDoc + 1);
    for (const doc of docs) this.#left[doc] = 1;
  }

  /** The next documents in order, from `after` (exclusive) to `until` (inclusive) at the furthest,
   *  at most `limit`. */
  take({ after, until, limit }: Omit<Range, 'byTime'>): TopDoc[] {
    const taken: TopDoc[] = [];
    const tierCount = this.#tiers.length * (this.#preferred ? 2 : 1);
    const lastTier = until === null ? tierCount - 1 : Math.min(until[0], tierCount - 1);
    for (let tier = after?.[0] ?? 0; tier <= lastTier && taken.length < limit; tier++) {
      const docs = this.#docsIn(tier).filter((doc) => this.#isIn(tier, doc, after, until));
      for (const doc of this.#newest(docs, limit - taken.length)) {
        taken.push({ doc, sortKey: [tier, this.#docValues.published[doc] ?? 0, doc] });
      }
    }
    return taken;
  }

  /** Where something is preferred every tier comes twice: first what holds it, then the rest. */
  #docsIn(tier: number): number[] {
    const index = tier % this.#tiers.length;
    for (let i = this.#members.length; i <= index; i++) this.#members.push(this.#claim(i));
    const members = this.#members[index] ?? [];
    const preferred = this.#preferred;
    if (preferred === null) return members;
    const isPreferred = tier < this.#tiers.length;
    return members.filter((doc) => preferred.has(doc) === isPreferred);
  }

  #claim(index: number): number[] {
    const claimed: number[] = [];
    for (const doc of this.#tiers[index]?.() ?? []) {
      if (this.#left[doc] !== 1) continue;
      this.#left[doc] = 0;
      claimed.push(doc);
    }
    return claimed;
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
  #newest(docs: number[], limit: number): number[] {
    const newer = (a: number, b: number) => this.#order(a, b);
    if (docs.length > 4 * limit + sampleSize) {
      const step = Math.ceil(docs.length / sampleSize);
      const sample = docs.filter((_, i) => i % step === 0).sort(newer);
      const bound = sample[Math.ceil((sample.length * limit * 1.5) / docs.length) + 10];
      const likely = bound === undefined ? docs : docs.filter((doc) => newer(doc, bound) <= 0);
      if (likely.length >= limit) return likely.sort(newer).slice(0, limit);
    }
    return docs.sort(newer).slice(0, limit);
  }
}
