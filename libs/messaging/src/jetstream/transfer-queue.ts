import type { DatabaseSync } from 'node:sqlite';
import { jetstream, jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import type { NewsEvent } from '@newsline/contracts';
import { migrate, type TransferPart, type Row } from '@newsline/platform';
import type { z } from 'zod';
import { queueTables } from '../sqlite/queue-tables.ts';
import { streamsAsSet, type JetStreamSettings } from './jetstream.config.ts';
import { defaultJetStreamEventBusSettings } from './jetstream-event-bus.ts';
import { openNats } from './nats.ts';
import { StreamPublisher } from './stream-publisher.ts';
import type { GroupChannel } from '../event-bus.ts';
import { ensureStreams, installationOf, namesIn } from './streams.ts';
import {
  deadLetterBacklog,
  readQueueStamp,
  channelBacklog,
  groupBacklog,
  type Backlog,
} from './backlog.ts';

export { JetStreamSettings } from './jetstream.config.ts';

/** Each message is on disk before the next is sent. */
const batchSize = 100;

export type QueueTarget = {
  /** Which installation of Newsline the streams are, see `installationOf`. */
  readonly installation: string;
  /** What the streams hold, for people; empty where they are. */
  readonly holds: () => Promise<readonly string[]>;
  readonly parts: (database: DatabaseSync) => readonly TransferPart[];
  readonly close: () => Promise<void>;
};

/** The streams that the embedded queue is transferred to. Makes them where they are missing.
 *  @throws Error that says what to do */
export async function openQueueTarget(
  settings: z.output<typeof JetStreamSettings>,
): Promise<QueueTarget> {
  const nats = await openNats({
    url: settings.NATS_URL,
    name: 'newsline-transfer',
    allowOldServer: settings.NATS_ALLOW_OLD_SERVER,
  });
  try {
    const manager = await jetstreamManager(nats);
    const names = namesIn(settings.BUS_NAMESPACE);
    const streams = { ...defaultJetStreamEventBusSettings, ...streamsAsSet(settings) };
    await ensureStreams(manager, names, streams);
    const publisher = new StreamPublisher(jetstream(nats), names);
    return {
      installation: await installationOf(manager, names),
      holds: async () => {
        const held: string[] = [];
        for (const stream of [names.events, names.retries, names.deadLetters]) {
          const messages = await messagesIn(manager, stream);
          if (messages > 0) held.push(`${stream} (${messages})`);
        }
        return held;
      },
      parts: (database) => {
        migrate(database, 'bus', queueTables);
        const part = partsOf(database, manager);
        return [
          part('queue waiting events', names.events, channelBacklog, (row) =>
            publisher.publish([eventOf(row)]),
          ),
          part('queue events for one service', names.retries, groupBacklog, (row) =>
            publisher.retry(eventOf(row), memberOf(row), {
              delivered: Number(row['deliveries']),
              afterMs: Math.max(0, Number(row['due']) - Date.now()),
              origin: originOf(row),
            }),
          ),
          part('queue dead letters', names.deadLetters, deadLetterBacklog, (row) =>
            publisher.deadLetter(eventOf(row), memberOf(row), {
              delivered: Number(row['deliveries']),
              reason: String(row['reason']),
              at: new Date(Number(row['at'])),
              origin: originOf(row),
            }),
          ),
        ];
      },
      close: () => nats.drain(),
    };
  } catch (error) {
    await nats.close();
    throw error;
  }
}

/** Messages are written one after the other into a stream that was empty, so the stream itself tells
 *  how far a part has come: nothing is written twice, wherever it was interrupted. */
function partsOf(database: DatabaseSync, manager: JetStreamManager) {
  return (
    name: string,
    stream: string,
    backlog: Backlog,
    write: (row: Row) => Promise<void>,
  ): TransferPart => ({
    name,
    total: () => Number(database.prepare(backlog.count).get()?.['n']),
    stamp: () => readQueueStamp(database),
    next: async () => {
      const done = await messagesIn(manager, stream);
      const rows = database.prepare(backlog.rows).all(batchSize, done);
      for (const row of rows) await write(row);
      return rows.length === 0 ? null : { position: done + rows.length, count: rows.length };
    },
    arrived: () => messagesIn(manager, stream),
  });
}

async function messagesIn(manager: JetStreamManager, stream: string): Promise<number> {
  return (await manager.streams.info(stream)).state.messages;
}

function eventOf(row: Row): NewsEvent {
  return JSON.parse(String(row['body'])) as NewsEvent;
}

function memberOf(row: Row): GroupChannel {
  return { group: String(row['group_name']), channel: String(row['channel']) };
}

/** What the broker tells repeats by. */
function originOf(row: Row) {
  const stream = `embedded-${String(row['kind'])}`;
  return { stream, seq: Number(row['seq']), eventId: eventOf(row).id };
}
