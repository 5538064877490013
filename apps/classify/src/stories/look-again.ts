import { Logger } from '@nestjs/common';

/** The first articles of an event come all at once: what they say together is to be seen soon, and not
 *  looked for at each. */
const delayMs = 5_000;
const mostArticles = 500;

/** Has stories looked at again, some seconds after articles came, or once they are many; one look at a
 *  time. One that fails is said, and followed by the next. */
export class LookAgain {
  readonly #look: () => Promise<void>;
  #timer: NodeJS.Timeout | undefined;
  #articles = 0;
  #looking: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(look: () => Promise<void>) {
    this.#look = look;
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
    this.#looking = this.#looking.then(this.#look).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      new Logger('classify').warn(`stories were not looked at again: ${reason}`);
    });
  }
}
