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
      const range = {
        after: after?.[0] === tier ? after : null,
        until: until?.[0] === tier ? until : null,
      };
      for (const doc of this.#newest(tier, range, limit - taken.length))
        taken.push({ doc, sortKey: [tier, this.#docValues.published[doc] ?? 0, doc] });
    }
    return taken;
  }

  /** The newest `limit` of a tier, newest first. Of many, only those are sorted that a sample says may
   *  be among them. */
  #newest(tier: number, range: TimeRange, limit: number): number[] {
    const { published } = this.#docValues;
    const newest = this.#since(this.#likelySince(tier, limit), tier, range);
    const enough = newest.length >= limit ? newest : this.#since(-Infinity, tier, range);
    return enough
      .sort((a, b) => (published[b] ?? 0) - (published[a] ?? 0) || b - a)
      .slice(0, limit);
  }

  /** The time of a sort key is taken from the key: its document may be gone. */
  #since(since: number, tier: number, { after, until }: TimeRange): number[] {
    const { published } = this.#docValues;
    const before = after?.[1] ?? Infinity;
    const from = Math.max(since, until?.[1] ?? -Infinity);
    const found: number[] = [];
    for (let i = 0; i < this.#docs.length; i++) {
      if (this.#tiers[i] !== tier) continue;
      const doc = this.#docs[i] ?? 0;
      const at = published[doc] ?? 0;
      if (at > before || at < from) continue;
      if (after !== null && at === before && doc >= after[2]) continue;
      if (until !== null && at === until[1] && doc < until[2]) continue;
      found.push(doc);
    }
    return found;
  }

  /** A time since when there are somewhat more than so many documents. */
  #likelySince(tier: number, limit: number): number {
    const size = this.#sizes[tier] ?? 0;
    if (size <= 4 * limit + sampleSize) return -Infinity;
    const step = Math.ceil(this.#docs.length / sampleSize);
    const sample: number[] = [];
    for (let i = 0; i < this.#docs.length; i += step)
      if (this.#tiers[i] === tier) sample.push(this.#docValues.published[this.#docs[i] ?? 0] ?? 0);
    sample.sort((a, b) => b - a);
    return sample[Math.ceil((sample.length * limit * 1.5) / size) + 10] ?? -Infinity;
  }
}

/** Of documents of one tier. */
type TimeRange = { readonly after: SortKey | null; readonly until: SortKey | null };
