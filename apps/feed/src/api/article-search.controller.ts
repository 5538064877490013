import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { EventBus } from '@newsline/messaging';
import type { z } from 'zod';
import { ZodPipe } from '../http/zod-pipe.ts';
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
      'Words are found with or without their diacritics, the last one by its beginning; a slip ' +
      'in a longer word is mended. Hits come in pieces of text that say which of them matched.',
    responses: {
      200: { description: 'A page of hits, with counts by facet.', schema: SearchResult },
    },
    problems: [503],
  })
  async search(
    @Query(new ZodPipe(SearchQuery)) query: z.output<typeof SearchQuery>,
  ): Promise<z.output<typeof SearchResult>> {
    await checkFilters(this.readModel, query);
    const { q, sort } = query;
    return searchNews(this.bus, { text: q, sort, ...articleFilter(query), ...pageOf(query) });
  }
}
