import type { Msg, MsgHdrs, NatsConnection } from '@nats-io/nats-core';

const nanosPerMs = 1e6;

/** A message in hand, to be answered for. What is answered is not confirmed: an answer that gets lost
 *  means another delivery. JetStream API, "Acknowledging messages"; the reply subject's tokens are
 *  those of ADR-15 in nats-io/nats-architecture-and-design. */
export class Delivered {
  readonly headers: MsgHdrs | undefined;
  readonly data: Uint8Array;
  readonly subject: string;
  /** How often it was delivered, this time included. */
  readonly deliveries: number;
  /** Its number in its stream. */
  readonly seq: number;
  readonly #nats: NatsConnection;
  readonly #reply: string;

  constructor(nats: NatsConnection, { headers, data, subject, reply = '' }: Msg) {
    this.headers = headers;
    this.data = data;
    this.subject = subject;
    this.#nats = nats;
    this.#reply = reply;
    // $JS.ACK.[<domain>.<account>.]<stream>.<consumer>.<deliveries>.<stream seq>.<consumer seq>.<time>.<pending>[.<token>]
    const tokens = reply.split('.');
    const at = tokens.length >= 11 ? 6 : 4;
    this.deliveries = Number(tokens[at]);
    this.seq = Number(tokens[at + 1]);
  }

  ack(): void {
    this.#answer('+ACK');
  }

  /** It is worked on: its time begins anew. */
  working(): void {
    this.#answer('+WPI');
  }

  /** To be delivered again, not before `afterMs`. */
  again(afterMs: number): void {
    this.#answer(
      afterMs > 0 ? `-NAK ${JSON.stringify({ delay: Math.round(afterMs) * nanosPerMs })}` : '-NAK',
    );
  }

  #answer(payload: string): void {
    // Of a connection that is gone nothing can be said: the time runs out by itself.
    if (!this.#nats.isClosed()) this.#nats.publish(this.#reply, payload);
  }
}

/** Keeps messages from being given to others while they are worked on.
 *  @returns what ends that */
export function keepWorking(held: () => Iterable<Delivered>, leaseMs: number): () => void {
  const timer = setInterval(() => {
    for (const message of held()) message.working();
  }, leaseMs / 3);
  return () => clearInterval(timer);
}
