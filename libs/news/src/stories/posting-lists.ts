import { BlockPool, offsetOf } from './block-pool.ts';

/** A posting is one number: the slot above these bits and the weight below. Leaves room for a million
 *  slots. */
export const weightBits = 11;

/** A block begins with how many postings it has room for, and which are in use: from `first` up to `end`,
 *  without it. The oldest is mostly the one to go. */
const first = 1;
const end = 2;
const headerLength = 3;
const leastRoom = 2;

/** No postings yet. */
export const noPostings = 0;

/** Lists of postings in the order in which they were added, as many as there are terms; most terms have
 *  one posting only. A list is named by a number, which changes with what is in it: `noPostings`, one
 *  posting by its complement, which is below 0, or the position of a block. */
export class PostingLists {
  readonly #pool = new BlockPool();
  readonly #single = new Int32Array(1);

  /** Returns the list's new name. */
  add(list: number, posting: number): number {
    if (list === noPostings) return ~posting;
    if (list < 0) {
      const pair = this.#allocate(leastRoom);
      this.#append(pair, ~list);
      this.#append(pair, posting);
      return pair;
    }
    const roomy = this.#withRoom(list);
    this.#append(roomy, posting);
    return roomy;
  }

  /** Takes away the posting of a slot, which is there. Returns the list's new name. */
  remove(list: number, slot: number): number {
    if (list <= 0) return noPostings;
    const page = this.#pool.pageOf(list);
    const block = offsetOf(list);
    const postings = block + headerLength;
    const from = postings + (page[block + first] as number);
    const to = postings + (page[block + end] as number);
    let at = from;
    while (at < to && (page[at] as number) >>> weightBits !== slot) at++;
    if (at === from) (page[block + first] as number)++;
    else {
      page.copyWithin(at, at + 1, to);
      (page[block + end] as number)--;
    }
    return this.#shrunk(list, to - from - 1);
  }

  /** The latest postings, at most so many; good until the next call. */
  latest(list: number, most: number): Int32Array {
    if (list <= 0) {
      this.#single[0] = ~list;
      return list === noPostings ? this.#single.subarray(1) : this.#single;
    }
    const page = this.#pool.pageOf(list);
    const block = offsetOf(list);
    const from = page[block + first] as number;
    const to = page[block + end] as number;
    const postings = block + headerLength;
    return page.subarray(postings + Math.max(from, to - most), postings + to);
  }

  #append(list: number, posting: number): void {
    const page = this.#pool.pageOf(list);
    const block = offsetOf(list);
    page[block + headerLength + (page[block + end] as number)++] = posting;
  }

  #withRoom(list: number): number {
    const page = this.#pool.pageOf(list);
    const block = offsetOf(list);
    const room = page[block] as number;
    if ((page[block + end] as number) < room) return list;
    return this.#moved(list, (page[block + first] as number) < room / 2 ? 2 * room : room);
  }

  #shrunk(list: number, count: number): number {
    const page = this.#pool.pageOf(list);
    const block = offsetOf(list);
    const room = page[block] as number;
    if (count > 1)
      return room > leastRoom && count <= room / 4 ? this.#moved(list, room / 2) : list;
    const only = page[block + headerLength + (page[block + first] as number)] as number;
    this.#pool.release(list, headerLength + room);
    return count === 1 ? ~only : noPostings;
  }

  /** Into a block of its own room or another, with the free room at the end. */
  #moved(list: number, room: number): number {
    const postings = this.latest(list, Infinity);
    const moved = this.#allocate(room);
    const page = this.#pool.pageOf(moved);
    const block = offsetOf(moved);
    page.set(postings, block + headerLength);
    page[block + end] = postings.length;
    this.#pool.release(list, headerLength + (this.#pool.pageOf(list)[offsetOf(list)] as number));
    return moved;
  }

  #allocate(room: number): number {
    const list = this.#pool.allocate(headerLength + room);
    const page = this.#pool.pageOf(list);
    const block = offsetOf(list);
    page[block] = room;
    page[block + first] = 0;
    page[block + end] = 0;
    return list;
  }
}
