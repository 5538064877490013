import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

/** How far a part has come: what its rows are ordered by. */
export type Place = number | string;
export type Moved = { readonly place: Place; readonly count: number };

/**
 * One part of what an installation in SQLite keeps, on its way to the engine of a service that runs by
 * itself. Each app owns its parts; nothing changes in the file while they are moved. The agreement:
 *
 * - `next` writes the rows that come after a place, as many as a batch holds, and resolves when they are
 *   on disk; null when there are none. Repeated with the same place it leaves the target the same.
 * - A part is moved by one process at a time, from its beginning to its end, after the parts before it.
 */
export type MovingPart = {
  /** Unique, for people: `ingest articles`. */
  readonly name: string;
  /** How many there are to be moved. */
  readonly total: () => number;
  /** What changes whenever what is to be moved does and `total` may not. */
  readonly stamp?: () => string;
  /** @param place null: from the beginning */
  readonly next: (place: Place | null) => Promise<Moved | null>;
  /** How many of them the target holds; left out where it can't tell. */
  readonly arrived?: () => Promise<number>;
};

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** A batch ends at whichever comes first. A long text is still a batch of its own. */
const mostRows = 500;
const mostCharacters = 4_000_000;

/** A part that is the rows of a query.
 *  @param count a query of one number, `n`
 *  @param rows orders by its column `place` and has one parameter, the place that rows come after
 *  @param first comes before every place */
export function movingRows(
  database: DatabaseSync,
  {
    count,
    rows,
    first = 0,
    write,
    ...part
  }: Pick<MovingPart, 'name' | 'arrived' | 'stamp'> & {
    readonly count: string;
    readonly rows: string;
    readonly first?: Place;
    readonly write: (rows: readonly Row[]) => Promise<unknown>;
  },
): MovingPart {
  return {
    ...part,
    total: () => Number(database.prepare(count).get()?.['n']),
    next: async (place) => {
      const batch = batchOf(database.prepare(rows).iterate(place ?? first));
      const last = batch.at(-1)?.['place'];
      if (last === undefined) return null;
      await write(batch);
      return { place: typeof last === 'string' ? last : Number(last), count: batch.length };
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
