import { RelatedStories, type AnswerOf } from '@newsline/contracts';
import { NoAnswer, type EventBus } from '@newsline/messaging';
import { LRUCache } from 'lru-cache';

type Answer = AnswerOf<typeof RelatedStories>;

const timeoutMs = 5_000;
/** A page is complete without them, and waits no longer. */
const pageTimeoutMs = 1_000;
/** While nobody answers, pages don't wait again. */
const pauseMs = 5_000;
const freshMs = 60_000;
const mostStories = 2_000;

/** Asks classify for related stories, and remembers its answers for a minute: a story that many read is
 *  asked after once. */
export class AskRelated {
  readonly #bus: EventBus;
  /** By story id. */
  readonly #answers = new LRUCache<string, Answer>({ max: mostStories, ttl: freshMs });
  /** By the clock of `performance`. */
  #pausedUntil = 0;

  constructor(bus: EventBus) {
    this.#bus = bus;
  }

  /** @throws {NoAnswer} when classify does not answer */
  ask(storyId: string): Promise<Answer> {
    return this.#ask(storyId, timeoutMs);
  }

  /** Null when classify does not answer soon. */
  async askSoon(storyId: string): Promise<Answer | null> {
    if (performance.now() < this.#pausedUntil) return this.#answers.get(storyId) ?? null;
    try {
      return await this.#ask(storyId, pageTimeoutMs);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.#pausedUntil = performance.now() + pauseMs;
      return null;
    }
  }

  async #ask(storyId: string, withinMs: number): Promise<Answer> {
    const known = this.#answers.get(storyId);
    if (known) return known;
    const answer = await this.#bus.ask(RelatedStories, { storyId }, { timeoutMs: withinMs });
    // What is unknown may be on its way.
    if (answer.kind === 'related') this.#answers.set(storyId, answer);
    return answer;
  }
}
