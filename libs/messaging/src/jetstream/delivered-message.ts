import type { Msg, MsgHdrs, NatsConnection } from '@nats-io/nats-core';

const nanosPerMs = 1e6;

/** A message that was delivered and is to be acknowledged. Acknowledgements are not confirmed: one that
 *  gets lost means another delivery. JetStream API, "Acknowledging messages"; the reply subject's tokens are
 *  those of ADR-15 in nats-io/nats-architecture-and-design. */
export class DeliveredMessage {
  readonly headers: MsgHdrs | undefined;
  readonly data: Uint8Array;
  readonly subject: string;
  /** How often it was delivered, this time included. */
  readonly deliveries: number;
  /** Its number in its stream. */
  readonly seq: number;
  readonly #nats: NatsConnection;
  readonly #replySubject: string;

  constructor(nats: NatsConnection, { headers, data, subject, reply = '' }: Msg) {
    this.headers = headers;
    this.data = data;
    this.subject = subject;
    this.#nats = nats;
    this.#replySubject = reply;
    // $JS.ACK.[<domain>.<account>.]<stream>.<consumer>.<deliveries>.<stream seq>.<consumer seq>.<time>.<pending>[.<token>]
    const tokens = reply.split('.');
    const at = tokens.length >= 11 ? 6 : 4;
    this.deliveries = Number(tokens[at]);
    this.seq = Number(tokens[at + 1]);
  }

  ack(): void {
    this.#reply('+ACK');
  }

  /** In progress: its acknowledgement wait starts again. */
  working(): void {
    this.#reply('+WPI');
  }

  /** Negatively acknowledged: to be delivered again, not before `afterMs`. */
  nak(afterMs: number): void {
    this.#reply(
      afterMs > 0 ? `-NAK ${JSON.stringify({ delay: Math.round(afterMs) * nanosPerMs })}` : '-NAK',
    );
  }

  #reply(payload: string): void {
    // On a closed connection nothing can be sent: the acknowledgement wait expires by itself.
    if (!this.#nats.isClosed()) this.#nats.publish(this.#replySubject, payload);
  }
}

/** Keeps messages from being given to others while they are worked on.
 *  @returns what ends that */
export function extendWhileWorking(
  messages: () => Iterable<DeliveredMessage>,
  leaseMs: number,
): () => void {
  const timer = setInterval(() => {
    for (const message of messages()) message.working();
  }, leaseMs / 3);
  return () => clearInterval(timer);
}
