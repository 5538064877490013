import type { NewsEvent } from '@newsline/contracts';

/** An event that a group gave up on. */
export type DeadLetter = {
  /** Higher for one that was given up later. */
  readonly id: string;
  /** The group that gave up: its first part is the service. */
  readonly group: string;
  readonly event: NewsEvent;
  readonly reason: string;
  /** How often the event was delivered to the group. */
  readonly deliveries: number;
  /** When the group gave up. */
  readonly at: Date;
};

/** Which dead letters are meant: those that match all that is given; without anything, all. */
export type DeadLetterFilter = {
  readonly group?: string;
  /** The event's type: `news.article.ingested.v1`. */
  readonly channel?: string;
  /** A part of the reason, as it is written. */
  readonly reason?: string;
  /** Given up before this instant. */
  readonly before?: Date;
  /** This letter or one given up earlier, by id. One that is retried and given up again gets a new id,
   *  so whoever works through many in portions names the newest at the beginning. */
  readonly upTo?: string;
};

/**
 * Events that groups gave up on, kept until an operator retries or discards them, however many there
 * are: nothing here holds more than a portion of them in memory. Several callers may work at the same
 * time; each letter is retried or discarded at least once, and counted by one of them at the least.
 */
export abstract class DeadLetters {
  /** Newest first. `after`: the id of the last one of the page before. */
  abstract list(
    page: { readonly limit: number; readonly after?: string },
    filter?: DeadLetterFilter,
  ): Promise<readonly DeadLetter[]>;
  abstract get(id: string): Promise<DeadLetter | null>;
  abstract count(filter?: DeadLetterFilter): Promise<number>;
  /** Delivers the event to its group again with a fresh count of deliveries, and forgets the dead
   *  letter. False: there is no such dead letter. */
  abstract retry(id: string): Promise<boolean>;
  /** Forgets the dead letter for good. False: there is no such dead letter. */
  abstract discard(id: string): Promise<boolean>;
  /** Retries those that match, the oldest first, `limit` at the most.
   *  @returns how many; fewer than `limit` where no more match */
  abstract retryMatching(filter: DeadLetterFilter, limit: number): Promise<number>;
  /** Discards those that match, as `retryMatching` retries them. */
  abstract discardMatching(filter: DeadLetterFilter, limit: number): Promise<number>;
}
