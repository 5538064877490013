import type { DatabaseSync, StatementSync } from 'node:sqlite';

export type ValueKind = 'sources' | 'language' | 'topics' | 'outlet';

/** Gives small numbers to values that come again and again: sets of sources, languages, sets of topics. */
export class ValueIds {
  readonly #insert: StatementSync;
  readonly #select: StatementSync;
  readonly #ids: Record<ValueKind, Map<string, number>> = {
    sources: new Map(),
    language: new Map(),
    topics: new Map(),
    outlet: new Map(),
  };
  #size = 0;

  /** @param suffix of the table's name, see `createDerivedTables` */
  constructor(db: DatabaseSync, suffix: string) {
    this.#insert = db.prepare(
      `INSERT INTO index_values${suffix} (id, kind, value) VALUES (?, ?, ?)`,
    );
    this.#select = db.prepare(`SELECT id, kind, value FROM index_values${suffix}`);
  }

  /** Reads the values from the file. */
  load(): void {
    for (const ids of Object.values(this.#ids)) ids.clear();
    this.#size = 0;
    for (const { id, kind, value } of this.#select.all()) {
      this.#ids[kind as ValueKind].set(String(value), Number(id));
      this.#size = Math.max(this.#size, Number(id) + 1);
    }
  }

  /** The value's number, a new one if need be; inside the caller's transaction. */
  idOf(kind: ValueKind, value: string): number {
    const known = this.#ids[kind].get(value);
    if (known !== undefined) return known;
    const id = this.#size++;
    this.#insert.run(id, kind, value);
    this.#ids[kind].set(value, id);
    return id;
  }

  /** All values of a kind with their numbers. */
  of(kind: ValueKind): Iterable<readonly [value: string, id: number]> {
    return this.#ids[kind];
  }

  /** Numbers are smaller than this. */
  get size(): number {
    return this.#size;
  }
}
