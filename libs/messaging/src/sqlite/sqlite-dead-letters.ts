import type { DatabaseSync } from 'node:sqlite';
import type { NewsEvent } from '@newsline/contracts';
import { inTransaction } from '@newsline/platform';
import { DeadLetters, type DeadLetter, type DeadLetterFilter } from '../dead-letters.ts';

/** An integer that no id reaches. */
const beyond = Number.MAX_SAFE_INTEGER;

const matching = `bus_dead_letters WHERE id <= :upTo AND at < :before
  AND (:group IS NULL OR group_name = :group)
  AND (:channel IS NULL OR channel = :channel)
  AND (:reason IS NULL OR instr(reason, :reason) > 0)`;

export class SqliteDeadLetters extends DeadLetters {
  readonly #db: DatabaseSync;
  readonly #sql;
  readonly #now: () => number;
  readonly #newest;
  readonly #oldest;
  readonly #count;

  /** The tables are the queue's: open a `Queue` on the database first. */
  constructor(database: DatabaseSync, now: () => number) {
    super();
    this.#db = database;
    this.#now = now;
    this.#sql = database.createTagStore(16);
    this.#newest = database.prepare(
      `SELECT * FROM ${matching} AND id < :after ORDER BY id DESC LIMIT :limit`,
    );
    this.#oldest = database.prepare(`SELECT id FROM ${matching} ORDER BY id LIMIT :limit`);
    this.#count = database.prepare(`SELECT count(*) AS n FROM ${matching}`);
  }

  async list(
    { limit, after }: { readonly limit: number; readonly after?: string },
    filter: DeadLetterFilter = {},
  ): Promise<DeadLetter[]> {
    const before = after === undefined ? beyond : Number(after);
    return this.#newest.all({ ...bound(filter), after: before, limit }).map(toDeadLetter);
  }

  async get(id: string): Promise<DeadLetter | null> {
    const row = this.#sql.get`SELECT * FROM bus_dead_letters WHERE id = ${Number(id)}`;
    return row ? toDeadLetter(row) : null;
  }

  async count(filter: DeadLetterFilter = {}): Promise<number> {
    return Number(this.#count.get(bound(filter))?.['n']);
  }

  async retry(id: string): Promise<boolean> {
    return inTransaction(this.#db, () => this.#retry(Number(id)));
  }

  async discard(id: string): Promise<boolean> {
    return inTransaction(this.#db, () => this.#discard(Number(id)));
  }

  async retryMatching(filter: DeadLetterFilter, limit: number): Promise<number> {
    return this.#forOldest(filter, limit, (id) => this.#retry(id));
  }

  async discardMatching(filter: DeadLetterFilter, limit: number): Promise<number> {
    return this.#forOldest(filter, limit, (id) => this.#discard(id));
  }

  #forOldest(filter: DeadLetterFilter, limit: number, apply: (id: number) => boolean): number {
    return inTransaction(this.#db, () => {
      const rows = this.#oldest.all({ ...bound(filter), limit });
      return rows.filter(({ id }) => apply(Number(id))).length;
    });
  }

  #retry(id: number): boolean {
    const { changes } = this.#sql.run`INSERT OR REPLACE INTO bus_redeliveries
      (group_name, channel, event_id, body, deliveries, due)
      SELECT group_name, channel, event_id, body, 0, ${this.#now()}
      FROM bus_dead_letters WHERE id = ${id}`;
    this.#discard(id);
    return changes > 0;
  }

  #discard(id: number): boolean {
    return this.#sql.run`DELETE FROM bus_dead_letters WHERE id = ${id}`.changes > 0;
  }
}

/** A filter as parameters: null, or what is greater than every value, for what it does not name. */
function bound({ group, channel, reason, before, upTo }: DeadLetterFilter) {
  return {
    group: group ?? null,
    channel: channel ?? null,
    reason: reason ?? null,
    before: before?.getTime() ?? beyond,
    upTo: upTo === undefined ? beyond : Number(upTo),
  };
}

function toDeadLetter(row: Record<string, unknown>): DeadLetter {
  return {
    id: String(row['id']),
    group: String(row['group_name']),
    event: JSON.parse(String(row['body'])) as NewsEvent,
    reason: String(row['reason']),
    deliveries: Number(row['deliveries']),
    at: new Date(Number(row['at'])),
  };
}
