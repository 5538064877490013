import type { DatabaseSync } from 'node:sqlite';
import type { NewsEvent } from '@newsline/contracts';
import { inTransaction } from '@newsline/platform';
import { DeadLetters, type DeadLetter, type DeadLetterFilter } from '../dead-letters.ts';

/** An integer that no id reaches. */
const beyond = Number.MAX_SAFE_INTEGER;

export class SqliteDeadLetters extends DeadLetters {
  readonly #db: DatabaseSync;
  readonly #sql;
  readonly #now: () => number;

  /** The tables are the queue's: open a `Queue` on the database first. */
  constructor(database: DatabaseSync, now: () => number) {
    super();
    this.#db = database;
    this.#now = now;
    this.#sql = database.createTagStore(16);
  }

  async list(
    { limit, after }: { readonly limit: number; readonly after?: string },
    filter: DeadLetterFilter = {},
  ): Promise<DeadLetter[]> {
    const { group, channel, reason, before, upTo } = bound(filter);
    return this.#sql.all`SELECT * FROM bus_dead_letters
      WHERE id < ${after === undefined ? beyond : Number(after)} AND id <= ${upTo}
        AND (${group} IS NULL OR group_name = ${group})
        AND (${channel} IS NULL OR channel = ${channel})
        AND (${reason} IS NULL OR instr(reason, ${reason}) > 0) AND at < ${before}
      ORDER BY id DESC LIMIT ${limit}`.map(toDeadLetter);
  }

  async get(id: string): Promise<DeadLetter | null> {
    const row = this.#sql.get`SELECT * FROM bus_dead_letters WHERE id = ${Number(id)}`;
    return row ? toDeadLetter(row) : null;
  }

  async count(filter: DeadLetterFilter = {}): Promise<number> {
    const { group, channel, reason, before, upTo } = bound(filter);
    const row = this.#sql.get`SELECT count(*) AS n FROM bus_dead_letters
      WHERE id <= ${upTo} AND (${group} IS NULL OR group_name = ${group})
        AND (${channel} IS NULL OR channel = ${channel})
        AND (${reason} IS NULL OR instr(reason, ${reason}) > 0) AND at < ${before}`;
    return Number(row?.['n']);
  }

  async retry(id: string): Promise<boolean> {
    return inTransaction(this.#db, () => this.#retry(Number(id)));
  }

  async discard(id: string): Promise<boolean> {
    return this.#discard(Number(id));
  }

  async retryMatching(filter: DeadLetterFilter, limit: number): Promise<number> {
    return this.#forOldest(filter, limit, (id) => this.#retry(id));
  }

  async discardMatching(filter: DeadLetterFilter, limit: number): Promise<number> {
    return this.#forOldest(filter, limit, (id) => this.#discard(id));
  }

  #forOldest(filter: DeadLetterFilter, limit: number, apply: (id: number) => boolean): number {
    const { group, channel, reason, before, upTo } = bound(filter);
    return inTransaction(this.#db, () => {
      const rows = this.#sql.all`SELECT id FROM bus_dead_letters
        WHERE id <= ${upTo} AND (${group} IS NULL OR group_name = ${group})
          AND (${channel} IS NULL OR channel = ${channel})
          AND (${reason} IS NULL OR instr(reason, ${reason}) > 0) AND at < ${before}
        ORDER BY id LIMIT ${limit}`;
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
