import type { JetStreamManager, StoredMsg } from '@nats-io/jetstream';
import { DeadLetters, type DeadLetter } from '../event-bus.ts';
import { deadLetterHeaders, type StreamPublisher } from './stream-publisher.ts';
import type { Names } from './streams.ts';
import { toEvent } from './wire.ts';

/** Dead letters in a stream of their own; a letter's id is its number there. */
export class JetStreamDeadLetters extends DeadLetters {
  readonly #manager: JetStreamManager;
  readonly #stream: string;
  readonly #publisher: StreamPublisher;

  constructor(manager: JetStreamManager, names: Names, publisher: StreamPublisher) {
    super();
    this.#manager = manager;
    this.#stream = names.deadLetters;
    this.#publisher = publisher;
  }

  async list({
    limit,
    before,
  }: {
    readonly limit: number;
    readonly before?: string;
  }): Promise<DeadLetter[]> {
    const { state } = await this.#manager.streams.info(this.#stream, { deleted_details: true });
    const deleted = new Set(state.deleted ?? []);
    const letters: DeadLetter[] = [];
    let seq = before === undefined ? state.last_seq : Math.min(Number(before) - 1, state.last_seq);
    for (; seq >= state.first_seq && letters.length < limit; seq -= 1) {
      const letter = deleted.has(seq) ? null : await this.get(String(seq));
      if (letter) letters.push(letter);
    }
    return letters;
  }

  async get(id: string): Promise<DeadLetter | null> {
    const message = await this.#read(id);
    return message && toDeadLetter(message);
  }

  /** Where this breaks off in between, the event is delivered and its letter is still there. */
  async retry(id: string): Promise<boolean> {
    const message = await this.#read(id);
    if (!message) return false;
    const { event, group } = toDeadLetter(message);
    const channel = message.header.get(deadLetterHeaders.channel);
    const origin = { stream: this.#stream, seq: message.seq, eventId: event.id };
    await this.#publisher.retry(event, { group, channel }, { delivered: 0, afterMs: 0, origin });
    await this.#manager.streams.deleteMessage(this.#stream, message.seq, false);
    return true;
  }

  async count(): Promise<number> {
    return (await this.#manager.streams.info(this.#stream)).state.messages;
  }

  async #read(id: string): Promise<StoredMsg | null> {
    if (!/^[1-9]\d{0,15}$/.test(id)) return null;
    return this.#manager.streams.getMessage(this.#stream, { seq: Number(id) });
  }
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
