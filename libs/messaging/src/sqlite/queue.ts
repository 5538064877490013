import type { DatabaseSync } from 'node:sqlite';
import type { NewsEvent } from '@newsline/contracts';
import { inTransaction, migrate } from '@newsline/platform';
import { FreshEvents } from './fresh-events.ts';
import { queueTables } from './queue-tables.ts';

export type Member = { readonly group: string; readonly channel: string };

/** Events that one member holds. `fresh`: a batch on its first delivery. `again`: a single event
 *  that failed, or outlived its process, before. */
export type Taken = {
  readonly kind: 'fresh' | 'again';
  readonly lease: number;
  /** How often each was delivered, this time included. */
  readonly deliveries: number;
  readonly events: readonly NewsEvent[];
};

export type Failed = {
  readonly event: NewsEvent;
  readonly verdict:
    | { readonly kind: 'retry'; readonly afterMs: number }
    | { readonly kind: 'dead'; readonly reason: string };
};

/** The durable queue: who holds which events, and what becomes of them. All methods are
 *  synchronous and leave the tables whole. Times are milliseconds since the epoch. */
export class Queue {
  readonly #db: DatabaseSync;
  readonly #sql;
  readonly #owner: string;
  readonly #fresh = new FreshEvents();

  constructor(database: DatabaseSync, owner: string) {
    this.#db = database;
    this.#owner = owner;
    migrate(database, 'bus', queueTables);
    this.#sql = database.createTagStore(64);
  }

  append(events: readonly NewsEvent[], now: number): void {
    const kept = inTransaction(this.#db, () =>
      events.flatMap((event) => {
        const hash = hashOf(event.id);
        if (this.#sql.get`SELECT 1 FROM bus_events WHERE id_hash = ${hash} AND id = ${event.id}`)
          return [];
        const { lastInsertRowid } = this.#sql
          .run`INSERT INTO bus_events (id, id_hash, channel, at, body)
          VALUES (${event.id}, ${hash}, ${event.type}, ${now}, ${JSON.stringify(event)})`;
        return [{ seq: Number(lastInsertRowid), event }];
      }),
    );
    for (const { seq, event } of kept) this.#fresh.add(seq, event);
  }

  /** Makes the group known; from now on nothing that it has not settled is forgotten. */
  join({ group, channel }: Member): void {
    this.#sql.run`INSERT OR IGNORE INTO bus_groups VALUES (${group}, ${channel}, 0)`;
  }

  /** Takes what is there for a member, if anything. */
  take(member: Member, batchSize: number, now: number, leaseMs: number): Taken | null {
    if (!this.#hasWork(member, now)) return null;
    return inTransaction(this.#db, () => this.#take(member, batchSize, now, now + leaseMs));
  }

  /** Settles what was taken, all of it but `failed`, and takes what comes next: one commit for both.
   *  Settles nothing where the lease was lost: then somebody else has the events. */
  settleAndTake(
    member: Member,
    { taken, failed }: { readonly taken: Taken; readonly failed: readonly Failed[] },
    batchSize: number,
    now: number,
    leaseMs: number,
  ): Taken | null {
    return inTransaction(this.#db, () => {
      this.#settle(member, taken, failed, now);
      return batchSize > 0 ? this.#take(member, batchSize, now, now + leaseMs) : null;
    });
  }

  #hasWork({ group, channel }: Member, now: number): boolean {
    const row = this.#sql.get`SELECT
      EXISTS (SELECT 1 FROM bus_events WHERE channel = ${channel} AND seq >
        (SELECT position FROM bus_groups WHERE group_name = ${group} AND channel = ${channel}))
      OR EXISTS (SELECT 1 FROM bus_redeliveries
        WHERE group_name = ${group} AND channel = ${channel} AND due <= ${now} AND owner IS NULL)
      AS work`;
    return row?.['work'] === 1;
  }

  #take(member: Member, batchSize: number, now: number, until: number): Taken | null {
    return this.#takeAgain(member, now, until) ?? this.#takeFresh(member, batchSize, until);
  }

  #takeAgain({ group, channel }: Member, now: number, until: number): Taken | null {
    const row = this.#sql.get`SELECT id, body, deliveries FROM bus_redeliveries
      WHERE group_name = ${group} AND channel = ${channel} AND owner IS NULL AND due <= ${now}
      ORDER BY due LIMIT 1`;
    if (!row) return null;
    const lease = Number(row['id']);
    const deliveries = Number(row['deliveries']) + 1;
    this.#sql.run`UPDATE bus_redeliveries
      SET owner = ${this.#owner}, until = ${until}, deliveries = ${deliveries} WHERE id = ${lease}`;
    return { kind: 'again', lease, deliveries, events: [toEvent(row)] };
  }

  #takeFresh({ group, channel }: Member, batchSize: number, until: number): Taken | null {
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
    const events = rows.map(({ seq }) => this.#fresh.get(Number(seq)) ?? this.#read(Number(seq)));
    return { kind: 'fresh', lease: Number(lastInsertRowid), deliveries: 1, events };
  }

  /** Whether this process published the event itself: then its type is to be trusted. */
  isOwn(event: NewsEvent): boolean {
    return this.#fresh.has(event);
  }

  #read(seq: number): NewsEvent {
    return toEvent(this.#sql.get`SELECT body FROM bus_events WHERE seq = ${seq}` ?? {});
  }

  #settle(member: Member, taken: Taken, failed: readonly Failed[], now: number): void {
    const { changes } =
      taken.kind === 'fresh'
        ? this.#sql.run`DELETE FROM bus_leases WHERE id = ${taken.lease} AND owner = ${this.#owner}`
        : this.#sql
            .run`DELETE FROM bus_redeliveries WHERE id = ${taken.lease} AND owner = ${this.#owner}`;
    if (changes === 0) return;
    for (const { event: failure, verdict } of failed) {
      const body = JSON.stringify(failure);
      const event = { ...member, eventId: failure.id, body, deliveries: taken.deliveries };
      if (verdict.kind === 'dead') this.#bury(event, verdict.reason, now);
      else this.#deliverAgain(event, now + verdict.afterMs);
    }
  }

  extend(taken: Taken, until: number): void {
    if (taken.kind === 'fresh') {
      this.#sql.run`UPDATE bus_leases SET until = ${until}
        WHERE id = ${taken.lease} AND owner = ${this.#owner}`;
    } else {
      this.#sql.run`UPDATE bus_redeliveries SET until = ${until}
        WHERE id = ${taken.lease} AND owner = ${this.#owner}`;
    }
  }

  /** Frees what is held by owners that are gone, or whose time ran out. Those events come again one
   *  at a time; one that was delivered `deliveryLimit` times becomes a dead letter. */
  reclaim(
    now: number,
    deliveryLimit: number,
    delayMs: (deliveries: number) => number,
    isGone: (owner: string) => boolean,
  ): void {
    const lost = (row: Record<string, unknown>) =>
      Number(row['until']) <= now || isGone(String(row['owner']));
    inTransaction(this.#db, () => {
      for (const lease of this.#sql.all`SELECT * FROM bus_leases`.filter(lost)) {
        const member = memberOf(lease);
        const events = this.#sql.all`SELECT id, body FROM bus_events
          WHERE channel = ${member.channel}
            AND seq BETWEEN ${Number(lease['first_seq'])} AND ${Number(lease['last_seq'])}`;
        for (const { id, body } of events) {
          this.#deliverAgain(
            { ...member, eventId: String(id), body: String(body), deliveries: 1 },
            now,
          );
        }
        this.#sql.run`DELETE FROM bus_leases WHERE id = ${Number(lease['id'])}`;
      }
      const held = this.#sql.all`SELECT * FROM bus_redeliveries WHERE owner IS NOT NULL`;
      for (const row of held.filter(lost)) {
        const deliveries = Number(row['deliveries']);
        const event = {
          ...memberOf(row),
          eventId: String(row['event_id']),
          body: String(row['body']),
          deliveries,
        };
        this.#sql.run`DELETE FROM bus_redeliveries WHERE id = ${Number(row['id'])}`;
        if (deliveries < deliveryLimit) this.#deliverAgain(event, now + delayMs(deliveries));
        else this.#bury(event, diedWithHandler(deliveries), now);
      }
    });
  }

  /** When the member's next redelivery is due; null when none waits. */
  nextDue({ group, channel }: Member): number | null {
    const row = this.#sql.get`SELECT min(due) AS due FROM bus_redeliveries
      WHERE group_name = ${group} AND channel = ${channel} AND owner IS NULL`;
    return row?.['due'] == null ? null : Number(row['due']);
  }

  /** Forgets at most `limit` events that were published before `before` and that no group waits for
   *  or works on. Those of a channel that nobody ever subscribed to go after `unheardBefore`. */
  forget(before: number, unheardBefore: number, limit: number): number {
    return Number(
      this.#sql.run`DELETE FROM bus_events WHERE seq IN (
        SELECT seq FROM bus_events AS e
        LEFT JOIN (
          SELECT channel, min(position) AS settled FROM (
            SELECT channel, position FROM bus_groups
            UNION ALL SELECT channel, first_seq - 1 FROM bus_leases
          ) GROUP BY channel
        ) AS g USING (channel)
        WHERE e.at < ${before} AND (e.seq <= g.settled OR (g.settled IS NULL AND e.at < ${unheardBefore}))
        ORDER BY seq LIMIT ${limit})`.changes,
    );
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
    return rows.map((row) => ({ ...memberOf(row), pending: Number(row['pending']) }));
  }

  #deliverAgain(event: QueuedEvent, due: number): void {
    this.#sql.run`INSERT OR REPLACE INTO bus_redeliveries
      (group_name, channel, event_id, body, deliveries, due)
      VALUES (${event.group}, ${event.channel}, ${event.eventId}, ${event.body}, ${event.deliveries}, ${due})`;
  }

  #bury(event: QueuedEvent, reason: string, now: number): void {
    this.#sql.run`INSERT INTO bus_dead_letters
      (group_name, channel, event_id, body, reason, deliveries, at)
      VALUES (${event.group}, ${event.channel}, ${event.eventId}, ${event.body}, ${reason}, ${event.deliveries}, ${now})`;
  }
}

type QueuedEvent = Member & {
  readonly eventId: string;
  readonly body: string;
  readonly deliveries: number;
};

function toEvent(row: Record<string, unknown>): NewsEvent {
  return JSON.parse(String(row['body'])) as NewsEvent;
}

function memberOf(row: Record<string, unknown>): Member {
  return { group: String(row['group_name']), channel: String(row['channel']) };
}

function diedWithHandler(deliveries: number): string {
  return `Its handler died with its process, or ran out of time, ${deliveries} times. See the log of that time before sending it again.`;
}

/** FNV-1a over UTF-16 units: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return hash;
}
