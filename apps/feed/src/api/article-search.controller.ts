import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { EventBus } from '@newsline/messaging';
import type { z } from 'zod';
import { ZodPipe } from '../http/zod-pipe.ts';
import { fittingList } from '../http/fitting.ts';
import type { Rendered } from '../http/rendered.ts';
import { CacheInterceptor, NoCache } from '../http/cache-interceptor.ts';
import { NewsReadModel } from '../read-model/news-read-model.ts';
import { SearchResult } from '@newsline/contracts';
import { searchNews } from '../read-model/search-news.ts';
import { Documented } from './operation.ts';
import { articleFilter, checkFilters, pageOf, SearchQuery } from './queries.ts';

/** Only index knows when the answers of searches change, so they are not cached. */
@Controller('v1')
@UseInterceptors(CacheInterceptor)
@NoCache()
export class ArticleSearchController {
  constructor(
    private readonly readModel: NewsReadModel,
    private readonly bus: EventBus,
  ) {}

  @Get('search')
  @Documented({
    summary: 'Find articles by their words',
    description:
      'Words match with or without diacritics, the last one also by its beginning; a typo in a ' +
      'longer word is corrected. Titles and snippets come in pieces, each marked as a match or not.',
    responses: {
      200: { description: 'A page of hits, with counts by facet.', schema: SearchResult },
    },
    problems: [503],
  })
  async search(
    @Query(new ZodPipe(SearchQuery)) query: z.output<typeof SearchQuery>,
  ): Promise<Rendered> {
    await checkFilters(this.readModel, query);
    const { q, sort } = query;
    return fittingList(query.limit, (limit): Promise<z.output<typeof SearchResult>> => {
      const page = pageOf({ ...query, limit });
      return searchNews(this.bus, { text: q, sort, ...articleFilter(query), ...page });
    });
  }
}
