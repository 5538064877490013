/** The ids that were published inside the de-duplication window. In memory, because an index over
 *  them took a quarter of the time that publishing takes. Times are milliseconds since the epoch. */
export class DeduplicationWindow {
  readonly #windowMs: number;
  /** Oldest first. */
  readonly #publishedAt = new Map<string, number>();

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  has(id: string): boolean {
    return this.#publishedAt.has(id);
  }

  add(id: string, at: number): void {
    this.#publishedAt.set(id, at);
  }

  delete(id: string): void {
    this.#publishedAt.delete(id);
  }

  /** Forgets what has left the window. */
  prune(now: number): void {
    for (const [id, at] of this.#publishedAt) {
      if (at > now - this.#windowMs) return;
      this.#publishedAt.delete(id);
    }
  }
}
