import { randomUUID } from 'node:crypto';
import { jetstreamManager } from '@nats-io/jetstream';
import {
  JetStreamEventBus,
  type JetStreamEventBusSettings,
} from '../jetstream/jetstream-event-bus.ts';
import { openNats } from '../jetstream/nats.ts';

export type TestStreams = {
  readonly namespace: string;
  readonly open: (settings?: Partial<JetStreamEventBusSettings>) => Promise<JetStreamEventBus>;
  /** Closes the buses and deletes their streams. */
  readonly stop: () => Promise<void>;
};

/** Streams of a spec's own on the server at `url`, with quick retries and short leases. */
export function testStreams(url: string): TestStreams {
  const namespace = `test-${randomUUID()}`;
  const opened: JetStreamEventBus[] = [];
  return {
    namespace,
    async open(settings = {}) {
      const bus = await JetStreamEventBus.open(await openNats({ url, name: 'spec' }), {
        deliveryLimit: 3,
        retryDelays: { firstMs: 20, maxMs: 80 },
        leaseMs: 300,
        leaderLeaseMs: 300,
        namespace,
        ...settings,
      });
      opened.push(bus);
      return bus;
    },
    async stop() {
      await Promise.all(opened.map((bus) => bus.close()));
      const nats = await openNats({ url, name: 'spec' });
      const manager = await jetstreamManager(nats);
      for await (const name of manager.streams.names())
        if (name.includes(namespace)) await manager.streams.delete(name);
      await nats.close();
    },
  };
}
