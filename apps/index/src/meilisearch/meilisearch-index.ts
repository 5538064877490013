import { readCursor, writeCursor, type CursorState } from '../search/cursor.ts';
import { parseQuery, type Query } from '../search/query.ts';
import type {
  Observation,
  SearchAnswer,
  SearchDocument,
  SearchRequest,
  SourceRemoval,
  Withdrawal,
} from '../search-index.ts';
import { SearchIndex, type ReindexProgress } from '../search-index.ts';
import { correctedText, wordForms } from '../search/query-plan.ts';
import { articleDocument, storedArticleOf, withdrawalDocument } from './index-document.ts';
import { DocumentStore } from './document-store.ts';
import { facetValue } from './facet-values.ts';
import { observationDocument, observationsOf, removalDocument } from './observed-documents.ts';
import { filterExpression, countFacets } from './filter-expressions.ts';
import { hitOf } from './stored-hit.ts';
import { MultiSearch } from './multi-search.ts';
import { nextHits, windowSize } from './rerank-hits.ts';
import { tierQueries, matching, maxTerms } from './queries.ts';
import { SortedHits } from './sorted-hits.ts';
import { reindex } from './reindex.ts';
import { Server, type MeilisearchAddress } from './server.ts';
import { prepareIndex } from './settings.ts';
import { Tasks, type QueueLimits } from './tasks.ts';
import { planMultiSearch } from './plan-multi-search.ts';
import { DocumentWriter, type WriteLimits } from './document-writer.ts';

export type MeilisearchOptions = MeilisearchAddress & {
  /** The index; a second one, `…_next`, exists during a reindex. */
  readonly uid: string;
  readonly limits?: Partial<QueueLimits & WriteLimits>;
  readonly now?: () => Date;
};

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
 * on only the highest. What was being written when a first page was asked for may show up on a later
 * page.
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
  readonly #now: () => Date;
  readonly #limits: QueueLimits & WriteLimits;

  private constructor(
    server: Server,
    { uid, limits, now = () => new Date() }: Omit<MeilisearchOptions, keyof MeilisearchAddress>,
  ) {
    super();
    this.#limits = { ...defaults, ...limits };
    this.#server = server;
    this.#tasks = new Tasks(server, this.#limits);
    const parts = { server, tasks: this.#tasks, size: this.#limits };
    this.#live = new DocumentStore(uid, parts);
    this.#next = new DocumentStore(`${uid}_next`, parts);
    this.#writer = new DocumentWriter({ live: this.#live, next: this.#next }, this.#limits);
    this.#multiSearch = new MultiSearch(server, uid);
    this.#now = now;
  }

  /** Creates the index if need be, and applies its settings if they differ.
   *  @throws when the server does not answer, or the key has too few rights */
  static async open(options: MeilisearchOptions): Promise<MeilisearchIndex> {
    const index = new MeilisearchIndex(await Server.at(options), options);
    await prepareIndex(index.#server, index.#tasks, options.uid);
    return index;
  }

  async put(documents: readonly SearchDocument[]): Promise<void> {
    if (documents.length === 0) return;
    // Text is kept as written and folded, and Vietnamese letters have two or three bytes.
    const bytes = documents.reduce((sum, { article }) => sum + article.text.length * 4 + 2000, 0);
    const articleIds = documents.map(({ article }) => article.id);
    const versions = documents.map((document) => articleDocument(storedArticleOf(document)));
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

  async count(): Promise<number> {
    const { total } = await this.#multiSearch.find({
      anyOf: [{ q: '', on: ['title'] }],
      filter: 'kind = article',
      limit: 0,
    });
    return total;
  }

  async search(request: SearchRequest): Promise<SearchAnswer> {
    const query = parseQuery(request.text, maxTerms);
    const read = request.cursor === undefined ? null : readCursor(request.cursor, request);
    if (read?.kind === 'bad-cursor') return read;
    const state = read?.state ?? (await this.#begin(query));

    const { plan, asOf } = state;
    const all = matching(query, plan);
    const { total, facets } = await countFacets(this.#multiSearch, all, request, asOf);
    const byTime = request.sort === 'newest' || query.words.length === 0;
    const isTiered = read ? state.isTiered : !byTime && total > windowSize;
    const tiers = isTiered ? tierQueries(query, plan) : [all];
    const words = wordForms(query, plan);
    const { hits, next } = await nextHits({
      sortedHits: new SortedHits(this.#multiSearch, {
        tiers,
        filter: filterExpression(request, asOf),
      }),
      words: byTime ? null : words,
      limit: request.limit,
      state: { ...state, isTiered },
    });
    return {
      kind: 'found',
      total,
      hits: hits.map((article) => hitOf(article, words)),
      facets,
      next: next && writeCursor(next, request),
      correctedTo: correctedText(query, plan),
    };
  }

  async reindex(onProgress: ReindexProgress = () => {}): Promise<void> {
    const parts = {
      server: this.#server,
      tasks: this.#tasks,
      live: this.#live,
      next: this.#next,
      swapMs: this.#limits.taskTimeoutMs,
    };
    await reindex(parts, onProgress);
  }

  /** Resolves when all that was handed over is written or has failed. */
  close(): Promise<void> {
    return this.#writer.close();
  }

  async #begin(query: Query): Promise<CursorState> {
    const asOf = await this.#live.lastSequenceNumber();
    const plan = await planMultiSearch(query, this.#multiSearch);
    const start = { isTiered: false, after: null, until: null, lastShown: null };
    return { asOf, now: this.#now().getTime(), plan, ...start };
  }
}
