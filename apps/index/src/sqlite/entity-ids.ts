import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { EntityName } from '../search/entities.ts';
import { storyNumber } from './doc-values.ts';

/** So many are kept in memory, by number and by name. */
const mostKnown = 50_000;

/** Gives numbers to whom and what articles name, one to each way of naming it: there are far more of them
 *  than of other values, and next to none comes again and again, so they stay in the file. */
export class EntityIds {
  readonly #insert: StatementSync;
  readonly #withValue: StatementSync;
  readonly #select: StatementSync;
  readonly #prepareAll: () => StatementSync;
  readonly #ids = new Map<string, number>();
  readonly #names = new Map<number, EntityName>();
  /** Of each number, that of the first way to name the same. */
  #entities = new Uint32Array(1024);
  #size = 0;

  /** @param suffix of the table's name, see `createDerivedTables` */
  constructor(db: DatabaseSync, suffix: string) {
    const table = `index_entities${suffix}`;
    this.#insert = db.prepare(
      `INSERT INTO ${table} (id, entity, hash, value, name) VALUES (?, ?, ?, ?, ?)`,
    );
    this.#withValue = db.prepare(
      `SELECT id, entity, name FROM ${table} WHERE hash = ? AND value = ?`,
    );
    // One statement for fifty takes a third of the time of fifty.
    this.#select = db.prepare(
      `SELECT id, value, name FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`,
    );
    // A statement that failed throws once more when it is run again (node:sqlite of Node 24.21).
    this.#prepareAll = () => db.prepare(`SELECT id, entity FROM ${table}`);
  }

  /** Reads from the file which numbers mean the same. */
  load(): void {
    this.#ids.clear();
    this.#names.clear();
    this.#size = 0;
    for (const { id, entity } of this.#prepareAll().iterate())
      this.#add(Number(id), Number(entity));
  }

  /** Numbers are smaller than this. */
  get size(): number {
    return this.#size;
  }

  get entities(): Uint32Array {
    return this.#entities;
  }

  /** The number, a new one if need be; inside the caller's transaction. */
  idOf([value, name]: EntityName): number {
    const key = `${value}\t${name}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#find(value, name);
    if (this.#ids.size >= mostKnown) this.#ids.clear();
    this.#ids.set(key, id);
    return id;
  }

  /** All numbers with one of these values. */
  withValues(values: readonly string[]): number[] {
    return values.flatMap((value) =>
      this.#withValue.all(storyNumber(value), value).map(({ id }) => Number(id)),
    );
  }

  /** What the numbers stand for, in their order. */
  namesOf(ids: readonly number[]): EntityName[] {
    if (this.#names.size >= mostKnown) this.#names.clear();
    const unknown = ids.filter((id) => !this.#names.has(id));
    if (unknown.length > 0)
      for (const { id, value, name } of this.#select.all(JSON.stringify(unknown)))
        this.#names.set(Number(id), [String(value), String(name)]);
    return ids.map((id) => this.#names.get(id) ?? ['', '']);
  }

  #find(value: string, name: string): number {
    const hash = storyNumber(value);
    const rows = this.#withValue.all(hash, value);
    const known = rows.find((row) => row['name'] === name);
    if (known) return Number(known['id']);
    const id = this.#size;
    const entity = Number(rows[0]?.['entity'] ?? id);
    this.#insert.run(id, entity, hash, value, name);
    this.#add(id, entity);
    return id;
  }

  #add(id: number, entity: number): void {
    if (id >= this.#entities.length) {
      const larger = new Uint32Array(Math.max(id + 1, this.#entities.length * 2));
      larger.set(this.#entities);
      this.#entities = larger;
    }
    this.#entities[id] = entity;
    this.#size = Math.max(this.#size, id + 1);
  }
}

/** Numbers as a column holds them: four bytes each, the lowest first. */
export function packedIds(ids: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(ids.length * 4);
  ids.forEach((id, i) => bytes.writeUInt32LE(id, i * 4));
  return bytes;
}
