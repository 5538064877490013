import { knownAcronyms } from '../search/acronyms.ts';
import { dayIn } from '../search/day-of.ts';
import { searchArticles, type SearchOptions } from '../search/search-articles.ts';
import { TitleSample } from '../search/title-sample.ts';
import type {
  ArticleVersion,
  Move,
  Observation,
  Relabelling,
  SearchAnswer,
  SearchDocument,
  SearchRequest,
  SourceRemoval,
  Withdrawal,
} from '../search-index.ts';
import { notIndexedYet, SearchIndex, type ReindexProgress } from '../search-index.ts';
import {
  articleDocument,
  keyOf,
  storedArticleOf,
  withdrawalDocument,
  type IndexDocument,
} from './index-document.ts';
import { DocumentStore } from './document-store.ts';
import { facetValue } from './facet-values.ts';
import { observationDocument, observationsOf, removalDocument } from './observed-documents.ts';
import { MeilisearchEngine } from './meilisearch-engine.ts';
import { MultiSearch } from './multi-search.ts';
import { reindex } from './reindex.ts';
import {
  changesThatCount,
  missingVersions,
  moveDocument,
  relabellingDocument,
} from './late-changes.ts';
import { Sequence } from './sequence.ts';
import { Server, type MeilisearchAddress } from './server.ts';
import { prepareIndex } from './settings.ts';
import { Tasks, type QueueLimits } from './tasks.ts';
import { DocumentWriter, type WriteLimits } from './document-writer.ts';

const windowSize = { complete: 40, near: 100 };

export type MeilisearchOptions = MeilisearchAddress & {
  /** The index; a second one, `…_next`, exists during a reindex. */
  readonly uid: string;
  /** Whom the index belongs to: it says no to another. */
  readonly installation: string;
  readonly limits?: Partial<QueueLimits & WriteLimits>;
} & Partial<Pick<SearchOptions, 'now' | 'acronyms' | 'zone'>>;

/** The actions that the key needs on the index and on its `…_next`, and no others. */
export const meilisearchRights = {
  always: [
    'search',
    'documents.add',
    'documents.get',
    'indexes.create',
    'settings.get',
    'settings.update',
    'tasks.get',
  ],
  toReindex: ['indexes.delete', 'indexes.swap'],
} as const;

const defaults: QueueLimits & WriteLimits = {
  lingerMs: 20,
  maxDocuments: 1000,
  maxBytes: 16 * 1024 * 1024,
  maxInFlight: 32,
  retryMs: [500, 2000],
  maxQueued: 200,
  roomTimeoutMs: 30_000,
  taskTimeoutMs: 60_000,
};

/**
 * The search index in Meilisearch, from 1.16 on. Any number of replicas may write and search.
 *
 * What may differ from the port: a batch that throws may have been written in part, or be found later
 * where its outcome is unknown; writing versions again is safe. While two replicas write versions of
 * one article at the same time both may be found, until the later of the two calls returns; from then
 * on only the highest. What was being written when a first page was asked for may be missing on a later
 * one where a reindex ends in between; it never shows up there, but for what a replica of an earlier
 * version writes.
 *
 * The index belongs to an installation: opening it for another throws, and so does writing, where it has
 * another owner since.
 *
 * The key needs `meilisearchRights`, and is in no error and in no log.
 */
export class MeilisearchIndex extends SearchIndex {
  readonly #server: Server;
  readonly #tasks: Tasks;
  readonly #live: DocumentStore;
  readonly #next: DocumentStore;
  readonly #writer: DocumentWriter;
  readonly #multiSearch: MultiSearch;
  readonly #engine: MeilisearchEngine;
  readonly #options: SearchOptions;
  readonly #dayOf: (at: number) => number;
  readonly #limits: QueueLimits & WriteLimits;

  private constructor(
    server: Server,
    {
      uid,
      installation,
      limits,
      now = () => new Date(),
      acronyms = knownAcronyms,
      zone = 'UTC',
    }: Omit<MeilisearchOptions, keyof MeilisearchAddress>,
  ) {
    super();
    this.#limits = { ...defaults, ...limits };
    this.#server = server;
    this.#tasks = new Tasks(server, this.#limits);
    const sequence = new Sequence();
    const parts = { server, tasks: this.#tasks, size: this.#limits, sequence, installation };
    this.#live = new DocumentStore(uid, parts);
    this.#next = new DocumentStore(`${uid}_next`, parts);
    this.#writer = new DocumentWriter({ live: this.#live, next: this.#next }, this.#limits);
    this.#multiSearch = new MultiSearch(server, uid);
    this.#engine = new MeilisearchEngine(this.#multiSearch, this.#live);
    this.#dayOf = dayIn(zone);
    const titles = new TitleSample(this.#engine);
    this.#options = { now, acronyms, zone, titles, windowSize };
  }

  /** Creates the index if need be, and applies its settings if they differ.
   *  @throws when the server does not answer, the key has too few rights, or the index belongs to another
   *  installation */
  static async open(options: MeilisearchOptions): Promise<MeilisearchIndex> {
    const index = new MeilisearchIndex(await Server.at(options), options);
    await prepareIndex(index.#server, index.#tasks, options.uid);
    await index.#live.claim();
    return index;
  }

  async put(documents: readonly SearchDocument[]): Promise<void> {
    if (documents.length === 0) return;
    // Text is kept as written and folded, and Vietnamese letters have two or three bytes.
    const bytes = documents.reduce((sum, { article }) => sum + article.text.length * 4 + 2000, 0);
    const articleIds = documents.map(({ article }) => article.id);
    const versions = documents.map((document) =>
      articleDocument(storedArticleOf(document), this.#dayOf),
    );
    await this.#writer.write({ documents: versions, articleIds }, bytes);
  }

  async withdraw(withdrawals: readonly Withdrawal[]): Promise<void> {
    if (withdrawals.length === 0) return;
    const articleIds = withdrawals.map(({ articleId }) => articleId);
    const documents = withdrawals.map(withdrawalDocument);
    await this.#writer.write({ documents, articleIds }, documents.length * 200);
  }

  async observe(observations: readonly Observation[]): Promise<void> {
    if (observations.length === 0) return;
    const articleIds = observations.map(({ articleId }) => articleId);
    const documents = observations.map(observationDocument);
    await this.#writer.write({ documents, articleIds }, documents.length * 300);
  }

  async removeSources(removals: readonly SourceRemoval[]): Promise<void> {
    for (const removal of removals) {
      const removed = removalDocument(removal);
      await this.#writer.write({ documents: [removed], articleIds: [] }, 300);
      // Told first: an observation that comes too late finds it, and what came before is found here.
      const told = await this.#live.observationsBy(facetValue(removal.sourceId));
      const ended = told.flatMap((header) => observationsOf([header], [], [removed]));
      for (let from = 0; from < ended.length; from += this.#limits.maxDocuments) {
        const documents = ended.slice(from, from + this.#limits.maxDocuments);
        await this.#writer.write({ documents, articleIds: [] }, documents.length * 300);
      }
    }
  }

  relabel(relabellings: readonly Relabelling[]): Promise<void> {
    return this.#change(relabellings, relabellingDocument);
  }

  move(moves: readonly Move[]): Promise<void> {
    return this.#change(moves, moveDocument);
  }

  async #change<Change extends ArticleVersion>(
    changes: readonly Change[],
    documentOf: (change: Change) => IndexDocument,
  ): Promise<void> {
    if (changes.length === 0) return;
    const keys = changes.map(({ articleId }) => keyOf(articleId));
    const headers = (await this.#live.headersOf([...new Set(keys)]))?.headers ?? [];
    const missing = missingVersions(changes, headers);
    if (missing.length > 0) throw notIndexedYet(missing);
    const counting = changesThatCount(changes, headers);
    if (counting.length === 0) return;
    const articleIds = counting.map(({ articleId }) => articleId);
    const documents = counting.map(documentOf);
    await this.#writer.write({ documents, articleIds }, documents.length * 500);
  }

  async count(): Promise<number> {
    const { total } = await this.#multiSearch.find({
      anyOf: [{ q: '', on: ['title'] }],
      filter: 'kind = article',
      limit: 0,
    });
    return total;
  }

  async search(request: SearchRequest): Promise<SearchAnswer> {
    return searchArticles(request, this.#engine, this.#options);
  }

  async isOutdated(): Promise<boolean> {
    return this.#engine.isOutdated();
  }

  async reindex(onProgress: ReindexProgress = () => {}): Promise<void> {
    const parts = {
      server: this.#server,
      tasks: this.#tasks,
      live: this.#live,
      next: this.#next,
      swapMs: this.#limits.taskTimeoutMs,
      dayOf: this.#dayOf,
    };
    await reindex(parts, onProgress);
  }

  /** Resolves when all that was handed over is written or has failed. */
  close(): Promise<void> {
    return this.#writer.close();
  }
}
