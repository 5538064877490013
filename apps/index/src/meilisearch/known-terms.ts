/** So many terms are remembered as written; then the memory is cleared. */
const mostTerms = 200_000;

/** Which words of articles the index has as documents of their own, so that each is written once. A word
 *  that somebody writes already is not waited for: where that fails, it goes with what is written next. */
export class KnownTerms {
  readonly #known = new Set<string>();
  readonly #owed = new Set<string>();

  /** @returns those that are to be written now, and only by who asked */
  claim(terms: Iterable<string>): readonly string[] {
    if (this.#known.size > mostTerms) this.#known.clear();
    const unknown = [...new Set([...this.#owed, ...terms])].filter(
      (term) => !this.#known.has(term),
    );
    this.#owed.clear();
    for (const term of unknown) this.#known.add(term);
    return unknown;
  }

  /** They were not written after all. */
  release(terms: readonly string[]): void {
    for (const term of terms) {
      this.#known.delete(term);
      this.#owed.add(term);
    }
  }

  /** The index has none. */
  clear(): void {
    this.#known.clear();
    this.#owed.clear();
  }
}
