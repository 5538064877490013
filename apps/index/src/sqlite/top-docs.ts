import type { SortKey } from '../search/cursor.ts';
import type { Facts } from './doc-values.ts';
import type { DiacriticsFilter } from './diacritics-filter.ts';
import type { Tier } from './fts-searcher.ts';

const sampleSize = 1000;

export type TopDoc = { readonly doc: number; readonly sortKey: SortKey };

type Matches = {
  readonly facts: Facts;
  /** What passed the filters. */
  readonly docs: Uint32Array;
  /** From the best set to all matches. */
  readonly tiers: readonly Tier[];
  /** The query's words with diacritics: what may hold them comes first. Null where there are none. */
  readonly diacritics: DiacriticsFilter | null;
};

/** Matches in a first-phase order that is quick to tell for a hundred thousand of them: by the diacritics
 *  of their words, by tier, by time of publication. A tier is looked up when it is reached. */
export class TopDocs {
  readonly #facts: Facts;
  readonly #tiers: readonly Tier[];
  readonly #diacritics: DiacriticsFilter | null;
  /** Documents not yet in a tier. */
  readonly #left: Uint8Array;
  readonly #members: number[][] = [];

  constructor({ facts, docs, tiers, diacritics }: Matches) {
    this.#facts = facts;
    this.#tiers = tiers;
    this.#diacritics = diacritics;
    this.#left = new Uint8Array(facts.last + 1);
    for (const doc of docs) this.#left[doc] = 1;
  }

  /** The next documents in order, from `after` (exclusive) to `until` (inclusive) at the furthest,
   *  at most `limit`. */
  take(after: SortKey | null, until: SortKey | null, limit: number): TopDoc[] {
    const taken: TopDoc[] = [];
    const levels = this.#tiers.length * (this.#diacritics ? 2 : 1);
    const lastLevel = until === null ? levels - 1 : Math.min(until[0], levels - 1);
    for (let level = after?.[0] ?? 0; level <= lastLevel && taken.length < limit; level++) {
      const docs = this.#level(level).filter((doc) => this.#isIn(level, doc, after, until));
      for (const doc of this.#newest(docs, limit - taken.length)) {
        taken.push({ doc, sortKey: [level, this.#facts.published[doc] ?? 0, doc] });
      }
    }
    return taken;
  }

  #level(level: number): number[] {
    const tier = level % this.#tiers.length;
    for (let t = this.#members.length; t <= tier; t++) this.#members.push(this.#claim(t));
    const members = this.#members[tier] ?? [];
    const diacritics = this.#diacritics;
    if (diacritics === null) return members;
    const mayHold = level < this.#tiers.length;
    return members.filter((doc) => this.#facts.mayContain(doc, diacritics) === mayHold);
  }

  /** A title with other diacritics than the query's ("bán" for "bạn") is no match in the title. */
  #claim(index: number): number[] {
    const tier = this.#tiers[index];
    const diacritics = tier?.inTitle ? this.#diacritics : null;
    const claimed: number[] = [];
    for (const doc of tier?.docs() ?? []) {
      if (this.#left[doc] !== 1) continue;
      if (diacritics && !this.#facts.titleMayContain(doc, diacritics)) continue;
      this.#left[doc] = 0;
      claimed.push(doc);
    }
    return claimed;
  }

  #isIn(level: number, doc: number, after: SortKey | null, until: SortKey | null): boolean {
    if (after?.[0] === level && this.#order(after[2], doc, after[1]) >= 0) return false;
    return until?.[0] !== level || this.#order(doc, until[2], undefined, until[1]) <= 0;
  }

  /** Negative where the first is newer. The times of a sort key are taken from the key: its document
   *  may be gone. */
  #order(a: number, b: number, publishedA?: number, publishedB?: number): number {
    const { published } = this.#facts;
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
