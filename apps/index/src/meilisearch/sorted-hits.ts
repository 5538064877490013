import { z } from 'zod';
import type { SortKey } from '../search/cursor.ts';
import { Found, foundFields, sortKeyOf } from './stored-hit.ts';
import type { Lookups } from './multi-search.ts';
import type { SubQuery } from './queries.ts';

const newestFirst = ['published:desc', 'number:desc'];
const largestPage = 200;
const Numbered = z.object({ number: z.int() });

export type SortedHit = { readonly found: Found; readonly sortKey: SortKey };

/** Matches in first-phase order: by level, then by time of publication. A sort key depends on the
 *  article alone, so what comes or goes meanwhile moves nothing. Pages are cut by filters on the sort
 *  key and not by an offset, which would shift, and ends after 1,000 hits. */
export class SortedHits {
  readonly #lookups: Lookups;
  readonly #levels: readonly (readonly SubQuery[])[];
  readonly #filter: string;

  /** @param levels sets of ever less relevant matches; an article belongs to the first one */
  constructor(
    lookups: Lookups,
    { levels, filter }: { levels: readonly (readonly SubQuery[])[]; filter: string },
  ) {
    this.#lookups = lookups;
    this.#levels = levels;
    this.#filter = filter;
  }

  /** The next articles in order, from `after` (exclusive) to `until` (inclusive) at the furthest,
   *  at most `limit`. */
  async take(after: SortKey | null, until: SortKey | null, limit: number): Promise<SortedHit[]> {
    const taken: SortedHit[] = [];
    const last = until?.[0] ?? this.#levels.length - 1;
    for (let level = after?.[0] ?? 0; level <= last && taken.length < limit; level++) {
      let from = after?.[0] === level ? after : null;
      const to = until?.[0] === level ? until : null;
      let size = Math.min(limit, largestPage);
      for (;;) {
        const page = await this.#page(level, { from, to, size });
        const fresh = await this.#notEarlier(level, page);
        taken.push(...fresh.map((found) => ({ found, sortKey: sortKeyOf(found, level) })));
        const end = page.at(-1);
        if (page.length < size || !end || taken.length >= limit) break;
        from = sortKeyOf(end, level);
        // Most of this level was shown in earlier ones: look further at once.
        size = Math.min(size * 2, largestPage);
      }
    }
    return taken.slice(0, limit);
  }

  async #page(
    level: number,
    { from, to, size }: { from: SortKey | null; to: SortKey | null; size: number },
  ): Promise<Found[]> {
    const bounds = [this.#filter];
    if (from) {
      const [, published, number] = from;
      bounds.push(
        `(published < ${published} OR (published = ${published} AND number < ${number}))`,
      );
    }
    if (to) {
      const [, published, number] = to;
      bounds.push(
        `(published > ${published} OR (published = ${published} AND number >= ${number}))`,
      );
    }
    const { documents } = await this.#lookups.find({
      any: this.#levels[level] ?? [],
      filter: bounds.join(' AND '),
      sort: newestFirst,
      limit: size,
      fields: foundFields,
    });
    return z.array(Found).parse(documents);
  }

  /** Asks the engine which ones earlier levels hold: nobody else tells so without a difference. */
  async #notEarlier(level: number, page: readonly Found[]): Promise<readonly Found[]> {
    if (level === 0 || page.length === 0) return page;
    const { documents } = await this.#lookups.find({
      any: this.#levels.slice(0, level).flat(),
      filter: `${this.#filter} AND number IN [${page.map(({ number }) => number).join(', ')}]`,
      limit: page.length,
      fields: ['number'],
    });
    const earlier = new Set(documents.map((document) => Numbered.parse(document).number));
    return page.filter(({ number }) => !earlier.has(number));
  }
}
