import type { NewsEvent } from '@newsline/contracts';
import { freeze } from './published-event-cache.ts';
import type { Queue } from './queue.ts';
import type { Nak } from '../handle-batch.ts';
import type { GroupChannel } from '../event-bus.ts';

/** An event on its way to one group of this process. */
export type DirectEvent = { readonly event: NewsEvent; readonly handoff: Handoff };

/** The events that one call of `publish` delivers directly. */
type Handoff = {
  /** Events times groups that are neither settled nor written. */
  open: number;
  /** Events that a group has got. */
  readonly begun: Set<NewsEvent>;
  readonly done: PromiseWithResolvers<void>;
};

/** What waits for one group, oldest first, and how much it works on. */
type Inbox = { readonly groupChannel: GroupChannel; waiting: DirectEvent[]; inWork: number };

export type DirectDeliverySettings = {
  readonly now: () => number;
  /** How long an event waits for a group before it is written after all. */
  readonly holdMs: number;
  /** There is something to receive on the channels of these events. */
  readonly wake: (events: readonly NewsEvent[]) => void;
};

/**
 * Events that go from a handler to the groups of this process without being written.
 *
 * The event that the handler works on is on record as being in work until the handler returns, and
 * the handler waits here until all groups have settled what it published. If the process dies, that
 * event is delivered again, so the same is published again: nothing is lost. What a group fails on is
 * written for that group. What a group does not get to within `holdMs` is written too, so that no
 * handler waits long for a group that is behind, nor for ever for one that waits for itself.
 */
export class DirectDelivery {
  readonly #queue: Queue;
  readonly #settings: DirectDeliverySettings;
  /** By channel and group. */
  readonly #inboxes = new Map<string, Map<string, Inbox>>();
  /** The ids of the events that handlers work on, and how many handlers do. */
  readonly #inWork = new Map<string, number>();
  readonly #handoffs = new Map<Handoff, NodeJS.Timeout>();
  #closed = false;

  constructor(queue: Queue, settings: DirectDeliverySettings) {
    this.#queue = queue;
    this.#settings = settings;
  }

  join(groupChannel: GroupChannel): void {
    const inboxes = this.#inboxes.get(groupChannel.channel) ?? new Map<string, Inbox>();
    this.#inboxes.set(groupChannel.channel, inboxes);
    if (!inboxes.has(groupChannel.group))
      inboxes.set(groupChannel.group, { groupChannel, waiting: [], inWork: 0 });
  }

  /** A handler works on these events, until `end`. */
  begin(events: readonly NewsEvent[]): void {
    for (const { id } of events) this.#inWork.set(id, (this.#inWork.get(id) ?? 0) + 1);
  }

  end(events: readonly NewsEvent[]): void {
    for (const { id } of events) {
      const left = (this.#inWork.get(id) ?? 1) - 1;
      if (left > 0) this.#inWork.set(id, left);
      else this.#inWork.delete(id);
    }
  }

  /** Whether all of these were published by handlers at work, for groups of this process only. */
  accepts(events: readonly NewsEvent[]): boolean {
    if (this.#closed) return false;
    const isInWork = ({ causedBy }: NewsEvent) =>
      causedBy !== undefined && this.#inWork.has(causedBy);
    if (!events.every(isInWork)) return false;
    return [...new Set(events.map(({ type }) => type))].every((channel) => {
      const here = this.#inboxes.get(channel);
      return here !== undefined && this.#queue.groupsOf(channel).every((group) => here.has(group));
    });
  }

  /** Resolves when each event is settled by every group, or written.
   *  @throws what kept an event from being written: then its handler has to publish it again */
  async deliver(events: readonly NewsEvent[]): Promise<void> {
    const handoff: Handoff = { open: 0, begun: new Set(), done: Promise.withResolvers<void>() };
    for (const event of events) {
      freeze(event);
      for (const inbox of this.#inboxes.get(event.type)?.values() ?? []) {
        inbox.waiting.push({ event, handoff });
        handoff.open += 1;
      }
    }
    this.#handoffs.set(
      handoff,
      setTimeout(() => void this.#write(handoff), this.#settings.holdMs),
    );
    this.#settings.wake(events);
    await handoff.done.promise;
  }

  /** What waits for the group, `size` events at the most. */
  dequeue(groupChannel: GroupChannel, size: number): readonly DirectEvent[] {
    const inbox = this.#inboxOf(groupChannel);
    const events = inbox.waiting.slice(0, size);
    inbox.waiting = inbox.waiting.slice(events.length);
    inbox.inWork += events.length;
    for (const { event, handoff } of events) handoff.begun.add(event);
    return events;
  }

  hasFor(groupChannel: GroupChannel): boolean {
    return this.#inboxOf(groupChannel).waiting.length > 0;
  }

  /** The group has settled what it dequeued, but for what failed, which is written. */
  settle(groupChannel: GroupChannel, events: readonly DirectEvent[], failed: readonly Nak[]): void {
    this.#inboxOf(groupChannel).inWork -= events.length;
    try {
      if (failed.length > 0) this.#queue.keepFailed(groupChannel, failed, this.#settings.now());
      for (const { handoff } of events) this.#close(handoff, 1);
    } catch (error) {
      for (const { handoff } of events) this.#fail(handoff, error);
      throw error;
    }
  }

  /** Events that each group has not settled. */
  pending(): (GroupChannel & { readonly pending: number })[] {
    return [...this.#inboxes.values()].flatMap((inboxes) =>
      [...inboxes.values()].map(({ groupChannel, waiting, inWork }) => ({
        ...groupChannel,
        pending: waiting.length + inWork,
      })),
    );
  }

  /** Accepts nothing from now on, and writes what waits. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#handoffs.keys()].map((handoff) => this.#write(handoff)));
  }

  /** Writes what waits of a handoff: an event that no group has got like any other, one that some
   *  have got for those that have not. */
  async #write(handoff: Handoff): Promise<void> {
    clearTimeout(this.#handoffs.get(handoff));
    const rest = this.#removeWaiting(handoff);
    const untouched = new Set<NewsEvent>();
    const lacking: { readonly groupChannel: GroupChannel; readonly event: NewsEvent }[] = [];
    for (const one of rest) {
      if (handoff.begun.has(one.event)) lacking.push(one);
      else untouched.add(one.event);
    }
    try {
      await this.#queue.keep([...untouched], this.#settings.now(), lacking);
    } catch (error) {
      this.#fail(handoff, error);
      return;
    }
    this.#close(handoff, rest.length);
    this.#settings.wake(rest.map(({ event }) => event));
  }

  /** Takes what waits of a handoff out of the inboxes. */
  #removeWaiting(
    handoff: Handoff,
  ): { readonly groupChannel: GroupChannel; readonly event: NewsEvent }[] {
    const inboxes = [...this.#inboxes.values()].flatMap((groups) => [...groups.values()]);
    return inboxes.flatMap((inbox) => {
      const { groupChannel, waiting } = inbox;
      const isRest = (one: DirectEvent) => one.handoff === handoff;
      inbox.waiting = waiting.filter((one) => !isRest(one));
      return waiting.filter(isRest).map(({ event }) => ({ groupChannel, event }));
    });
  }

  #close(handoff: Handoff, count: number): void {
    handoff.open -= count;
    if (handoff.open > 0) return;
    this.#forget(handoff);
    handoff.done.resolve();
  }

  #fail(handoff: Handoff, error: unknown): void {
    this.#removeWaiting(handoff);
    this.#forget(handoff);
    handoff.done.reject(error);
  }

  #forget(handoff: Handoff): void {
    clearTimeout(this.#handoffs.get(handoff));
    this.#handoffs.delete(handoff);
  }

  #inboxOf({ group, channel }: GroupChannel): Inbox {
    const inbox = this.#inboxes.get(channel)?.get(group);
    if (!inbox) throw new Error(`${group} has not joined ${channel}`);
    return inbox;
  }
}
