/** The first articles of an event come all at once: what they say together is to be seen soon, and not
 *  looked for at each. */
const delayMs = 5_000;
const mostArticles = 500;

/** Has stories looked at again, some seconds after articles came, or once they are many; one look at a
 *  time. One that fails is reported, and followed by the next. */
export class LookAgain {
  readonly #look: () => Promise<void>;
  readonly #report: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #articles = 0;
  #looking: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(look: () => Promise<void>, report: (error: unknown) => void) {
    this.#look = look;
    this.#report = report;
  }

  after(articles: number): void {
    if (this.#isStopped) return;
    this.#articles += articles;
    if (this.#articles >= mostArticles) this.#start();
    else this.#timer ??= setTimeout(() => this.#start(), delayMs);
  }

  /** Resolves when no look is under way and none will follow. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#articles = 0;
    this.#looking = this.#looking.then(this.#look).catch(this.#report);
  }
}
