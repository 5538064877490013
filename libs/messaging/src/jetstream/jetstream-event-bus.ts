import { jetstream, jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { NewsEvent, QuestionContract } from '@newsline/contracts';
import { gauge, type Report } from '@newsline/platform';
import type { z } from 'zod';
import { beginCounting, countPublished } from '../bus-metrics.ts';
import { pauseNotes } from '../engine-pause.ts';
import { checkGroup, EventBus, type GroupLag, type Subscription } from '../event-bus.ts';
import { withTraceparent } from '../with-traceparent.ts';
import { DeduplicationWindow } from '../deduplication-window.ts';
import { retryDelayMs, type RetryDelays } from '../retry-delay.ts';
import { streamsAsSet, type JetStreamSettings } from './jetstream.config.ts';
import { durabilityWarning } from './durability.ts';
import { groupLags } from './group-lags.ts';
import { JetStreamDeadLetters } from './jetstream-dead-letters.ts';
import { JetStreamSubscriber } from './jetstream-subscriber.ts';
import { Leaderships } from '../leadership.ts';
import { openNats } from './nats.ts';
import { NatsQuestions } from './nats-questions.ts';
import { StreamPublisher } from './stream-publisher.ts';
import { streamLeaseStore } from './stream-lease-store.ts';
import {
  ensureConsumers,
  ensureStreams,
  installationOf,
  namesIn,
  type StreamSettings,
} from './streams.ts';

export { JetStreamSettings } from './jetstream.config.ts';
export { openNats } from './nats.ts';
export { consumerOf, namesIn } from './streams.ts';

export type JetStreamEventBusSettings = StreamSettings & {
  /** The server's monitoring, or null where it is not known. */
  readonly monitorUrl: string | null;
  /** Deliveries of one event to one group before it is given up. */
  readonly deliveryLimit: number;
  readonly retryDelays: RetryDelays;
  /** How long a handler may be out of touch before its events go to another; a handler at work
   *  stays in touch by itself. */
  readonly leaseMs: number;
  readonly onProblem: Report;
};

export const defaultJetStreamEventBusSettings: JetStreamEventBusSettings = {
  namespace: '',
  monitorUrl: null,
  replicas: 1,
  storage: 'file',
  maxAgeMs: 7 * 24 * 3_600_000,
  maxBytes: null,
  dedupeMs: 120_000,
  leaderLeaseMs: 5_000,
  deliveryLimit: 5,
  retryDelays: { firstMs: 1_000, maxMs: 300_000 },
  leaseMs: 30_000,
  onProblem: () => {},
};

const isDurable = gauge(
  'newsline_bus_durable',
  'Whether what the broker acknowledges is on disk, or on several servers: 1; 0 where not, or where that is not known',
);

/** The event bus of services that share nothing else: NATS JetStream. An event that was handed back
 *  unbegun, as by a member that closes, counts as delivered once. */
export class JetStreamEventBus extends EventBus {
  readonly deadLetters: JetStreamDeadLetters;
  readonly #nats: NatsConnection;
  readonly #manager: JetStreamManager;
  readonly #settings: JetStreamEventBusSettings;
  readonly #names;
  readonly #publisher: StreamPublisher;
  readonly #questions: NatsQuestions;
  readonly #deduplication: DeduplicationWindow;
  readonly #leaderships: Leaderships;
  readonly #subscribers: JetStreamSubscriber[] = [];
  #closed: Promise<void> | null = null;
  #isCutOff = false;

  private constructor(
    nats: NatsConnection,
    manager: JetStreamManager,
    settings: JetStreamEventBusSettings,
  ) {
    super();
    this.#nats = nats;
    this.#manager = manager;
    this.#settings = settings;
    this.#names = namesIn(settings.namespace);
    const client = jetstream(nats);
    this.#publisher = new StreamPublisher(client, this.#names);
    this.#leaderships = new Leaderships(streamLeaseStore(client, manager, this.#names), settings);
    this.#questions = new NatsQuestions(nats, settings.namespace);
    this.#deduplication = new DeduplicationWindow(settings.dedupeMs);
    this.deadLetters = new JetStreamDeadLetters(manager, this.#names, this.#publisher);
    void this.#watch();
  }

  /** Makes the streams where they are missing. The connection is the bus's from now on, which closes
   *  it, also where this rejects.
   *  @throws Error where the server has no JetStream, or refuses the streams */
  static async open(
    nats: NatsConnection,
    settings: Partial<JetStreamEventBusSettings> = {},
  ): Promise<JetStreamEventBus> {
    const all = { ...defaultJetStreamEventBusSettings, ...settings };
    try {
      if (!/^[a-z0-9-]*$/.test(all.namespace))
        throw new Error(`A namespace is made of a-z, 0-9 and "-"; "${all.namespace}" is not.`);
      const manager = await jetstreamManager(nats);
      await ensureStreams(manager, namesIn(all.namespace), all);
      return new JetStreamEventBus(nats, manager, all);
    } catch (error) {
      await nats.close();
      throw error;
    }
  }

  /** Connects as a service's settings say.
   *  @throws Error that says what to do */
  static async connect(
    service: string,
    settings: z.output<typeof JetStreamSettings>,
    onProblem: JetStreamEventBusSettings['onProblem'],
  ): Promise<JetStreamEventBus> {
    const nats = await openNats({
      url: settings.NATS_URL,
      name: `newsline-${service}`,
      allowOldServer: settings.NATS_ALLOW_OLD_SERVER,
    });
    return JetStreamEventBus.open(nats, {
      ...streamsAsSet(settings),
      monitorUrl: settings.NATS_MONITOR_URL ?? null,
      deliveryLimit: settings.BUS_DELIVERY_LIMIT,
      onProblem,
    });
  }

  /** Which installation of Newsline this is: the same for each of its services, and for no other. */
  installation(): Promise<string> {
    return installationOf(this.#manager, this.#names);
  }

  /** What keeps the bus from working, for people; empty where nothing does. */
  async failures(): Promise<string[]> {
    if (this.#isCutOff) return ['NATS is not connected; reconnecting'];
    try {
      await this.#manager.streams.info(this.#names.events);
      return [];
    } catch (error) {
      return [`NATS does not answer: ${error instanceof Error ? error.message : String(error)}`];
    }
  }

  /** What is worth knowing though the bus works. */
  async warnings(): Promise<string[]> {
    const note = await durabilityWarning(this.#settings);
    isDurable.set(note === null ? 1 : 0);
    return [...(note === null ? [] : [note]), ...pauseNotes()];
  }

  async publish(created: readonly NewsEvent[]): Promise<void> {
    const events = withTraceparent(created);
    this.#deduplication.prune(Date.now());
    const unseen = new Map(
      events.filter(({ id }) => !this.#deduplication.has(id)).map((event) => [event.id, event]),
    );
    await this.#publisher.publish([...unseen.values()]);
    for (const id of unseen.keys()) this.#deduplication.add(id, Date.now());
    countPublished(events);
  }

  async subscribe<Data>(subscription: Subscription<Data>): Promise<void> {
    const { group, contract } = subscription;
    checkGroup(group);
    const groupChannel = { group, channel: contract.channel };
    beginCounting(groupChannel);
    const consumer = await ensureConsumers(
      this.#manager,
      this.#names,
      groupChannel,
      this.#settings,
    );
    const limits = {
      ...this.#settings,
      retryDelayMs: (deliveries: number) =>
        retryDelayMs(deliveries, this.#settings.retryDelays, Math.random()),
    };
    const leadership = subscription.exclusive && this.#leaderships.of(subscription.exclusive);
    const parts = {
      nats: this.#nats,
      names: this.#names,
      consumer,
      publisher: this.#publisher,
      limits,
      ...(leadership && { leadership }),
    };
    this.#subscribers.push(new JetStreamSubscriber(subscription as Subscription, parts));
  }

  ask<Request, Answer>(
    question: QuestionContract<Request, Answer>,
    request: Request,
    options: { readonly timeoutMs: number },
  ): Promise<Answer> {
    return this.#questions.ask(question, request, options);
  }

  async answer<Request, Answer>(
    question: QuestionContract<Request, Answer>,
    answerer: (request: Request) => Promise<Answer>,
  ): Promise<void> {
    this.#questions.answer(question, answerer);
    await this.#nats.flush();
  }

  /** What the broker counts is messages; how many events are in one is looked up in some of them. */
  async lag(): Promise<readonly GroupLag[]> {
    return groupLags(this.#manager, this.#names);
  }

  close(): Promise<void> {
    this.#closed ??= this.#stop();
    return this.#closed;
  }

  async #stop(): Promise<void> {
    this.#leaderships.stop();
    await Promise.all(this.#subscribers.map((one) => one.stop()));
    await this.#leaderships.resign().catch((error: unknown) => {
      this.#settings.onProblem(
        'A leadership could not be given up; its lease expires by itself',
        error,
      );
    });
    // Sends the last acknowledgements first.
    if (!this.#nats.isClosed()) await this.#nats.drain();
  }

  async #watch(): Promise<void> {
    for await (const { type } of this.#nats.status()) {
      if (type === 'disconnect') {
        this.#isCutOff = true;
        this.#settings.onProblem('The connection to NATS is lost; reconnecting', undefined);
      }
      if (type === 'reconnect') {
        this.#isCutOff = false;
        this.#settings.onProblem('The connection to NATS is back', undefined, { level: 'info' });
        for (const one of this.#subscribers) one.wake();
      }
    }
  }
}
