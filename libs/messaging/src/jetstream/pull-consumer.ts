import { createInbox, type Msg, type NatsConnection, type Subscription } from '@nats-io/nats-core';
import { DeliveredMessage } from './delivered-message.ts';

const nanosPerMs = 1e6;
/** How long the broker may take to answer. */
const answerMs = 5_000;

/** Of the API's `ConsumerMsgNextRequest`; `expires` in nanoseconds. */
type Request = { readonly batch: number; readonly no_wait?: true; readonly expires?: number };

type PendingPull = {
  readonly count: number;
  readonly got: DeliveredMessage[];
  readonly done: PromiseWithResolvers<DeliveredMessage[]>;
};

/** Pulls messages of one durable consumer, as many as are asked for and no more: what the client's own
 *  `consume` fetches ahead would count as delivered before anybody works on it. One request at a time.
 *  JetStream API: `$JS.API.CONSUMER.MSG.NEXT`, https://docs.nats.io/reference/reference-protocols/nats_api_reference */
export class PullConsumer {
  readonly #nats: NatsConnection;
  readonly #subject: string;
  readonly #inbox: string;
  readonly #subscription: Subscription;
  /** What came after its request was given up. */
  readonly #stray: DeliveredMessage[] = [];
  #pending: PendingPull | null = null;

  constructor(nats: NatsConnection, stream: string, consumer: string) {
    this.#nats = nats;
    this.#subject = `$JS.API.CONSUMER.MSG.NEXT.${stream}.${consumer}`;
    this.#inbox = createInbox();
    this.#subscription = nats.subscribe(this.#inbox, {
      callback: (error, message) => {
        if (error) this.#pending?.done.reject(error);
        else this.#onMessage(message);
      },
    });
  }

  /** What is there now, `count` messages at the most.
   *  @throws when the broker does not answer, or refuses */
  async now(count: number): Promise<DeliveredMessage[]> {
    return this.#request({ batch: count, no_wait: true }, answerMs);
  }

  /** The next message, once there is one; none after `ms`, or when `interrupt` is called. */
  async next(ms: number): Promise<DeliveredMessage | null> {
    const [first] = await this.#request({ batch: 1, expires: ms * nanosPerMs }, ms + answerMs);
    return first ?? null;
  }

  /** Ends a running `next`. */
  interrupt(): void {
    this.#pending?.done.resolve(this.#pending.got);
  }

  /** Asks for nothing more.
   *  @returns what was delivered in the last moment */
  async close(): Promise<readonly DeliveredMessage[]> {
    this.interrupt();
    this.#subscription.unsubscribe();
    if (!this.#nats.isClosed()) await this.#nats.flush();
    return this.#stray.splice(0);
  }

  async #request(request: Request, timeoutMs: number): Promise<DeliveredMessage[]> {
    const stray = this.#stray.splice(0, request.batch);
    if (stray.length > 0) return stray;
    const pending: PendingPull = { count: request.batch, got: [], done: Promise.withResolvers() };
    this.#pending = pending;
    const timer = setTimeout(() => {
      if (pending.got.length > 0) pending.done.resolve(pending.got);
      else pending.done.reject(new Error('The broker does not answer'));
    }, timeoutMs);
    try {
      this.#nats.publish(this.#subject, JSON.stringify(request), { reply: this.#inbox });
      return await pending.done.promise;
    } finally {
      clearTimeout(timer);
      this.#pending = null;
    }
  }

  #onMessage(message: Msg): void {
    const status = message.headers?.code ?? 0;
    if (status === 0) this.#receive(new DeliveredMessage(this.#nats, message));
    // 404: nothing there. 408: that was all, or nothing in time.
    else if (status === 404 || status === 408) this.#pending?.done.resolve(this.#pending.got);
    else {
      const { description = '' } = message.headers ?? {};
      this.#pending?.done.reject(new Error(`The broker answers ${status} ${description}`.trim()));
    }
  }

  #receive(message: DeliveredMessage): void {
    if (!this.#pending) return void this.#stray.push(message);
    this.#pending.got.push(message);
    if (this.#pending.got.length >= this.#pending.count)
      this.#pending.done.resolve(this.#pending.got);
  }
}
