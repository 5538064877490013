import type { EventContract, NewsEvent, QuestionContract } from '@newsline/contracts';
import type { DeadLetters } from './dead-letters.ts';

/**
 * How services learn of each other. The agreement, for every adapter:
 *
 * - **At least once, in no order.** What `publish` returned from is delivered to every group that
 *   has ever subscribed to its channel, also after a crash; a consumer may receive it twice. A repeat of
 *   an id that the same bus published is dropped inside the de-duplication window: thrift, not
 *   correctness.
 * - **Groups.** Every group receives every event; the subscribers of one group share its events.
 *   A group that subscribes for the first time also receives what is still kept from before.
 * - **Settling.** An event is settled when its handler returns. One whose handler throws comes
 *   again, alone, after a growing delay, up to `deliveryLimit` deliveries; then it becomes a dead
 *   letter. `Unprocessable` makes it one at once. So does data from
 *   another process that the contract's schema refuses.
 * - **Engines that are away.** A handler that throws `Unavailable` is called again with the same events,
 *   for hours if need be, after waits that grow to 15 s; its group takes no others meanwhile than those in
 *   flight. No delivery is counted for it.
 * - **Parsed data.** A handler gets what the contract's schema makes of the data, so a field that an
 *   earlier version left out has its default. Retries and dead letters keep the data as it was published.
 * - **Crashes.** A delivery counts before its handler runs. Events whose handler died with its
 *   process are delivered again one at a time, so one event that kills its process ends as a dead
 *   letter and takes no other with it. Where it was never kept, the letter is the event whose
 *   handler published it.
 * - **Traces.** Handlers and answerers run in the trace of what they receive, and what is published
 *   there carries it on; so does what is published inside of a span (`inSpan` in libs/platform).
 * - **Closing.** `close` takes no new events, waits for running handlers, and gives back what was
 *   not begun.
 */
export abstract class EventBus {
  /** Resolves when every event is kept durably, or settled by every group already. Order within one
   *  call is kept as far as anything is. A handler waits for what it publishes: then a crash repeats
   *  the event that it handles, and with it what it published.
   *  @throws when they can't be kept: some may have been delivered; all are to be published again */
  abstract publish(events: readonly NewsEvent[]): Promise<void>;

  /** Subscribes. Rejects when the group's name is not made of `a-z 0-9 . -`. */
  abstract subscribe<Data>(subscription: Subscription<Data>): Promise<void>;

  /** Asks whoever answers, waits `timeoutMs` at the longest.
   *  @throws {NoAnswer} when nobody answers in time, or the answerer threw. */
  abstract ask<Request, Answer>(
    question: QuestionContract<Request, Answer>,
    request: Request,
    options: { readonly timeoutMs: number },
  ): Promise<Answer>;

  /** Answers a question from now on. Several answerers share the questions. The request is parsed
   *  by the question's schema before `answerer` sees it. */
  abstract answer<Request, Answer>(
    question: QuestionContract<Request, Answer>,
    answerer: (request: Request) => Promise<Answer>,
  ): Promise<void>;

  abstract readonly deadLetters: DeadLetters;

  /** How far each group is behind. */
  abstract lag(): Promise<readonly GroupLag[]>;

  abstract close(): Promise<void>;
}

export type Subscription<Data = unknown> = {
  /** Service and purpose: `classify.topics`. */
  readonly group: string;
  readonly contract: EventContract<Data>;
  /** The most events handed over at once. */
  readonly batchSize: number;
  /** The most batches handed over before the first of them is settled; 1 where it is left out. */
  readonly inFlight?: number;
  /** How long an event may wait for others to be handed over with it: for groups whose batches cost
   *  more than the wait. Nothing waits where it is left out. Only for what is published outside
   *  of handlers, as a handler waits for the groups that receive what it publishes. */
  readonly lingerMs?: number;
  /** Hands events over only while this bus is the leader. */
  readonly exclusive?: Exclusive;
  /** Settles all events by returning, or all but those it names as failed. Throwing fails all. */
  readonly handle: (events: readonly NewsEvent<Data>[]) => Promise<readonly Failure[] | void>;
};

/**
 * For work that one process at a time may do, of however many there are: what it decides depends on
 * what was decided before. Of all buses with subscriptions under one name, in whatever group and process,
 * one is elected leader, and its subscriptions alone are handed events. It leads until it closes, or is
 * out of touch for some seconds; then another bus is elected. A handler that is at work when its bus stops
 * leading is not interrupted, so for that moment there may be two. Subscriptions of one bus that lead
 * together name the same object.
 */
export type Exclusive = {
  /** `a-z 0-9 . -` */
  readonly name: string;
  /** Waited for each time this bus is elected, before anything is handed over: what is remembered from
   *  before may be out of date. Where it rejects, it is called again. */
  readonly onElected: () => Promise<void>;
};

/** @throws Error for a group's name that not every engine takes */
export function checkGroup(group: string): void {
  if (/^[a-z0-9][a-z0-9.-]*$/.test(group)) return;
  throw new Error(`A group's name is made of a-z, 0-9, "." and "-"; "${group}" is not.`);
}

/** One event of a batch that could not be handled; `error` decides as if it had been thrown. */
export type Failure = { readonly eventId: string; readonly error: unknown };

/** A group as the subscriber to one channel: what has a position, retries and a lag of its own. */
export type GroupChannel = { readonly group: string; readonly channel: string };

export type GroupLag = GroupChannel & {
  /** Events not settled yet: waiting, being handled, or waiting for another try. Of many, about so
   *  many. */
  readonly pending: number;
};
