import type { SearchResult } from '@newsline/contracts';
import { Controller, Get, Query, Res, UseFilters } from '@nestjs/common';
import { EventBus, NoAnswer } from '@newsline/messaging';
import type { FastifyReply } from 'fastify';
import { pageOf } from '../../api/queries.ts';
import { NewsReadModel } from '../../read-model/news-read-model.ts';
import type { SearchFilter } from '../../read-model/search-news.ts';
import { sourceNames } from '../../read-model/source-names.ts';
import { searchByQuery } from '../../search/search-by-query.ts';
import { QueryReader } from '../../search/query-reader.ts';
import { followStoryFilter } from '../../http/story-at.ts';
import { invalid } from '../../http/problem.ts';
import { isWithinYears, yearsError } from '../../http/query-parameters.ts';
import type { PageContext } from '../page-context.ts';
import { PageContextFactory } from '../page-context-factory.ts';
import { PageErrors } from '../page-errors.tsx';
import { SearchQuery } from '../queries.ts';
import { type Asked, storyOf, valuesOf } from './asked.ts';
import { entityNames } from '../entities/entity-names.ts';
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
    private readonly queries: QueryReader,
  ) {}

  /** The index changes without the read model's revision, so its pages are not cached. */
  @Get('search')
  async search(@Res() reply: FastifyReply, @Query() input: unknown): Promise<void> {
    const query = SearchQuery.parse(input);
    checkDays(query);
    await followStoryFilter(this.readModel, query.story, reply.request);
    const context = await this.contexts.create(reply.request);
    const outcome = await this.ask(query, context);
    const page = <SearchPage query={query} outcome={outcome} />;
    sendPage(reply, renderPage(context, page), outcome.kind === 'down' ? 503 : 200);
  }

  private async ask(query: SearchQuery, context: PageContext): Promise<SearchOutcome> {
    if (!query.q && !isFiltered(query)) return { kind: 'idle' };
    const names = await this.queries.names();
    const understood = await this.queries.understand(query.q, query.cursor);
    const asked = { query, understood };
    try {
      const page = pageOf({ limit: hitsPerPage, cursor: query.cursor });
      const storyId = storyOf(asked);
      const group = storyId === undefined ? query.group : 'none';
      const filter = filterOf(query, context.zone);
      const found = await searchByQuery(this.bus, understood, filter, {
        sort: query.sort,
        group,
        preferredLanguage: context.language,
        ...page,
      });
      const outlets = names.outlets.byValue;
      const sources = await this.sourceNames(asked, found, context);
      const story = storyId === undefined ? null : await this.readModel.story(storyId);
      const entities = await entityNames(this.readModel, query.entity, found);
      const named = { outlets, sources, entities, story: story?.headline ?? null };
      return { kind: 'found', asked, names: named, found };
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      const { rows } = await this.readModel.timeline({}, { limit: latestInstead });
      return { kind: 'down', latest: rows };
    }
  }

  private sourceNames(
    asked: Asked,
    { facets }: SearchResult,
    { sources }: PageContext,
  ): Promise<ReadonlyMap<string, string>> {
    const ids = [...valuesOf(asked, 'source'), ...facets.sources.map(({ value }) => value)];
    return sourceNames(this.readModel, sources, ids);
  }
}

/** @throws {Problem} for a day that is one, but of no year that can be searched. */
function checkDays({ from, to }: SearchQuery): void {
  const wrong = Object.entries({ from, to }).filter(
    ([, day]) => day !== undefined && !isWithinYears(day),
  );
  if (wrong.length > 0) throw invalid(wrong.map(([field]) => ({ field, detail: yearsError })));
}

/** By the parameters of the address; what is in the words comes on top. */
function filterOf(query: SearchQuery, zone: string): SearchFilter {
  return {
    ...(query.topic.length > 0 && { topics: query.topic }),
    ...(query.outlet.length > 0 && { outlets: query.outlet }),
    ...(query.source.length > 0 && { sourceIds: query.source }),
    ...(query.language.length > 0 && { languages: query.language }),
    ...(query.entity.length > 0 && { entities: query.entity }),
    ...(query.story !== undefined && { storyId: query.story }),
    ...(query.edited !== undefined && { edited: query.edited === 'true' }),
    ...periodOf(query, zone),
  };
}
