import { createInbox, type Msg, type NatsConnection, type Subscription } from '@nats-io/nats-core';
import { Delivered } from './delivered.ts';

const nanosPerMs = 1e6;
/** How long the broker may take to answer. */
const answerMs = 5_000;

/** Of the API's `ConsumerMsgNextRequest`; `expires` in nanoseconds. */
type Request = { readonly batch: number; readonly no_wait?: true; readonly expires?: number };

type Asked = {
  readonly count: number;
  readonly got: Delivered[];
  readonly done: PromiseWithResolvers<Delivered[]>;
};

/** Takes messages of one durable consumer, as many as are asked for and no more: what the client's own
 *  `consume` fetches ahead would count as delivered before anybody works on it. One request at a time.
 *  JetStream API: `$JS.API.CONSUMER.MSG.NEXT`, https://docs.nats.io/reference/reference-protocols/nats_api_reference */
export class Pull {
  readonly #nats: NatsConnection;
  readonly #subject: string;
  readonly #inbox: string;
  readonly #subscription: Subscription;
  /** What came after its request was given up. */
  readonly #stray: Delivered[] = [];
  #asked: Asked | null = null;

  constructor(nats: NatsConnection, stream: string, consumer: string) {
    this.#nats = nats;
    this.#subject = `$JS.API.CONSUMER.MSG.NEXT.${stream}.${consumer}`;
    this.#inbox = createInbox();
    this.#subscription = nats.subscribe(this.#inbox, {
      callback: (error, message) => {
        if (error) this.#asked?.done.reject(error);
        else this.#hear(message);
      },
    });
  }

  /** What is there now, `count` messages at the most.
   *  @throws when the broker does not answer, or refuses */
  async now(count: number): Promise<Delivered[]> {
    return this.#ask({ batch: count, no_wait: true }, answerMs);
  }

  /** The next message, once there is one; none after `ms`, or when `interrupt` is called. */
  async next(ms: number): Promise<Delivered | null> {
    const [first] = await this.#ask({ batch: 1, expires: ms * nanosPerMs }, ms + answerMs);
    return first ?? null;
  }

  /** Ends a running `next`. */
  interrupt(): void {
    this.#asked?.done.resolve(this.#asked.got);
  }

  /** Asks for nothing more.
   *  @returns what was delivered in the last moment */
  async close(): Promise<readonly Delivered[]> {
    this.interrupt();
    this.#subscription.unsubscribe();
    if (!this.#nats.isClosed()) await this.#nats.flush();
    return this.#stray.splice(0);
  }

  async #ask(request: Request, timeoutMs: number): Promise<Delivered[]> {
    const stray = this.#stray.splice(0, request.batch);
    if (stray.length > 0) return stray;
    const asked: Asked = { count: request.batch, got: [], done: Promise.withResolvers() };
    this.#asked = asked;
    const late = setTimeout(() => {
      if (asked.got.length > 0) asked.done.resolve(asked.got);
      else asked.done.reject(new Error('The broker does not answer'));
    }, timeoutMs);
    try {
      this.#nats.publish(this.#subject, JSON.stringify(request), { reply: this.#inbox });
      return await asked.done.promise;
    } finally {
      clearTimeout(late);
      this.#asked = null;
    }
  }

  #hear(message: Msg): void {
    const status = message.headers?.code ?? 0;
    if (status === 0) this.#take(new Delivered(this.#nats, message));
    // 404: nothing there. 408: that was all, or nothing in time.
    else if (status === 404 || status === 408) this.#asked?.done.resolve(this.#asked.got);
    else {
      const { description = '' } = message.headers ?? {};
      this.#asked?.done.reject(new Error(`The broker says ${status} ${description}`.trim()));
    }
  }

  #take(message: Delivered): void {
    if (!this.#asked) return void this.#stray.push(message);
    this.#asked.got.push(message);
    if (this.#asked.got.length >= this.#asked.count) this.#asked.done.resolve(this.#asked.got);
  }
}
