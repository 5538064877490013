import { Controller, Get, Query, Res, UseFilters } from '@nestjs/common';
import { EventBus, NoAnswer } from '@newsline/messaging';
import type { FastifyReply } from 'fastify';
import { pageOf } from '../../api/queries.ts';
import { NewsReadModel } from '../../read-model/news-read-model.ts';
import { searchNews, type SearchQuestion } from '../../read-model/search-news.ts';
import { sourceNames } from '../../read-model/source-names.ts';
import { invalid } from '../../http/problem.ts';
import { isWithinYears, yearsError } from '../../http/query-parameters.ts';
import type { PageContext } from '../page-context.ts';
import { PageContextFactory } from '../page-context-factory.ts';
import { PageErrors } from '../page-errors.tsx';
import { SearchQuery } from '../queries.ts';
import { periodOf, isFiltered } from './search-links.ts';
import { SearchPage, type SearchOutcome } from './search-page.tsx';
import { renderPage, sendPage } from '../send-page.ts';

const hitsPerPage = 20;
const latestInstead = 10;

@Controller()
@UseFilters(PageErrors)
export class SearchController {
  constructor(
    private readonly readModel: NewsReadModel,
    private readonly bus: EventBus,
    private readonly contexts: PageContextFactory,
  ) {}

  /** The index changes without the read model's revision, so its pages are not cached. */
  @Get('search')
  async search(@Res() reply: FastifyReply, @Query() input: unknown): Promise<void> {
    const query = SearchQuery.parse(input);
    checkDays(query);
    const context = await this.contexts.create(reply.request);
    const outcome = await this.ask(query, context);
    const page = <SearchPage query={query} outcome={outcome} />;
    sendPage(reply, renderPage(context, page), outcome.kind === 'down' ? 503 : 200);
  }

  private async ask(query: SearchQuery, context: PageContext): Promise<SearchOutcome> {
    if (!query.q && !isFiltered(query)) return { kind: 'idle' };
    try {
      const found = await searchNews(this.bus, question(query, context.zone));
      const ids = [...query.source, ...found.facets.sources.map(({ value }) => value)];
      const names = await sourceNames(this.readModel, context.sources, ids);
      return { kind: 'found', ...found, sourceNames: names };
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      const { rows } = await this.readModel.timeline({}, { limit: latestInstead });
      return { kind: 'down', latest: rows };
    }
  }
}

/** @throws {Problem} for a day that is one, but of no year that can be searched. */
function checkDays({ from, to }: SearchQuery): void {
  const wrong = Object.entries({ from, to }).filter(
    ([, day]) => day !== undefined && !isWithinYears(day),
  );
  if (wrong.length > 0) throw invalid(wrong.map(([field]) => ({ field, detail: yearsError })));
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
