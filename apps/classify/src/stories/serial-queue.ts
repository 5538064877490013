/** Work done one after the other, in the order in which it came. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when all that has been taken on is done, well or not. */
  async over(): Promise<void> {
    await this.#last;
  }
}
