import { Controller } from '@nestjs/common';
import {
  ArticleClassified,
  ArticleWithdrawn,
  SearchArticles,
  type DataOf,
  type NewsEvent,
} from '@newsline/contracts';
import { Answers, ConsumesBatch } from '@newsline/messaging';
import { SearchIndex, type SearchAnswer, type SearchRequest } from './search-index.ts';

/** What the index hears and what it answers. */
@Controller()
export class IndexController {
  readonly #index: SearchIndex;

  constructor(index: SearchIndex) {
    this.#index = index;
  }

  @ConsumesBatch(ArticleClassified, { group: 'index.articles', batchSize: 200 })
  put(events: readonly NewsEvent<DataOf<typeof ArticleClassified>>[]): Promise<void> {
    return this.#index.put(events.map(({ data }) => data));
  }

  @ConsumesBatch(ArticleWithdrawn, { group: 'index.withdrawals', batchSize: 200 })
  withdraw(events: readonly NewsEvent<DataOf<typeof ArticleWithdrawn>>[]): Promise<void> {
    return this.#index.withdraw(events.map(({ data }) => data));
  }

  @Answers(SearchArticles)
  search(request: SearchRequest): Promise<SearchAnswer> {
    return this.#index.search(request);
  }
}
