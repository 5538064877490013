import { entityFacetOf, maxFacetValues } from '../search/facets.ts';
import type { FoundArticles } from '../search-index.ts';
import type { DocEntities } from './doc-entities.ts';
import type { EntityIds } from './entity-ids.ts';

type Facet = FoundArticles['facets']['entities'];

/** Counts whom and what matches name. Each names several, so that of very many the latest are counted. */
export class EntityFacet {
  readonly #ids: EntityIds;
  /** How many matches name one so, by number. 0 between two counts, as are the sums: making both anew would
   *  take longer than counting a few matches. */
  #ways = new Uint32Array(0);
  /** By the number of an entity. */
  #sums = new Uint32Array(0);
  #counted = new Uint32Array(0);

  constructor(ids: EntityIds) {
    this.#ids = ids;
  }

  /** @param docs in ascending order */
  count(docs: Uint32Array, named: DocEntities): Facet {
    this.#makeRoom();
    const counted = this.#countWays(docs, named);
    const most = this.#mostFrequent(counted);
    const best = this.#bestWays(counted, most);
    for (let i = 0; i < counted.length; i++) this.#ways[counted[i] ?? 0] = 0;
    const names = this.#ids.namesOf(best);
    return entityFacetOf(names.map((named, i) => [named, most[i]?.count ?? 0]));
  }

  /** @returns which numbers were counted */
  #countWays(docs: Uint32Array, { starts, counts, ids }: DocEntities): Uint32Array {
    const [ways, counted] = [this.#ways, this.#counted];
    const from = Math.max(0, docs.length - mostCounted);
    // Of many matches, looking through all numbers afterwards is faster than asking each time.
    const isMany = (docs.length - from) * 8 > this.#ids.size;
    let found = 0;
    for (let i = from; i < docs.length; i++) {
      const start = starts[docs[i] ?? 0] ?? 0;
      const end = start + (counts[docs[i] ?? 0] ?? 0);
      for (let at = start; at < end; at++) {
        const id = ids[at] ?? 0;
        const before = ways[id] ?? 0;
        ways[id] = before + 1;
        if (!isMany && before === 0) counted[found++] = id;
      }
    }
    if (isMany) for (let id = 0; id < ways.length; id++) if (ways[id] !== 0) counted[found++] = id;
    return counted.subarray(0, found);
  }

  #mostFrequent(counted: Uint32Array): readonly Counted[] {
    const { entities } = this.#ids;
    const [ways, sums] = [this.#ways, this.#sums];
    for (let i = 0; i < counted.length; i++) {
      const id = counted[i] ?? 0;
      const entity = entities[id] ?? 0;
      sums[entity] = (sums[entity] ?? 0) + (ways[id] ?? 0);
    }
    const most = new MostFrequent(maxFacetValues);
    for (let i = 0; i < counted.length; i++) {
      const entity = entities[counted[i] ?? 0] ?? 0;
      const count = sums[entity] ?? 0;
      if (count === 0) continue;
      sums[entity] = 0;
      if (count > most.least) most.add(entity, count);
    }
    return most.all;
  }

  /** Of each entity, the way in which most name it. */
  #bestWays(counted: Uint32Array, most: readonly Counted[]): readonly number[] {
    const { entities } = this.#ids;
    const places = this.#sums;
    most.forEach(({ entity }, i) => (places[entity] = i + 1));
    const best: number[] = [];
    for (let i = 0; i < counted.length; i++) {
      const id = counted[i] ?? 0;
      const place = places[entities[id] ?? 0] ?? 0;
      if (place !== 0 && this.#isBetter(id, best[place - 1])) best[place - 1] = id;
    }
    for (const { entity } of most) places[entity] = 0;
    return best;
  }

  #isBetter(id: number, other: number | undefined): boolean {
    if (other === undefined) return true;
    const more = (this.#ways[id] ?? 0) - (this.#ways[other] ?? 0);
    if (more !== 0) return more > 0;
    const [one, its] = this.#ids.namesOf([id, other]);
    return (one?.[1] ?? '') < (its?.[1] ?? '');
  }

  #makeRoom(): void {
    if (this.#ways.length >= this.#ids.size) return;
    const size = this.#ids.size * 2;
    this.#ways = new Uint32Array(size);
    this.#sums = new Uint32Array(size);
    this.#counted = new Uint32Array(size);
  }
}

/** Counting those of so many takes a few tenths of a millisecond. */
const mostCounted = 4_000;

type Counted = { readonly entity: number; readonly count: number };

/** Keeps those with the highest counts; of equal ones those that came first. */
class MostFrequent {
  /** The highest count first. */
  readonly all: Counted[] = [];
  /** What has no more does not belong to them. */
  least = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @param count more than `least` */
  add(entity: number, count: number): void {
    let at = this.all.length;
    while (at > 0 && (this.all[at - 1]?.count ?? 0) < count) at--;
    this.all.splice(at, 0, { entity, count });
    if (this.all.length > this.#limit) this.all.pop();
    if (this.all.length === this.#limit) this.least = this.all.at(-1)?.count ?? 0;
  }
}
