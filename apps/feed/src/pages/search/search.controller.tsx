import { Controller, Get, Query, Res, UseFilters } from '@nestjs/common';
import { EventBus, NoAnswer } from '@newsline/messaging';
import type { FastifyReply } from 'fastify';
import { pageOf } from '../../api/queries.ts';
import { searchNews, type SearchQuestion } from '../../read-model/search-news.ts';
import { PageContextFactory } from '../page-context-factory.ts';
import { PageErrors } from '../page-errors.tsx';
import { SearchQuery } from '../queries.ts';
import { periodOf, isFiltered } from './search-links.ts';
import { SearchPage, type SearchOutcome } from './search-page.tsx';
import { renderPage, sendPage } from '../send-page.ts';

const hitsPerPage = 20;

@Controller()
@UseFilters(PageErrors)
export class SearchController {
  constructor(
    private readonly bus: EventBus,
    private readonly contexts: PageContextFactory,
  ) {}

  /** The index knows more than the read model's revision tells, so no page is kept. */
  @Get('search')
  async search(@Res() reply: FastifyReply, @Query() input: unknown): Promise<void> {
    const query = SearchQuery.parse(input);
    const context = await this.contexts.create(reply.request);
    const outcome = await this.ask(query, context.zone);
    const page = <SearchPage query={query} outcome={outcome} />;
    sendPage(reply, renderPage(context, page), outcome.kind === 'down' ? 503 : 200);
  }

  private async ask(query: SearchQuery, zone: string): Promise<SearchOutcome> {
    if (!query.q && !isFiltered(query)) return { kind: 'idle' };
    try {
      return { kind: 'found', ...(await searchNews(this.bus, question(query, zone))) };
    } catch (error) {
      if (error instanceof NoAnswer) return { kind: 'down' };
      throw error;
    }
  }
}

function question(query: SearchQuery, zone: string): SearchQuestion {
  return {
    text: query.q,
    topics: query.topic,
    sourceIds: query.source,
    languages: query.language,
    ...periodOf(query, zone),
    sort: query.sort,
    ...pageOf({ limit: hitsPerPage, cursor: query.cursor }),
  };
}
