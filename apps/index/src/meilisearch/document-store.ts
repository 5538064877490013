import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { headerDocument, DocumentHeader, type IndexDocument } from './index-document.ts';
import type { Changes } from './versions.ts';
import { MeilisearchRefusal, type Server } from './server.ts';
import type { Tasks } from './tasks.ts';

const pageSize = 1000;
/** The id and key of the document that tells the index's generation, and whether it is being
 *  reindexed. */
const generationKey = 'rebuild';
/** So many terms are remembered as written; then the memory is cleared. */
const maxKnownTerms = 200_000;
const Sequenced = z.object({ arrived: z.int() });

export type TaskSize = { readonly maxDocuments: number; readonly maxBytes: number };

/** Reads and writes the documents of one index of the server. */
export class DocumentStore {
  readonly uid: string;
  readonly #server: Server;
  readonly #tasks: Tasks;
  readonly #size: TaskSize;
  readonly #knownTerms = new Set<string>();
  #generation = 0;

  constructor(uid: string, { server, tasks, size }: StoreOptions) {
    this.uid = uid;
    this.#server = server;
    this.#tasks = tasks;
    this.#size = size;
  }

  /** The headers of all documents with one of the keys; null where there is no such index. */
  async headersOf(keys: readonly string[]): Promise<StoredHeaders | null> {
    const found: DocumentHeader[] = [];
    try {
      for (let from = 0; from <= keys.length; from += pageSize) {
        const some = [generationKey, ...keys.slice(from, from + pageSize)].map((key) => `"${key}"`);
        await this.#browse(`key IN [${some.join(', ')}]`, found);
      }
    } catch (error) {
      if (error instanceof MeilisearchRefusal && error.code === 'index_not_found') return null;
      throw error;
    }
    const generations = found.filter(({ key }) => key === generationKey);
    this.#noteGeneration(generations[0]?.rank ?? 0);
    return {
      headers: found.filter(({ key }) => key !== generationKey),
      generation: this.#generation,
      isReindexing: generations.some(({ kind }) => kind === 'rebuild'),
    };
  }

  /** Marks the index as being reindexed, or as no longer so: writers look for it. */
  async markReindexing(isReindexing: boolean): Promise<void> {
    await this.#writeGeneration(isReindexing ? 'rebuild' : 'gone', 0);
  }

  /** Marks a new index as another generation than the one before.
   *  @param sequenceNumber what is written later has higher ones
   *  @returns the generation */
  async markGeneration(sequenceNumber: number): Promise<number> {
    this.#noteGeneration(randomInt(2 ** 47));
    await this.#writeGeneration('gone', sequenceNumber);
    return this.#generation;
  }

  /** The highest sequence number in this index; 0 where there is nothing. */
  async lastSequenceNumber(): Promise<number> {
    const { results } = await this.#server.ask('find the last sequence number', (client) =>
      client.index(this.uid).getDocuments({
        filter: 'kind != term',
        sort: ['arrived:desc'],
        fields: ['arrived'],
        limit: 1,
      }),
    );
    const [last] = z.array(Sequenced).parse(results);
    return last?.arrived ?? 0;
  }

  /** The observations of a source, in all articles. */
  async observationsBy(source: string): Promise<readonly DocumentHeader[]> {
    const found: DocumentHeader[] = [];
    await this.#browse(`kind = observed AND source = "${source}"`, found);
    return found;
  }

  /** Writes what has to change, as `write` does. */
  async change({ documents, sources }: Changes, sequenceNumber: number): Promise<void> {
    if (documents.length > 0) await this.write(documents, sequenceNumber);
    const lines = sources.map((update) => JSON.stringify(update));
    for (const payload of payloadsOf(lines, this.#size)) {
      await this.#tasks.run(`write sources to ${this.uid}`, (client) =>
        client
          .index(this.uid)
          .updateDocumentsFromString(payload, 'application/x-ndjson', { primaryKey: 'id' }),
      );
    }
  }

  /** Resolves when all can be found, see `Tasks.run`. What goes into one task is written whole or
   *  not at all; documents with one key go into one.
   *  @param sequenceNumber for those that have none yet */
  async write(documents: readonly IndexDocument[], sequenceNumber: number): Promise<void> {
    const terms = new Set(documents.flatMap((document) => [...document.terms]));
    const newTerms = [...terms].filter((term) => !this.#knownTerms.has(term));
    const lines = [
      ...newTerms.map((term) => JSON.stringify(termDocument(term))),
      ...[...Map.groupBy(documents, ({ key }) => key).values()].map((versions) =>
        versions.map((version) => JSON.stringify(jsonOf(version, sequenceNumber))).join('\n'),
      ),
    ];
    for (const payload of payloadsOf(lines, this.#size)) {
      await this.#tasks.run(`write to ${this.uid}`, (client) =>
        client
          .index(this.uid)
          .addDocumentsFromString(payload, 'application/x-ndjson', { primaryKey: 'id' }),
      );
    }
    if (this.#knownTerms.size > maxKnownTerms) this.#knownTerms.clear();
    for (const term of newTerms) this.#knownTerms.add(term);
  }

  async #writeGeneration(kind: DocumentHeader['kind'], sequenceNumber: number): Promise<void> {
    const header = { id: generationKey, key: generationKey, rank: this.#generation, kind };
    await this.write([headerDocument(header)], sequenceNumber);
  }

  /** Another generation of the index has other terms. */
  #noteGeneration(generation: number): void {
    if (generation !== this.#generation) this.#knownTerms.clear();
    this.#generation = generation;
  }

  async #browse(filter: string, into: DocumentHeader[]): Promise<void> {
    for (let offset = 0, total = 1; offset < total; offset += pageSize) {
      const page = await this.#server.ask(`read ${this.uid}`, (client) =>
        client.index(this.uid).getDocuments({
          filter,
          fields: ['id', 'key', 'rank', 'kind', 'source', 'asOf', 'standing'],
          limit: pageSize,
          offset,
        }),
      );
      into.push(...z.array(DocumentHeader).parse(page.results));
      total = page.total;
    }
  }
}

export type StoredHeaders = {
  readonly headers: readonly DocumentHeader[];
  /** Of the index; 0 for one that was never made anew. */
  readonly generation: number;
  readonly isReindexing: boolean;
};

export type StoreOptions = {
  readonly server: Server;
  readonly tasks: Tasks;
  readonly size: TaskSize;
};

function jsonOf(
  { id, key, rank, kind, sequenceNumber, fields }: IndexDocument,
  next: number,
): object {
  return { id, key, rank, kind, arrived: sequenceNumber ?? next, ...fields };
}

function termDocument(term: string): object {
  const id = `term-${Buffer.from(term).toString('hex')}`;
  return { id, kind: 'term', term, reversed: [...term].reverse().join('') };
}

/** Lines in payloads that are no larger than a task should be. */
function* payloadsOf(
  lines: readonly string[],
  { maxDocuments, maxBytes }: TaskSize,
): Iterable<string> {
  let payload: string[] = [];
  let bytes = 0;
  for (const line of lines) {
    const size = Buffer.byteLength(line) + 1;
    if (payload.length > 0 && (payload.length >= maxDocuments || bytes + size > maxBytes)) {
      yield payload.join('\n');
      payload = [];
      bytes = 0;
    }
    payload.push(line);
    bytes += size;
  }
  if (payload.length > 0) yield payload.join('\n');
}
