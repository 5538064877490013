import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

/** How far a part has come: the value that its rows are ordered by. */
export type Position = number | string;

export type TransferredBatch = { readonly position: Position; readonly count: number };

/**
 * One part of the data of an installation in SQLite, to be transferred to the engine of a service that
 * runs by itself. Each app gives its own parts; the file does not change during a transfer. The
 * agreement:
 *
 * - `next` writes the batch of rows that comes after a position, and resolves when they are on disk;
 *   null when there are none. Repeated with the same position it leaves the target the same.
 * - One process at a time transfers a part, from its beginning to its end, after the parts before it.
 */
export type TransferPart = {
  /** Unique, for people: `ingest articles`. */
  readonly name: string;
  /** How many rows there are to transfer. */
  readonly total: () => number;
  /** A value that changes with the rows also where `total` may not. */
  readonly stamp?: () => string;
  /** @param position null: from the beginning */
  readonly next: (position: Position | null) => Promise<TransferredBatch | null>;
  /** How many of the rows the target holds; left out where it can't tell. */
  readonly arrived?: () => Promise<number>;
};

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** A batch ends at whichever comes first. A long text is still a batch of its own. */
const mostRows = 500;
const mostCharacters = 4_000_000;

/** A part that is the rows of a query.
 *  @param count a query of one number, `n`
 *  @param rows orders by its column `position` and has one parameter, the position that rows come after
 *  @param first comes before every position */
export function transferRows(
  database: DatabaseSync,
  {
    count,
    rows,
    first = 0,
    write,
    ...part
  }: Pick<TransferPart, 'name' | 'arrived' | 'stamp'> & {
    readonly count: string;
    readonly rows: string;
    readonly first?: Position;
    readonly write: (rows: readonly Row[]) => Promise<unknown>;
  },
): TransferPart {
  return {
    ...part,
    total: () => Number(database.prepare(count).get()?.['n']),
    next: async (position) => {
      const batch = batchOf(database.prepare(rows).iterate(position ?? first));
      const last = batch.at(-1)?.['position'];
      if (last === undefined) return null;
      await write(batch);
      return { position: typeof last === 'string' ? last : Number(last), count: batch.length };
    },
  };
}

function batchOf(rows: Iterable<Row>): readonly Row[] {
  const batch: Row[] = [];
  let characters = 0;
  for (const row of rows) {
    batch.push(row);
    for (const value of Object.values(row))
      if (typeof value === 'string') characters += value.length;
    if (batch.length >= mostRows || characters >= mostCharacters) break;
  }
  return batch;
}
