import type { DatabaseSync } from 'node:sqlite';
import type { NewsEvent } from '@newsline/contracts';
import type { GroupChannel } from '../event-bus.ts';
import { inGroupCommit, inTransaction, migrate } from '@newsline/platform';
import { PublishedEventCache } from './published-event-cache.ts';
import { queueTables } from './queue-tables.ts';
import { DeduplicationWindow } from '../deduplication-window.ts';
import { handlerDiedReason, type Nak } from '../handle-batch.ts';
import { bodyOf, groupChannelOf, RetryQueue, type RetryEntry } from './retry-queue.ts';

/** Events that one subscriber holds under a lease. `first`: a batch on its first delivery. `retry`: a single
 *  event that failed, or outlived its process, before. */
export type LeasedBatch = {
  readonly kind: 'first' | 'retry';
  readonly leaseId: number;
  /** How often each was delivered, this time included. */
  readonly deliveries: number;
  readonly events: readonly NewsEvent[];
};

/** The durable queue: who holds which events, and what becomes of them. All methods leave the tables
 *  whole; those that give a promise share a commit with others. Times are milliseconds since the
 *  epoch. */
export class Queue {
  readonly #db: DatabaseSync;
  /** For what is done once a batch. */
  readonly #sql;
  /** For what is done once an event: prepared statements run in half the time. */
  readonly #insert;
  readonly #owner: string;
  readonly #published = new PublishedEventCache();
  readonly #deduplication: DeduplicationWindow;
  readonly #retries: RetryQueue;

  /** @param dedupeMs how long a repeat of an id is dropped that this process published, or found */
  constructor(database: DatabaseSync, owner: string, dedupeMs: number) {
    this.#db = database;
    this.#owner = owner;
    this.#deduplication = new DeduplicationWindow(dedupeMs);
    migrate(database, 'bus', queueTables);
    this.#sql = database.createTagStore(64);
    this.#insert = database.prepare(
      'INSERT INTO bus_events (id, channel, at, body) VALUES (?, ?, ?, ?)',
    );
    this.#retries = new RetryQueue(database, owner);
    this.#recall(Date.now() - dedupeMs);
  }

  /** Keeps events for all groups, and those of `forOne` for one group only. */
  async keep(
    events: readonly NewsEvent[],
    now: number,
    forOne: readonly { readonly groupChannel: GroupChannel; readonly event: NewsEvent }[] = [],
  ): Promise<void> {
    this.#deduplication.prune(now);
    const unseen = new Map(
      events.filter(({ id }) => !this.#deduplication.has(id)).map((event) => [event.id, event]),
    );
    const keep = () => {
      for (const { groupChannel, event } of forOne) {
        this.#retries.add({ ...groupChannel, ...bodyOf(event), deliveries: 0 }, now);
      }
      for (const event of unseen.values()) {
        this.#published.add(this.#append(event, now), event);
        this.#deduplication.add(event.id, now);
      }
    };
    await inGroupCommit(this.#db, keep, () => {
      for (const id of unseen.keys()) this.#deduplication.delete(id);
    });
  }

  #append(event: NewsEvent, now: number): number {
    const { lastInsertRowid } = this.#insert.run(event.id, event.type, now, JSON.stringify(event));
    return Number(lastInsertRowid);
  }

  /** Takes note of what was published before this process began. */
  #recall(since: number): void {
    const latest = this.#db.prepare('SELECT id, at FROM bus_events ORDER BY seq DESC').iterate();
    const found: [id: string, at: number][] = [];
    for (const { id, at } of latest) {
      if (Number(at) < since) break;
      found.push([String(id), Number(at)]);
    }
    for (const [id, at] of found.reverse()) this.#deduplication.add(id, at);
  }

  /** Makes the group known; from now on nothing that it has not settled is forgotten. */
  join({ group, channel }: GroupChannel): void {
    inTransaction(
      this.#db,
      () => this.#sql.run`INSERT OR IGNORE INTO bus_groups VALUES (${group}, ${channel}, 0)`,
    );
  }

  /** The groups that have ever joined a channel. */
  groupsOf(channel: string): string[] {
    return this.#sql.all`SELECT group_name FROM bus_groups WHERE channel = ${channel}`.map((row) =>
      String(row['group_name']),
    );
  }

  /** Leases what waits for a group, if anything does. */
  lease(
    groupChannel: GroupChannel,
    batchSize: number,
    now: number,
    leaseMs: number,
  ): Promise<LeasedBatch | null> {
    if (!this.#hasWork(groupChannel, now)) return Promise.resolve(null);
    return inGroupCommit(this.#db, () => this.#lease(groupChannel, batchSize, now, now + leaseMs));
  }

  /** Settles a batch, all of it but `failed`, and leases the next: one commit for both.
   *  Settles nothing where the lease was lost: then somebody else has the events. */
  settleAndLease(
    groupChannel: GroupChannel,
    { batch, failed }: { readonly batch: LeasedBatch; readonly failed: readonly Nak[] },
    batchSize: number,
    now: number,
    leaseMs: number,
  ): Promise<LeasedBatch | null> {
    return inGroupCommit(this.#db, () => {
      this.#settle(groupChannel, batch, failed, now);
      return batchSize > 0 ? this.#lease(groupChannel, batchSize, now, now + leaseMs) : null;
    });
  }

  #hasWork({ group, channel }: GroupChannel, now: number): boolean {
    const row = this.#sql.get`SELECT
      EXISTS (SELECT 1 FROM bus_events WHERE channel = ${channel} AND seq >
        (SELECT position FROM bus_groups WHERE group_name = ${group} AND channel = ${channel}))
      OR EXISTS (SELECT 1 FROM bus_redeliveries
        WHERE group_name = ${group} AND channel = ${channel} AND due <= ${now} AND owner IS NULL)
      AS work`;
    return row?.['work'] === 1;
  }

  #lease(
    groupChannel: GroupChannel,
    batchSize: number,
    now: number,
    until: number,
  ): LeasedBatch | null {
    return (
      this.#leaseRetry(groupChannel, now, until) ?? this.#leaseBatch(groupChannel, batchSize, until)
    );
  }

  #leaseRetry(groupChannel: GroupChannel, now: number, until: number): LeasedBatch | null {
    const entry = this.#retries.lease(groupChannel, now, until);
    if (!entry) return null;
    const { id, deliveries, body } = entry;
    return { kind: 'retry', leaseId: id, deliveries, events: [toEvent({ body })] };
  }

  #leaseBatch(
    { group, channel }: GroupChannel,
    batchSize: number,
    until: number,
  ): LeasedBatch | null {
    const rows = this.#sql.all`SELECT seq FROM bus_events
      WHERE channel = ${channel} AND seq >
        (SELECT position FROM bus_groups WHERE group_name = ${group} AND channel = ${channel})
      ORDER BY seq LIMIT ${batchSize}`;
    const first = Number(rows[0]?.['seq']);
    const last = Number(rows.at(-1)?.['seq']);
    if (rows.length === 0) return null;
    const { lastInsertRowid } = this.#sql.run`
      INSERT INTO bus_leases (group_name, channel, first_seq, last_seq, owner, until)
      VALUES (${group}, ${channel}, ${first}, ${last}, ${this.#owner}, ${until})`;
    this.#sql.run`UPDATE bus_groups SET position = ${last}
      WHERE group_name = ${group} AND channel = ${channel}`;
    const events = rows.map(
      ({ seq }) => this.#published.get(Number(seq)) ?? this.#read(Number(seq)),
    );
    return { kind: 'first', leaseId: Number(lastInsertRowid), deliveries: 1, events };
  }

  /** Whether this process published the event itself: then its type is to be trusted. */
  isOwn(event: NewsEvent): boolean {
    return this.#published.has(event);
  }

  #read(seq: number): NewsEvent {
    return toEvent(this.#sql.get`SELECT body FROM bus_events WHERE seq = ${seq}` ?? {});
  }

  #settle(
    groupChannel: GroupChannel,
    batch: LeasedBatch,
    failed: readonly Nak[],
    now: number,
  ): void {
    const { kind, leaseId, deliveries } = batch;
    const wasOurs = kind === 'first' ? this.#endLease(leaseId) : this.#retries.settle(leaseId);
    if (wasOurs) this.#retries.addFailed(groupChannel, failed, deliveries, now);
  }

  #endLease(lease: number): boolean {
    const { changes } = this.#sql.run`DELETE FROM bus_leases
      WHERE id = ${lease} AND owner = ${this.#owner}`;
    return changes > 0;
  }

  /** Keeps for a group what failed on its first delivery. */
  keepFailed(groupChannel: GroupChannel, failed: readonly Nak[], now: number): void {
    inTransaction(this.#db, () => this.#retries.addFailed(groupChannel, failed, 1, now));
  }

  extend({ kind, leaseId }: LeasedBatch, until: number): void {
    inTransaction(this.#db, () => {
      if (kind === 'retry') return this.#retries.extend(leaseId, until);
      this.#sql.run`UPDATE bus_leases SET until = ${until}
        WHERE id = ${leaseId} AND owner = ${this.#owner}`;
    });
  }

  /** Frees what is held by owners that are gone, or whose time ran out. Those events come again one
   *  at a time; one that was delivered `deliveryLimit` times becomes a dead letter.
   *  @returns those */
  reclaim(
    now: number,
    deliveryLimit: number,
    delayMs: (deliveries: number) => number,
    isGone: (owner: string) => boolean,
  ): readonly RetryEntry[] {
    const lost = (row: Record<string, unknown>) =>
      Number(row['until']) <= now || isGone(String(row['owner']));
    return inTransaction(this.#db, () => {
      for (const lease of this.#sql.all`SELECT * FROM bus_leases`.filter(lost)) {
        const groupChannel = groupChannelOf(lease);
        const events = this.#sql.all`SELECT id, body FROM bus_events
          WHERE channel = ${groupChannel.channel}
            AND seq BETWEEN ${Number(lease['first_seq'])} AND ${Number(lease['last_seq'])}`;
        for (const { id, body } of events) {
          const event = { ...groupChannel, eventId: String(id), body: String(body), deliveries: 1 };
          this.#retries.add(event, now);
        }
        this.#sql.run`DELETE FROM bus_leases WHERE id = ${Number(lease['id'])}`;
      }
      return this.#retries.removeLost(lost).filter((event) => {
        const { deliveries } = event;
        const isOver = deliveries >= deliveryLimit;
        if (isOver) this.#retries.deadLetter(event, handlerDiedReason(deliveries), now);
        else this.#retries.add(event, now + delayMs(deliveries));
        return isOver;
      });
    });
  }

  /** When the group's next redelivery is due; null when none waits. */
  nextDue(groupChannel: GroupChannel): number | null {
    return this.#retries.nextDue(groupChannel);
  }

  /** Forgets at most `limit` events that were published before `before` and that no group waits for
   *  or works on. Those of a channel that nobody ever subscribed to go after `unheardBefore`. */
  forget(before: number, unheardBefore: number, limit: number): number {
    const { changes } = inTransaction(
      this.#db,
      () => this.#sql.run`DELETE FROM bus_events WHERE seq IN (
        SELECT seq FROM bus_events AS e
        LEFT JOIN (
          SELECT channel, min(position) AS settled FROM (
            SELECT channel, position FROM bus_groups
            UNION ALL SELECT channel, first_seq - 1 FROM bus_leases
          ) GROUP BY channel
        ) AS g USING (channel)
        WHERE e.at < ${before} AND (e.seq <= g.settled OR (g.settled IS NULL AND e.at < ${unheardBefore}))
        ORDER BY seq LIMIT ${limit})`,
    );
    return Number(changes);
  }

  /** Events of each group that are not settled. */
  pending(): { readonly group: string; readonly channel: string; readonly pending: number }[] {
    const rows = this.#sql.all`SELECT group_name, channel,
        (SELECT count(*) FROM bus_events e WHERE e.channel = g.channel AND e.seq > g.position)
      + (SELECT coalesce(sum((SELECT count(*) FROM bus_events e
            WHERE e.channel = l.channel AND e.seq BETWEEN l.first_seq AND l.last_seq)), 0)
          FROM bus_leases l WHERE l.group_name = g.group_name AND l.channel = g.channel)
      + (SELECT count(*) FROM bus_redeliveries r
          WHERE r.group_name = g.group_name AND r.channel = g.channel) AS pending
      FROM bus_groups g ORDER BY group_name, channel`;
    return rows.map((row) => ({ ...groupChannelOf(row), pending: Number(row['pending']) }));
  }
}

function toEvent(row: Record<string, unknown>): NewsEvent {
  return JSON.parse(String(row['body'])) as NewsEvent;
}
