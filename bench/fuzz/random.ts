/** Chance that is the same for the same seed: a case can be made again alone. */
export class Random {
  #state: number;

  /** @param seed any text; its FNV-1a hash (draft-eastlake-fnv) is the first state */
  constructor(seed: string) {
    let state = 0x811c9dc5;
    for (const byte of Buffer.from(seed)) state = Math.imul(state ^ byte, 0x01000193);
    this.#state = state;
  }

  /** From 0 up to 1, without 1: mulberry32 (Tommy Ettinger, public domain), by its 32 bits. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to `end`, without it; 0 where there is none. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** Both ends are among them. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** From `least` to `most`, each order of magnitude as likely as the next. */
  magnitude(least: number, most: number): number {
    return Math.round(least * (most / least) ** this.next());
  }

  happens(share: number): boolean {
    return this.next() < share;
  }

  /** @throws RangeError for an empty list */
  pick<Value>(values: readonly Value[]): Value {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new RangeError('There is nothing to pick from.');
    return value;
  }
}
