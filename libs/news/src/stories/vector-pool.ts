import { BlockPool, offsetOf } from './block-pool.ts';
import type { TermVector } from './term-vector.ts';

/** Room is made for so many more terms at a time, so that blocks are of few lengths. */
const step = 4;
/** Eight bytes. */
const numbersPerTerm = 2;

/** The vectors of articles that are remembered. Typed arrays for each would take more memory than what is
 *  in them. */
export class VectorPool {
  readonly #blocks = new BlockPool();

  store(vector: TermVector): StoredVector {
    const count = vector.terms.length;
    const stored = new StoredVector(this.#blocks, this.#blocks.allocate(lengthFor(count)), count);
    stored.terms.set(vector.terms);
    stored.weights.set(vector.weights);
    stored.rarities.set(vector.rarities);
    stored.kinds.set(vector.kinds);
    return stored;
  }

  /** It is not to be read any more. */
  release({ position, count }: StoredVector): void {
    this.#blocks.release(position, lengthFor(count));
  }
}

function lengthFor(count: number): number {
  return numbersPerTerm * step * Math.ceil(Math.max(1, count) / step);
}

/** Makes its arrays each time it is asked for one. */
export class StoredVector implements TermVector {
  readonly #blocks: BlockPool;
  readonly position: number;
  readonly count: number;

  constructor(blocks: BlockPool, position: number, count: number) {
    this.#blocks = blocks;
    this.position = position;
    this.count = count;
  }

  get terms(): Int32Array {
    return new Int32Array(this.#page.buffer, this.#byte, this.count);
  }

  get weights(): Uint16Array {
    return new Uint16Array(this.#page.buffer, this.#byte + 4 * this.count, this.count);
  }

  get rarities(): Uint8Array {
    return new Uint8Array(this.#page.buffer, this.#byte + 6 * this.count, this.count);
  }

  get kinds(): Uint8Array {
    return new Uint8Array(this.#page.buffer, this.#byte + 7 * this.count, this.count);
  }

  get #page(): Int32Array {
    return this.#blocks.pageOf(this.position);
  }

  get #byte(): number {
    return offsetOf(this.position) * Int32Array.BYTES_PER_ELEMENT;
  }
}
