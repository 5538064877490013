import { Controller, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import {
  ArticleClassified,
  ArticleMoved,
  ArticleObserved,
  ArticleRelabelled,
  ArticleWithdrawn,
  SearchArticles,
  SourceRemoved,
  type DataOf,
  type NewsEvent,
} from '@newsline/contracts';
import { Answers, ConsumesBatch } from '@newsline/messaging';
import { countWritten, observedSearch } from './index-metrics.ts';
import { SearchIndex, type SearchAnswer, type SearchRequest } from './search-index.ts';

/** There are far fewer withdrawals, observations, other topics and other stories than articles. */
const fewInFlight = 4;

/** The events that the index consumes, and the question that it answers.
 *  @param inFlight how many batches of articles are written at the same time */
export function indexController(inFlight: number) {
  const few = Math.min(inFlight, fewInFlight);

  @Controller()
  class IndexController implements OnApplicationBootstrap {
    readonly #index: SearchIndex;

    constructor(index: SearchIndex) {
      this.#index = index;
    }

    async onApplicationBootstrap(): Promise<void> {
      if (await this.#index.isOutdated()) void renew(this.#index);
    }

    @ConsumesBatch(ArticleClassified, { group: 'index.articles', batchSize: 200, inFlight })
    async put(events: readonly NewsEvent<DataOf<typeof ArticleClassified>>[]): Promise<void> {
      await this.#index.put(events.map(({ data }) => data));
      countWritten('article', events.length);
    }

    @ConsumesBatch(ArticleWithdrawn, { group: 'index.withdrawals', batchSize: 200, inFlight: few })
    async withdraw(events: readonly NewsEvent<DataOf<typeof ArticleWithdrawn>>[]): Promise<void> {
      await this.#index.withdraw(events.map(({ data }) => data));
      countWritten('withdrawal', events.length);
    }

    @ConsumesBatch(ArticleObserved, { group: 'index.observations', batchSize: 200, inFlight: few })
    async observe(events: readonly NewsEvent<DataOf<typeof ArticleObserved>>[]): Promise<void> {
      await this.#index.observe(events.map(({ data }) => data));
      countWritten('observation', events.length);
    }

    @ConsumesBatch(ArticleRelabelled, {
      group: 'index.relabellings',
      batchSize: 200,
      inFlight: few,
    })
    async relabel(events: readonly NewsEvent<DataOf<typeof ArticleRelabelled>>[]): Promise<void> {
      await this.#index.relabel(events.map(({ data }) => data));
      countWritten('relabelling', events.length);
    }

    @ConsumesBatch(ArticleMoved, { group: 'index.moves', batchSize: 200, inFlight: few })
    async move(events: readonly NewsEvent<DataOf<typeof ArticleMoved>>[]): Promise<void> {
      await this.#index.move(events.map(({ data }) => data));
      countWritten('move', events.length);
    }

    @ConsumesBatch(SourceRemoved, { group: 'index.removed-sources', batchSize: 20 })
    async removeSources(events: readonly NewsEvent<DataOf<typeof SourceRemoved>>[]): Promise<void> {
      await this.#index.removeSources(events.map(({ data }) => data));
    }

    @Answers(SearchArticles)
    search(request: SearchRequest): Promise<SearchAnswer> {
      return observedSearch(() => this.#index.search(request));
    }
  }
  return IndexController;
}

/** Meanwhile searches are answered from what is there. Another replica may be at it as well: the one that
 *  began last goes on. */
async function renew(index: SearchIndex): Promise<void> {
  const log = new Logger('index');
  log.log(
    'an earlier version of Newsline built the search index: it is built anew in the background',
  );
  try {
    await index.reindex();
    log.log(`the search index is built anew: ${await index.count()} articles`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.warn(
      `the search index was not built anew, which is tried again at the next start: ${reason}`,
    );
  }
}
