import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { bareEntry, Standing, type Entry } from './index-document.ts';
import { Refusal, type Server } from './server.ts';
import type { Tasks } from './tasks.ts';

const pageSize = 1000;
/** The id and key of an entry that says whether the index is being rebuilt, and which one it is. */
const sign = 'rebuild';
/** As many terms as are remembered to be there already; then it begins anew. */
const mostKnownTerms = 200_000;
const Arrived = z.object({ arrived: z.int() });

export type TaskSize = { readonly mostDocuments: number; readonly mostBytes: number };

/** Reads and writes the entries of one index of the server. */
export class EntryStore {
  readonly uid: string;
  readonly #server: Server;
  readonly #tasks: Tasks;
  readonly #size: TaskSize;
  readonly #knownTerms = new Set<string>();
  #edition = 0;

  constructor(uid: string, { server, tasks, size }: StoreParts) {
    this.uid = uid;
    this.#server = server;
    this.#tasks = tasks;
    this.#size = size;
  }

  /** Null where there is no such index. */
  async look(keys: readonly string[]): Promise<Seen | null> {
    const found: Standing[] = [];
    try {
      for (let from = 0; from <= keys.length; from += pageSize) {
        const some = [sign, ...keys.slice(from, from + pageSize)].map((key) => `"${key}"`);
        await this.#browse(`key IN [${some.join(', ')}]`, found);
      }
    } catch (error) {
      if (error instanceof Refusal && error.code === 'index_not_found') return null;
      throw error;
    }
    const signs = found.filter(({ key }) => key === sign);
    this.#noteEdition(signs[0]?.rank ?? 0);
    return {
      standings: found.filter(({ key }) => key !== sign),
      isBeingRebuilt: signs.some(({ kind }) => kind === 'rebuild'),
    };
  }

  /** Says of the index that it is being rebuilt, or that it is not. */
  async mark(isBeingRebuilt: boolean): Promise<void> {
    const kind = isBeingRebuilt ? 'rebuild' : 'gone';
    await this.write([bareEntry({ id: sign, key: sign, rank: this.#edition, kind })], 0);
  }

  /** Says of the index that it is another than the one before.
   *  @param arrived what arrives here has higher numbers */
  async markNew(arrived: number): Promise<void> {
    this.#noteEdition(randomInt(2 ** 47));
    const standing = { id: sign, key: sign, rank: this.#edition, kind: 'gone' } as const;
    await this.write([bareEntry(standing)], arrived);
  }

  /** The highest number that anything in this index arrived under; 0 where there is nothing. */
  async lastArrived(): Promise<number> {
    const { results } = await this.#server.ask('find what arrived last', (client) =>
      client.index(this.uid).getDocuments({
        filter: 'kind != term',
        sort: ['arrived:desc'],
        fields: ['arrived'],
        limit: 1,
      }),
    );
    const [last] = z.array(Arrived).parse(results);
    return last?.arrived ?? 0;
  }

  /** Resolves when all can be found, see `Tasks.run`. What goes into one task is written whole or
   *  not at all; entries with one key go into one.
   *  @param arrived the number of those that have none yet */
  async write(entries: readonly Entry[], arrived: number): Promise<void> {
    const terms = new Set(entries.flatMap((entry) => [...entry.terms]));
    const news = [...terms].filter((term) => !this.#knownTerms.has(term));
    const documents = [
      ...news.map((term) => JSON.stringify(termDocument(term))),
      ...[...Map.groupBy(entries, ({ key }) => key).values()].map((together) =>
        together.map((entry) => JSON.stringify(documentOf(entry, arrived))).join('\n'),
      ),
    ];
    for (const lines of inTasks(documents, this.#size)) {
      await this.#tasks.run(`write to ${this.uid}`, (client) =>
        client
          .index(this.uid)
          .addDocumentsFromString(lines, 'application/x-ndjson', { primaryKey: 'id' }),
      );
    }
    if (this.#knownTerms.size > mostKnownTerms) this.#knownTerms.clear();
    for (const term of news) this.#knownTerms.add(term);
  }

  /** Another index has other terms. */
  #noteEdition(edition: number): void {
    if (edition !== this.#edition) this.#knownTerms.clear();
    this.#edition = edition;
  }

  async #browse(filter: string, into: Standing[]): Promise<void> {
    for (let offset = 0, total = 1; offset < total; offset += pageSize) {
      const page = await this.#server.ask(`read ${this.uid}`, (client) =>
        client.index(this.uid).getDocuments({
          filter,
          fields: ['id', 'key', 'rank', 'kind'],
          limit: pageSize,
          offset,
        }),
      );
      into.push(...z.array(Standing).parse(page.results));
      total = page.total;
    }
  }
}

export type Seen = {
  /** Everything with one of the keys. */
  readonly standings: readonly Standing[];
  readonly isBeingRebuilt: boolean;
};

export type StoreParts = {
  readonly server: Server;
  readonly tasks: Tasks;
  readonly size: TaskSize;
};

function documentOf({ id, key, rank, kind, arrived, fields }: Entry, next: number): object {
  return { id, key, rank, kind, arrived: arrived ?? next, ...fields };
}

function termDocument(term: string): object {
  const id = `term-${Buffer.from(term).toString('hex')}`;
  return { id, kind: 'term', term, reversed: [...term].reverse().join('') };
}

/** Documents, one a line, in pieces that are no larger than a task should be. */
function* inTasks(
  documents: readonly string[],
  { mostDocuments, mostBytes }: TaskSize,
): Iterable<string> {
  let piece: string[] = [];
  let bytes = 0;
  for (const document of documents) {
    const size = Buffer.byteLength(document) + 1;
    if (piece.length > 0 && (piece.length >= mostDocuments || bytes + size > mostBytes)) {
      yield piece.join('\n');
      piece = [];
      bytes = 0;
    }
    piece.push(document);
    bytes += size;
  }
  if (piece.length > 0) yield piece.join('\n');
}
