import type { JetStreamManager, StoredMsg } from '@nats-io/jetstream';
import { DeadLetters, type DeadLetter, type DeadLetterFilter } from '../dead-letters.ts';
import { deadLetterHeaders, type StreamPublisher } from './stream-publisher.ts';
import type { Names } from './streams.ts';
import { toEvent } from './wire.ts';

/** How many requests wait for the broker at one time. */
const maxInFlight = 64;

/** Dead letters in a stream of their own; a letter's id is its number there. The broker knows them by
 *  group and channel alone, so for any other filter they are read one by one. */
export class JetStreamDeadLetters extends DeadLetters {
  readonly #manager: JetStreamManager;
  readonly #names: Names;
  readonly #publisher: StreamPublisher;

  constructor(manager: JetStreamManager, names: Names, publisher: StreamPublisher) {
    super();
    this.#manager = manager;
    this.#names = names;
    this.#publisher = publisher;
  }

  async list(
    { limit, after }: { readonly limit: number; readonly after?: string },
    filter: DeadLetterFilter = {},
  ): Promise<DeadLetter[]> {
    const last = after === undefined ? Infinity : Number(after) - 1;
    const letters: DeadLetter[] = [];
    for await (const message of this.#messages('newest', Math.min(last, lastOf(filter)))) {
      const letter = toDeadLetter(message);
      if (matches(letter, filter)) letters.push(letter);
      if (letters.length >= limit) break;
    }
    return letters;
  }

  async get(id: string): Promise<DeadLetter | null> {
    const message = await this.#read(id);
    return message && toDeadLetter(message);
  }

  async count(filter: DeadLetterFilter = {}): Promise<number> {
    if (filter.reason === undefined && filter.before === undefined) {
      // Whoever works through many asks this after each portion: what came since is few.
      const newer = filter.upTo === undefined ? 0 : await this.#countNewer(filter);
      return Math.max(0, (await this.#countBySubject(filter)) - newer);
    }
    let count = 0;
    for await (const message of this.#messages('oldest', lastOf(filter)))
      if (matches(toDeadLetter(message), filter)) count += 1;
    return count;
  }

  async retry(id: string): Promise<boolean> {
    const message = await this.#read(id);
    return message !== null && this.#retry(message);
  }

  async discard(id: string): Promise<boolean> {
    const message = await this.#read(id);
    return message !== null && this.#discard(message);
  }

  retryMatching(filter: DeadLetterFilter, limit: number): Promise<number> {
    return this.#forOldest(filter, limit, (message) => this.#retry(message));
  }

  discardMatching(filter: DeadLetterFilter, limit: number): Promise<number> {
    return this.#forOldest(filter, limit, (message) => this.#discard(message));
  }

  async #forOldest(
    filter: DeadLetterFilter,
    limit: number,
    apply: (message: StoredMsg) => Promise<boolean>,
  ): Promise<number> {
    let count = 0;
    let portion: StoredMsg[] = [];
    const applyAll = async () => {
      const done = await Promise.all(portion.map(apply));
      count += done.filter(Boolean).length;
      portion = [];
    };
    for await (const message of this.#messages('oldest', lastOf(filter))) {
      if (matches(toDeadLetter(message), filter)) portion.push(message);
      if (portion.length >= Math.min(maxInFlight, limit - count)) await applyAll();
      if (count >= limit) return count;
    }
    await applyAll();
    return count;
  }

  /** Where this breaks off in between, the event is delivered and its letter is still there. */
  async #retry(message: StoredMsg): Promise<boolean> {
    const { event, group } = toDeadLetter(message);
    const channel = message.header.get(deadLetterHeaders.channel);
    const origin = { stream: this.#names.deadLetters, seq: message.seq, eventId: event.id };
    await this.#publisher.retry(event, { group, channel }, { delivered: 0, afterMs: 0, origin });
    return this.#discard(message);
  }

  /** False: somebody else was quicker. */
  async #discard({ seq }: StoredMsg): Promise<boolean> {
    try {
      return await this.#manager.streams.deleteMessage(this.#names.deadLetters, seq, false);
    } catch (error) {
      if ((await this.#read(String(seq))) === null) return false;
      throw error;
    }
  }

  async #countNewer(filter: DeadLetterFilter): Promise<number> {
    let count = 0;
    for await (const message of this.#messages('newest', Infinity)) {
      if (message.seq <= lastOf(filter)) break;
      if (matches(toDeadLetter(message), filter)) count += 1;
    }
    return count;
  }

  async #countBySubject({ group, channel }: DeadLetterFilter): Promise<number> {
    const { state } = await this.#manager.streams.info(this.#names.deadLetters, {
      subjects_filter: this.#names.all.deadLetters,
    });
    if (group === undefined && channel === undefined) return state.messages;
    let count = 0;
    for (const [subject, messages] of Object.entries(state.subjects ?? {})) {
      const isOfGroup =
        group === undefined ||
        subject.startsWith(this.#names.deadLetter({ group, channel: 'news.' }));
      if (isOfGroup && (channel === undefined || subject.endsWith(`.${channel}`)))
        count += messages;
    }
    return count;
  }

  /** Up to the number `last`, read in portions. */
  async *#messages(first: 'oldest' | 'newest', last: number): AsyncGenerator<StoredMsg> {
    const { state } = await this.#manager.streams.info(this.#names.deadLetters, {
      deleted_details: true,
    });
    const deleted = new Set(state.deleted ?? []);
    const end = Math.min(last, state.last_seq);
    for (let done = 0; state.first_seq + done <= end; done += maxInFlight) {
      const numbers = Array.from({ length: maxInFlight }, (_, n) =>
        first === 'oldest' ? state.first_seq + done + n : end - done - n,
      );
      const there = numbers.filter(
        (seq) => seq >= state.first_seq && seq <= end && !deleted.has(seq),
      );
      const messages = await Promise.all(there.map((seq) => this.#read(String(seq))));
      for (const message of messages) if (message) yield message;
    }
  }

  async #read(id: string): Promise<StoredMsg | null> {
    if (!/^[1-9]\d{0,15}$/.test(id)) return null;
    return this.#manager.streams.getMessage(this.#names.deadLetters, { seq: Number(id) });
  }
}

function lastOf({ upTo }: DeadLetterFilter): number {
  return upTo === undefined ? Infinity : Number(upTo);
}

function matches({ group, event, reason, at }: DeadLetter, filter: DeadLetterFilter): boolean {
  return (
    (filter.group === undefined || group === filter.group) &&
    (filter.channel === undefined || event.type === filter.channel) &&
    (filter.reason === undefined || reason.includes(filter.reason)) &&
    (filter.before === undefined || at < filter.before)
  );
}

function toDeadLetter({ seq, header, data }: StoredMsg): DeadLetter {
  return {
    id: String(seq),
    group: header.get(deadLetterHeaders.group),
    event: toEvent({ headers: header, data }),
    reason: decodeURIComponent(header.get(deadLetterHeaders.reason)),
    deliveries: Number(header.get(deadLetterHeaders.deliveries)),
    at: new Date(Number(header.get(deadLetterHeaders.at))),
  };
}
