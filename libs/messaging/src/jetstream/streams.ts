import {
  AckPolicy,
  DeliverPolicy,
  DiscardPolicy,
  JetStreamApiCodes,
  type JetStreamManager,
  ReplayPolicy,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import type { GroupChannel } from '../event-bus.ts';

const nanosPerMs = 1e6;

export type StreamSettings = {
  /** Keeps several Newslines apart on one broker: part of the names of streams and subjects. Empty,
   *  or of `a-z 0-9 -`. */
  readonly namespace: string;
  readonly replicas: 1 | 3 | 5;
  readonly storage: 'file' | 'memory';
  /** How long an event is kept, whether it was consumed or not. */
  readonly maxAgeMs: number;
  /** Of all events together; null where the broker's own limit is enough. Where it is reached, the
   *  broker takes no more: nothing that was not consumed is dropped for it. */
  readonly maxBytes: number | null;
  /** Inside of this a repeat of an id is dropped. */
  readonly dedupeMs: number;
  /** How long a leadership outlives a leader that vanished. */
  readonly leaderLeaseMs: number;
};

export type Names = ReturnType<typeof namesIn>;

/** How streams and subjects are called. */
export function namesIn(namespace: string) {
  const stream = (name: string) => ['newsline', namespace, name].filter(Boolean).join('-');
  const prefix = namespace && `${namespace}.`;
  return {
    events: stream('events'),
    retries: stream('retries'),
    deadLetters: stream('dead-letters'),
    leases: stream('turns'),
    /** A channel's own subject: `news.article.ingested.v1`. */
    channel: (channel: string) => `${prefix}${channel}`,
    retry: ({ group, channel }: GroupChannel) => `${prefix}retry.${group}.${channel}`,
    lease: (name: string) => `${prefix}turn.${name}`,
    deadLetter: ({ group, channel }: GroupChannel) => `${prefix}dead.${group}.${channel}`,
    all: {
      events: `${prefix}news.>`,
      retries: `${prefix}retry.>`,
      deadLetters: `${prefix}dead.>`,
      leases: `${prefix}turn.>`,
    },
  };
}

/** How a group's durable consumers of a channel are called, in each stream that they read. */
export function consumerOf({ group, channel }: GroupChannel): string {
  // Names take no dots, and groups and channels no underscores.
  return `${group}__${channel}`.replaceAll('.', '_');
}

/** Makes the streams, or brings them to these settings; what they hold stays.
 *  @throws where the broker refuses, as for a storage that can't be changed */
export async function ensureStreams(
  manager: JetStreamManager,
  names: Names,
  { replicas, storage, maxAgeMs, maxBytes, dedupeMs, leaderLeaseMs }: StreamSettings,
): Promise<void> {
  const common = {
    num_replicas: replicas,
    storage: storage === 'file' ? StorageType.File : StorageType.Memory,
    discard: DiscardPolicy.New,
    duplicate_window: dedupeMs * nanosPerMs,
  };
  const streams = [
    {
      name: names.events,
      subjects: [names.all.events],
      description: 'What services publish',
      retention: RetentionPolicy.Limits,
      max_age: maxAgeMs * nanosPerMs,
      max_bytes: maxBytes ?? -1,
    },
    {
      name: names.retries,
      subjects: [names.all.retries],
      description: 'Events that failed in one group, each waiting for its next delivery',
      retention: RetentionPolicy.Workqueue,
    },
    {
      name: names.deadLetters,
      subjects: [names.all.deadLetters],
      description: 'Events that a group gave up on, until an operator retries or discards them',
      retention: RetentionPolicy.Limits,
    },
    {
      name: names.leases,
      subjects: [names.all.leases],
      description: 'Who leads where one replica at a time may work',
      max_msgs_per_subject: 1,
      max_age: leaderLeaseMs * nanosPerMs,
      duplicate_window: Math.min(dedupeMs, leaderLeaseMs) * nanosPerMs,
      discard: DiscardPolicy.Old,
    },
  ];
  const known = new Set<string>();
  for await (const name of manager.streams.names()) known.add(name);
  for (const stream of streams) {
    const config = { ...common, ...stream };
    // Another replica may make it at the same moment: that is no error as long as it is the same.
    if (known.has(stream.name)) await manager.streams.update(stream.name, config);
    else await manager.streams.add(config);
  }
}

/** Tells this installation of Newsline from every other: by when its stream of events was made, which stays
 *  for as long as the stream does, also through a backup. In `BUS_STORAGE=memory` that is until the broker
 *  restarts. */
export async function installationOf(manager: JetStreamManager, names: Names): Promise<string> {
  return `${names.events} of ${(await manager.streams.info(names.events)).created}`;
}

/** A group's durable consumers of a channel: of what is published, and of what is to be retried. */
export async function ensureConsumers(
  manager: JetStreamManager,
  names: Names,
  groupChannel: GroupChannel,
  { leaseMs, replicas }: { readonly leaseMs: number; readonly replicas: number },
): Promise<string> {
  const name = consumerOf(groupChannel);
  for (const [stream, subject] of [
    [names.events, names.channel(groupChannel.channel)],
    [names.retries, names.retry(groupChannel)],
  ] as const) {
    const changeable = {
      filter_subject: subject,
      metadata: groupChannel,
      ack_wait: leaseMs * nanosPerMs,
      // The limit is counted where the handler's name is known, so that dead letters have a reason.
      max_deliver: -1,
      max_ack_pending: 20_000,
      num_replicas: replicas,
    };
    const known = await manager.consumers.info(stream, name).catch((error: unknown) => {
      if ((error as { code?: unknown }).code === JetStreamApiCodes.ConsumerNotFound) return null;
      throw error;
    });
    if (known) await manager.consumers.update(stream, name, changeable);
    else
      await manager.consumers.add(stream, {
        ...changeable,
        durable_name: name,
        ack_policy: AckPolicy.Explicit,
        deliver_policy: DeliverPolicy.All,
        replay_policy: ReplayPolicy.Instant,
      });
  }
  return name;
}
