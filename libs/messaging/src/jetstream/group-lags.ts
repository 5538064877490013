import type { ConsumerInfo, JetStreamManager } from '@nats-io/jetstream';
import type { MsgHdrs } from '@nats-io/nats-core';
import type { GroupLag } from '../event-bus.ts';
import type { Names } from './streams.ts';
import { toEvents } from './wire.ts';

/** The messages of a group that are looked into. */
const sampled = 10;

/** How far each group is behind. The broker counts messages. Of a group that has up to ten, their
 *  events are counted; for others, each message is assumed to hold as many as those next in line. */
export async function groupLags(manager: JetStreamManager, names: Names): Promise<GroupLag[]> {
  const lags = new Map<string, GroupLag>();
  for (const stream of [names.events, names.retries]) {
    for await (const info of manager.consumers.list(stream)) {
      const { group = '', channel = '' } = info.config.metadata ?? {};
      const key = `${group} ${channel}`;
      const before = lags.get(key)?.pending ?? 0;
      const messages = info.num_pending + info.num_ack_pending;
      const events = messages === 0 ? 0 : messages * (await eventsInEach(manager, info, messages));
      lags.set(key, { group, channel, pending: before + Math.round(events) });
    }
  }
  return [...lags.values()].sort((a, b) => a.group.localeCompare(b.group));
}

/** Of the messages from the oldest unsettled one on. */
async function eventsInEach(
  manager: JetStreamManager,
  { stream_name, ack_floor, config }: ConsumerInfo,
  messages: number,
): Promise<number> {
  let seen = 0;
  let events = 0;
  let seq = ack_floor.stream_seq + 1;
  for (; seen < Math.min(messages, sampled); seen += 1) {
    const query = { seq, next_by_subj: config.filter_subject ?? '>' };
    const message = await manager.streams.getMessage(stream_name, query);
    if (!message) break;
    seq = message.seq + 1;
    events += countIn(message);
  }
  return seen > 0 ? events / seen : 1;
}

function countIn({ header, data }: { header: MsgHdrs; data: Uint8Array }): number {
  try {
    return toEvents({ headers: header, data }).length;
  } catch {
    return 1; // It will become one dead letter.
  }
}
