import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { DocEntities } from './doc-entities.ts';
import { addDoc, hasDoc, noDocs, removeDoc, type DocBits } from './doc-bits.ts';

/** What filters, facets and order need to know of every article, in memory by document number:
 *  some hundred bytes each, where looking it up row by row would cost most of a search's time. */
export class DocValues {
  readonly #db: DatabaseSync;
  #after: StatementSync;
  /** The highest document number seen. Numbers grow and are never used again. */
  lastDoc = 0;
  /** How many documents are there. */
  count = 0;
  /** Numbers of sets, as are topics. */
  source = new Uint32Array(1024);
  language = new Uint32Array(1024);
  topics = new Uint32Array(1024);
  /** 0xffffffff where an earlier version of Newsline didn't store it. */
  outlet = new Uint32Array(1024);
  edited = new Uint8Array(1024);
  story = new Float64Array(1024);
  published = new Float64Array(1024);
  /** The number of the day of publication: an index of `days`. */
  day = new Uint32Array(1024);
  readonly entities = new DocEntities();
  /** Days since 1970, in the order in which they were met. */
  readonly days: number[] = [];
  readonly #dayNumbers = new Map<number, number>();
  readonly #dayOf: (at: number) => number;
  live: DocBits = noDocs(1023);

  /** @param dayOf see `dayIn` */
  constructor(db: DatabaseSync, dayOf: (at: number) => number) {
    this.#db = db;
    this.#dayOf = dayOf;
    this.#after = rowsAfter(db);
  }

  /** Reads all anew: after a reindex, value ids are others. */
  load(): void {
    // A statement that failed throws once more when it is run again (node:sqlite of Node 24.21).
    this.#after = rowsAfter(this.#db);
    this.lastDoc = 0;
    this.count = 0;
    this.live.fill(0);
    this.entities.clear();
    this.refresh();
  }

  /** Reads what was committed since the last time. */
  refresh(): void {
    for (const row of this.#after.iterate(this.lastDoc) as Iterable<unknown>) {
      const [doc, source, language, topics, story, ...others] = row as Row;
      const [published, outlet, edited, entities] = others;
      if (doc >= this.source.length) this.#grow(doc);
      this.lastDoc = doc;
      this.source[doc] = source;
      this.language[doc] = language;
      this.topics[doc] = topics;
      this.story[doc] = story;
      this.published[doc] = published;
      this.outlet[doc] = outlet;
      this.edited[doc] = edited;
      this.entities.put(doc, entities);
      this.day[doc] = this.#dayNumber(published);
      addDoc(this.live, doc);
      this.count += 1;
    }
  }

  remove(doc: number): void {
    if (!hasDoc(this.live, doc)) return;
    removeDoc(this.live, doc);
    this.count -= 1;
  }

  #dayNumber(published: number): number {
    const day = this.#dayOf(published);
    const known = this.#dayNumbers.get(day);
    if (known !== undefined) return known;
    this.#dayNumbers.set(day, this.days.length);
    return this.days.push(day) - 1;
  }

  #grow(doc: number): void {
    const size = Math.max(doc + 1, this.source.length * 2);
    this.source = copied(new Uint32Array(size), this.source);
    this.language = copied(new Uint32Array(size), this.language);
    this.topics = copied(new Uint32Array(size), this.topics);
    this.outlet = copied(new Uint32Array(size), this.outlet);
    this.edited = copied(new Uint8Array(size), this.edited);
    this.story = copied(new Float64Array(size), this.story);
    this.published = copied(new Float64Array(size), this.published);
    this.day = copied(new Uint32Array(size), this.day);
    this.live = copied(noDocs(size - 1), this.live);
  }
}

function rowsAfter(db: DatabaseSync): StatementSync {
  const statement = db.prepare(
    `SELECT doc, source, language, topics, story, published, outlet, edited, entities
     FROM index_facts WHERE doc > ? ORDER BY doc`,
  );
  statement.setReturnArrays(true);
  return statement;
}

type Row = readonly [
  ...[doc: number, source: number, language: number, topics: number, story: number],
  ...[published: number, outlet: number, edited: number, entities: Uint8Array],
];

function copied<Column extends { set(from: Column): void }>(to: Column, from: Column): Column {
  to.set(from);
  return to;
}

/** A story's id as a number that a column can hold: 52 bits of FNV-1a in two lanes. Two of a
 *  million stories share one with a chance of one in nine thousand. */
export function storyNumber(storyId: string): number {
  let low = 0x811c9dc5;
  let high = 0x9dc5811c;
  for (let i = 0; i < storyId.length; i++) {
    low = Math.imul(low ^ storyId.charCodeAt(i), 0x01000193);
    high = Math.imul(high ^ storyId.charCodeAt(i), 0x85ebca6b) ^ (high >>> 13);
  }
  return (high >>> 12) * 2 ** 32 + (low >>> 0);
}
