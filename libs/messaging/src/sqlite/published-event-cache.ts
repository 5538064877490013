import type { NewsEvent } from '@newsline/contracts';

/** So many events at a few kilobytes each. A group that is further behind reads from the table. */
const most = 4_096;

/** The events that this process published last, so that its own subscribers need not read back what
 *  has just been written. They are deeply frozen: consumers share them. */
export class PublishedEventCache {
  readonly #bySeq = new Map<number, NewsEvent>();
  readonly #own = new WeakSet<NewsEvent>();

  add(seq: number, event: NewsEvent): void {
    this.#bySeq.set(seq, freeze(event));
    this.#own.add(event);
    if (this.#bySeq.size <= most) return;
    const [oldest] = this.#bySeq.keys();
    if (oldest !== undefined) this.#bySeq.delete(oldest);
  }

  has(event: NewsEvent): boolean {
    return this.#own.has(event);
  }

  get(seq: number): NewsEvent | undefined {
    return this.#bySeq.get(seq);
  }
}

/** Makes a value read-only, all the way down. */
export function freeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
  return value;
}
