const pageBits = 14;
const pageLength = 2 ** pageBits;

/** Blocks of 32-bit numbers, cut from pages, and dealt out again once given back: a typed array for each
 *  would take some hundred bytes more than what is in it. A block is named by its position, a number
 *  above 0. */
export class BlockPool {
  /** The first is empty: no block is at position 0. */
  readonly #pages = [new Int32Array(0)];
  /** By length, the positions of blocks that were given back. */
  readonly #free = new Map<number, number[]>();
  /** The page that blocks are cut from, and up to where it is used. */
  #page = 0;
  #used = pageLength;

  /** Of 1 number at the least. What is in it is what was left there. */
  allocate(length: number): number {
    const again = this.#free.get(length)?.pop();
    if (again !== undefined) return again;
    if (length > pageLength) return this.#addPage(length) * pageLength;
    if (this.#used + length > pageLength) {
      this.#page = this.#addPage(pageLength);
      this.#used = 0;
    }
    const position = this.#page * pageLength + this.#used;
    this.#used += length;
    return position;
  }

  release(position: number, length: number): void {
    const free = this.#free.get(length);
    if (free) free.push(position);
    else this.#free.set(length, [position]);
  }

  /** What a block is in, from `offsetOf` on. */
  pageOf(position: number): Int32Array {
    return this.#pages[position >>> pageBits] as Int32Array;
  }

  #addPage(length: number): number {
    return this.#pages.push(new Int32Array(length)) - 1;
  }
}

export function offsetOf(position: number): number {
  return position & (pageLength - 1);
}
