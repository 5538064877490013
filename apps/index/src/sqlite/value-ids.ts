import type { DatabaseSync, StatementSync } from 'node:sqlite';

export type ValueKind = 'sources' | 'language' | 'topics' | 'outlet';
/** A number, and the values that it stands for: one, none or those of a set. */
export type NumberedValues = { readonly id: number; readonly values: readonly string[] };

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
  readonly #numbered: Record<ValueKind, NumberedValues[]> = {
    sources: [],
    language: [],
    topics: [],
    outlet: [],
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
    for (const all of Object.values(this.#numbered)) all.length = 0;
    this.#size = 0;
    for (const { id, kind, value } of this.#select.all()) {
      this.#add(kind as ValueKind, String(value), Number(id));
      this.#size = Math.max(this.#size, Number(id) + 1);
    }
  }

  /** The value's number, a new one if need be; inside the caller's transaction. */
  idOf(kind: ValueKind, value: string): number {
    const known = this.#ids[kind].get(value);
    if (known !== undefined) return known;
    const id = this.#size++;
    this.#insert.run(id, kind, value);
    this.#add(kind, value, id);
    return id;
  }

  /** All numbers of a kind. */
  of(kind: ValueKind): readonly NumberedValues[] {
    return this.#numbered[kind];
  }

  /** Numbers are smaller than this. */
  get size(): number {
    return this.#size;
  }

  #add(kind: ValueKind, stored: string, id: number): void {
    this.#ids[kind].set(stored, id);
    this.#numbered[kind].push({ id, values: valuesOf(kind, stored) });
  }
}

function valuesOf(kind: ValueKind, stored: string): readonly string[] {
  if (kind === 'topics' || kind === 'sources') return JSON.parse(stored) as string[];
  return stored === '' ? [] : [stored];
}
