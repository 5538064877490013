import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { headerDocument, DocumentHeader, type IndexDocument } from './index-document.ts';
import { KnownTerms } from './known-terms.ts';
import {
  documentLines,
  payloadsOf,
  termId,
  termLine,
  updateLine,
  type TaskSize,
} from './payloads.ts';
import { Progress } from './progress.ts';
import type { Sequence } from './sequence.ts';
import type { Snapshot } from '../search/engine.ts';
import { snapshotOf, writersKey } from './snapshot.ts';
import type { Changes } from './versions.ts';
import { MeilisearchRefusal, type Server } from './server.ts';
import type { Tasks } from './tasks.ts';
import { WriteLine } from './write-line.ts';

const pageSize = 1000;
/** The id and key of the document that tells the index's generation, and whether it is being
 *  reindexed. */
const generationKey = 'rebuild';
/** The id and key of the document that tells whom the index belongs to. */
const ownerKey = 'owner';
const Term = z.object({ term: z.string() });
const headerFields = Object.keys(DocumentHeader.shape);

/** Reads and writes the documents of one index of the server. */
export class DocumentStore {
  readonly uid: string;
  readonly #server: Server;
  readonly #size: TaskSize;
  readonly #installation: string;
  readonly #knownTerms = new KnownTerms();
  readonly #line: WriteLine;
  readonly #progress: Progress;
  #generation = 0;

  constructor(uid: string, { server, tasks, size, sequence, installation }: StoreOptions) {
    this.uid = uid;
    this.#server = server;
    this.#size = size;
    this.#installation = installation;
    this.#line = new WriteLine(uid, tasks, sequence);
    this.#progress = new Progress(sequence, {
      now: Date.now,
      writers: () => this.#browse(`key = ${writersKey}`),
      oldestPending: () => tasks.oldestPending(uid),
    });
  }

  /** The headers of all documents with one of the keys; null where there is no such index.
   *  @throws {ForeignIndex} where it belongs to another installation */
  async headersOf(keys: readonly string[]): Promise<StoredHeaders | null> {
    const found: DocumentHeader[] = [];
    try {
      for (let from = 0; from <= keys.length; from += pageSize) {
        const some = [generationKey, ownerKey, ...keys.slice(from, from + pageSize)];
        found.push(...(await this.#browse(`key IN [${some.map((key) => `"${key}"`).join(', ')}]`)));
      }
    } catch (error) {
      if (error instanceof MeilisearchRefusal && error.code === 'index_not_found') return null;
      throw error;
    }
    const owner = found.find(({ key }) => key === ownerKey)?.installation ?? null;
    if (owner !== null && owner !== this.#installation) throw new ForeignIndex(this.uid, owner);
    const generations = found.filter(({ key }) => key === generationKey);
    // Others of this process may read another one meanwhile.
    const generation = generations[0]?.rank ?? 0;
    this.#noteGeneration(generation);
    return {
      headers: found.filter(({ key }) => key !== generationKey && key !== ownerKey),
      generation,
      isReindexing: generations.some(({ kind }) => kind === 'rebuild'),
      isOwned: owner !== null,
    };
  }

  /** Makes the index the installation's own.
   *  @throws {ForeignIndex} where it belongs to another one */
  async claim(): Promise<void> {
    const isOwned = async () => (await this.headersOf([]))?.isOwned === true;
    if (await isOwned()) return;
    const header = { id: ownerKey, key: ownerKey, rank: 0, kind: 'owner' } as const;
    const plain = headerDocument(header);
    const fields = { ...plain.fields, installation: this.#installation };
    await this.write([{ ...plain, fields }]);
    // Where two claim it at the same time, the later one has it, and the other learns of it here or when
    // it writes.
    await isOwned();
  }

  /** Marks the index as being reindexed, or as no longer so: writers look for it. */
  async markReindexing(isReindexing: boolean): Promise<void> {
    await this.#writeGeneration(isReindexing ? 'rebuild' : 'gone');
  }

  /** Marks a new index as another generation than the one before.
   *  @returns the generation */
  async markGeneration(): Promise<number> {
    this.#noteGeneration(randomInt(2 ** 47));
    await this.#writeGeneration('gone');
    return this.#generation;
  }

  /** What is there now. */
  async snapshot(): Promise<Snapshot> {
    return snapshotOf(await this.#browse(`key = ${writersKey}`));
  }

  /** Those that no article holds. @param terms see `isTerm` */
  async unknownTerms(terms: readonly string[]): Promise<ReadonlySet<string>> {
    const answer = await this.#server.ask(`read ${this.uid}`, (client) =>
      client.index(this.uid).getDocuments({
        ids: terms.map(termId),
        // Without a filter they would go into the address.
        filter: 'kind = term',
        fields: ['term'],
        limit: terms.length,
      }),
    );
    const known = new Set(
      z
        .array(Term)
        .parse(answer.results)
        .map(({ term }) => term),
    );
    return new Set(terms.filter((term) => !known.has(term)));
  }

  /** The observations of a source, in all articles. */
  observationsBy(source: string): Promise<readonly DocumentHeader[]> {
    return this.#browse(`kind = observed AND source = "${source}"`);
  }

  /** Writes what has to change, as `write` does. */
  async change({ documents, updates: changed }: Changes): Promise<void> {
    const updates = payloadsOf(changed.map(updateLine), this.#size);
    const payloads = updates.map((some) => some.map((line) => line.json).join('\n'));
    const outcomes = await Promise.allSettled([
      documents.length > 0 && this.write(documents),
      this.#line.update(payloads),
    ]);
    for (const one of outcomes) if (one.status === 'rejected') throw one.reason;
  }

  /** Resolves when all can be found, see `Tasks.succeeded`. What goes into one task is written whole or
   *  not at all; documents with one key go into one. Those without a number get one. */
  async write(documents: readonly IndexDocument[]): Promise<void> {
    const newTerms = this.#knownTerms.claim(documents.flatMap(({ terms }) => [...terms]));
    const byKey = Map.groupBy(documents, ({ key }) => key).values();
    const lines = [...newTerms.map(termLine), ...byKey.map(documentLines)];
    try {
      await this.#progress.begin();
      await this.#line.replace(
        payloadsOf(lines, this.#size).map((some) => (number) => {
          const told = documentLines(this.#progress.told(number, documents));
          return [...some, told].map((line) => line.with(number)).join('\n');
        }),
      );
    } catch (error) {
      this.#knownTerms.release(newTerms);
      throw error;
    }
  }

  async #writeGeneration(kind: DocumentHeader['kind']): Promise<void> {
    const header = { id: generationKey, key: generationKey, rank: this.#generation, kind };
    await this.write([headerDocument(header)]);
  }

  /** Another generation of the index has other terms. */
  #noteGeneration(generation: number): void {
    if (generation !== this.#generation) this.#knownTerms.clear();
    this.#generation = generation;
  }

  async #browse(filter: string): Promise<DocumentHeader[]> {
    const found: DocumentHeader[] = [];
    for (let offset = 0, total = 1; offset < total; offset += pageSize) {
      const page = await this.#server.ask(`read ${this.uid}`, (client) =>
        client.index(this.uid).getDocuments({
          filter,
          fields: headerFields,
          limit: pageSize,
          offset,
        }),
      );
      found.push(...z.array(DocumentHeader).parse(page.results));
      total = page.total;
    }
    return found;
  }
}

/** The index belongs to somebody else. */
export class ForeignIndex extends Error {
  override readonly name = 'ForeignIndex';

  constructor(uid: string, installation: string) {
    super(
      `The search index ${uid} belongs to another installation, "${installation}". Give this one an index of its own by MEILI_INDEX. If that one is this one, say so by INSTALLATION="${installation}".`,
    );
  }
}

export type StoredHeaders = {
  readonly headers: readonly DocumentHeader[];
  /** Of the index; 0 for one that was never made anew. */
  readonly generation: number;
  readonly isReindexing: boolean;
  /** By this installation. */
  readonly isOwned: boolean;
};

export type StoreOptions = {
  readonly server: Server;
  readonly tasks: Tasks;
  readonly size: TaskSize;
  readonly sequence: Sequence;
  /** Whom the index belongs to. */
  readonly installation: string;
};
