import type { DatabaseSync } from 'node:sqlite';
import type { NewsEvent } from '@newsline/contracts';
import type { GroupChannel } from '../event-bus.ts';
import type { Nak } from '../handle-batch.ts';

/** One event that waits for another delivery to one group. */
export type RetryEntry = GroupChannel & {
  readonly eventId: string;
  readonly body: string;
  readonly deliveries: number;
};

/** Single events that failed, or outlived their process: each waits for its next delivery, is held
 *  by somebody, or was given up. All methods run inside the caller's transaction. Times are
 *  milliseconds since the epoch. */
export class RetryQueue {
  readonly #sql;
  readonly #owner: string;

  constructor(database: DatabaseSync, owner: string) {
    this.#sql = database.createTagStore(16);
    this.#owner = owner;
  }

  /** The one that is due first, now this owner's. */
  lease(
    { group, channel }: GroupChannel,
    now: number,
    until: number,
  ): (RetryEntry & { id: number }) | null {
    const row = this.#sql.get`SELECT * FROM bus_redeliveries
      WHERE group_name = ${group} AND channel = ${channel} AND owner IS NULL AND due <= ${now}
      ORDER BY due LIMIT 1`;
    if (!row) return null;
    const id = Number(row['id']);
    const deliveries = Number(row['deliveries']) + 1;
    this.#sql.run`UPDATE bus_redeliveries
      SET owner = ${this.#owner}, until = ${until}, deliveries = ${deliveries} WHERE id = ${id}`;
    return { ...entryOf(row), deliveries, id };
  }

  /** @returns whether it was still this owner's */
  settle(id: number): boolean {
    const { changes } = this.#sql.run`DELETE FROM bus_redeliveries
      WHERE id = ${id} AND owner = ${this.#owner}`;
    return changes > 0;
  }

  extend(id: number, until: number): void {
    this.#sql.run`UPDATE bus_redeliveries SET until = ${until}
      WHERE id = ${id} AND owner = ${this.#owner}`;
  }

  add({ group, channel, eventId, body, deliveries }: RetryEntry, due: number): void {
    this.#sql.run`INSERT OR REPLACE INTO bus_redeliveries
      (group_name, channel, event_id, body, deliveries, due)
      VALUES (${group}, ${channel}, ${eventId}, ${body}, ${deliveries}, ${due})`;
  }

  /** Keeps what a group failed on, after so many deliveries. */
  addFailed(
    groupChannel: GroupChannel,
    failed: readonly Nak[],
    deliveries: number,
    now: number,
  ): void {
    for (const { event, verdict } of failed) {
      const isFree = verdict.kind === 'retry' && verdict.isFree;
      const counted = isFree ? deliveries - 1 : deliveries;
      const entry = { ...groupChannel, ...bodyOf(event), deliveries: counted };
      if (verdict.kind === 'dead') this.deadLetter(entry, verdict.reason, now);
      else this.add(entry, now + verdict.afterMs);
    }
  }

  deadLetter(
    { group, channel, eventId, body, deliveries }: RetryEntry,
    reason: string,
    now: number,
  ): void {
    this.#sql.run`INSERT INTO bus_dead_letters
      (group_name, channel, event_id, body, reason, deliveries, at)
      VALUES (${group}, ${channel}, ${eventId}, ${body}, ${reason}, ${deliveries}, ${now})`;
  }

  /** Takes out those whose holder lost them. */
  removeLost(isLost: (row: Record<string, unknown>) => boolean): RetryEntry[] {
    const held = this.#sql.all`SELECT * FROM bus_redeliveries WHERE owner IS NOT NULL`;
    return held.filter(isLost).map((row) => {
      this.#sql.run`DELETE FROM bus_redeliveries WHERE id = ${Number(row['id'])}`;
      return entryOf(row);
    });
  }

  /** When the group's next one is due; null when none waits. */
  nextDue({ group, channel }: GroupChannel): number | null {
    const row = this.#sql.get`SELECT min(due) AS due FROM bus_redeliveries
      WHERE group_name = ${group} AND channel = ${channel} AND owner IS NULL`;
    return row?.['due'] == null ? null : Number(row['due']);
  }
}

export function bodyOf(event: NewsEvent): Pick<RetryEntry, 'eventId' | 'body'> {
  return { eventId: event.id, body: JSON.stringify(event) };
}

export function groupChannelOf(row: Record<string, unknown>): GroupChannel {
  return { group: String(row['group_name']), channel: String(row['channel']) };
}

function entryOf(row: Record<string, unknown>): RetryEntry {
  return {
    ...groupChannelOf(row),
    eventId: String(row['event_id']),
    body: String(row['body']),
    deliveries: Number(row['deliveries']),
  };
}
