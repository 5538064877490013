import { Controller, Get, Query, Req, UseInterceptors } from '@nestjs/common';
import { EventBus } from '@newsline/messaging';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ZodPipe } from '../http/zod-pipe.ts';
import { fittingList } from '../http/fitting.ts';
import { followStoryFilter } from '../http/story-at.ts';
import type { Rendered } from '../http/rendered.ts';
import { CacheInterceptor, NoCache } from '../http/cache-interceptor.ts';
import { NewsReadModel } from '../read-model/news-read-model.ts';
import { QueryReader } from '../search/query-reader.ts';
import { searchByQuery } from '../search/search-by-query.ts';
import { Documented, movedStory } from './operation.ts';
import {
  checkFilters,
  checkSearch,
  pageOf,
  searchFilter,
  SearchQuery,
  SuggestQuery,
} from './queries.ts';
import { suggest } from '../search/suggest.ts';
import { foundArticles, FoundArticles, Suggestions } from './search-responses.ts';

/** Only index knows when the answers of searches change, so they are not cached. Their entity tags last
 *  as long as the answers stay the same. */
@Controller('v1')
@UseInterceptors(CacheInterceptor)
@NoCache()
export class ArticleSearchController {
  constructor(
    private readonly readModel: NewsReadModel,
    private readonly bus: EventBus,
    private readonly queries: QueryReader,
  ) {}

  @Get('search')
  @Documented({
    summary: 'Find articles by their words',
    description:
      'Words match with or without diacritics; a slip in a longer word is mended where the word as ' +
      'typed finds nothing. Operators in `q` and parameters narrow the search together. What of `q` ' +
      'is not understood is left out and said in `notices`. Titles and snippets come in pieces, each ' +
      'marked as a match or not.',
    responses: {
      200: { description: 'A page of hits, with counts by facet and day.', schema: FoundArticles },
      301: movedStory,
    },
    problems: [503],
  })
  async search(
    @Req() request: FastifyRequest,
    @Query(new ZodPipe(SearchQuery)) query: z.output<typeof SearchQuery>,
  ): Promise<Rendered> {
    await checkFilters(this.readModel, query);
    await followStoryFilter(this.readModel, query.story, request);
    const names = await this.queries.names();
    checkSearch(names, query);
    const understood = await this.queries.understand(query.q, query.cursor);
    const isOneStory = (query.story ?? understood.filters?.storyId) !== undefined;
    const { sort, group = isOneStory ? 'none' : 'story' } = query;
    return fittingList(query.limit, async (limit): Promise<z.output<typeof FoundArticles>> => {
      const page = { sort, group, ...pageOf({ ...query, limit }) };
      const found = await searchByQuery(this.bus, understood, searchFilter(query), page);
      return foundArticles(found, understood, names);
    });
  }

  @Get('suggest')
  @Documented({
    summary: 'What a query may become while it is being typed',
    description:
      'Topics, sources, outlets, operators and their values, names in the news and headlines that ' +
      'begin with what is typed, with or without diacritics. While search is away, all that needs ' +
      'none of it.',
    responses: { 200: { description: 'Suggestions.', schema: Suggestions } },
  })
  async suggest(
    @Query(new ZodPipe(SuggestQuery)) { q, limit, lang }: z.output<typeof SuggestQuery>,
  ): Promise<z.output<typeof Suggestions>> {
    const [names, understood] = await Promise.all([
      this.queries.names(),
      this.queries.understand(q),
    ]);
    const typing = { typed: q, understood, names, language: lang, limit };
    return { suggestions: [...(await suggest(this.bus, typing))] };
  }
}
