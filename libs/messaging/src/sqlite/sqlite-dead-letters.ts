import type { DatabaseSync } from 'node:sqlite';
import type { NewsEvent } from '@newsline/contracts';
import { inTransaction } from '@newsline/platform';
import { DeadLetters, type DeadLetter } from '../event-bus.ts';

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

  async list({
    limit,
    before,
  }: {
    readonly limit: number;
    readonly before?: string;
  }): Promise<DeadLetter[]> {
    const upTo = before === undefined ? Number.MAX_SAFE_INTEGER : Number(before);
    return this.#sql.all`SELECT * FROM bus_dead_letters WHERE id < ${upTo}
      ORDER BY id DESC LIMIT ${limit}`.map(toDeadLetter);
  }

  async get(id: string): Promise<DeadLetter | null> {
    const row = this.#sql.get`SELECT * FROM bus_dead_letters WHERE id = ${Number(id)}`;
    return row ? toDeadLetter(row) : null;
  }

  async retry(id: string): Promise<boolean> {
    return inTransaction(this.#db, () => {
      const { changes } = this.#sql.run`INSERT OR REPLACE INTO bus_redeliveries
        (group_name, channel, event_id, body, deliveries, due)
        SELECT group_name, channel, event_id, body, 0, ${this.#now()}
        FROM bus_dead_letters WHERE id = ${Number(id)}`;
      this.#sql.run`DELETE FROM bus_dead_letters WHERE id = ${Number(id)}`;
      return changes > 0;
    });
  }

  async count(): Promise<number> {
    return Number(this.#sql.get`SELECT count(*) AS n FROM bus_dead_letters`?.['n']);
  }
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
