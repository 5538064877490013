import type { NamedEntity, SearchResult } from '@newsline/contracts';
import { Controller, Get, NotFoundException, Param, Query, Res, UseFilters } from '@nestjs/common';
import { EventBus } from '@newsline/messaging';
import type { FastifyReply } from 'fastify';
import { pageOf } from '../../api/queries.ts';
import { searchNews } from '../../read-model/search-news.ts';
import { QueryReader } from '../../search/query-reader.ts';
import { PageContextFactory } from '../page-context-factory.ts';
import { PageErrors } from '../page-errors.tsx';
import { EntityQuery, SearchQuery } from '../queries.ts';
import { renderPage, sendPage } from '../send-page.ts';
import { entityOf } from './entity-name.ts';
import { EntityPage, UnknownEntity } from './entity-page.tsx';

const hitsPerPage = 20;
const mostNamedWith = 24;

@Controller()
@UseFilters(PageErrors)
export class EntitiesController {
  constructor(
    private readonly bus: EventBus,
    private readonly contexts: PageContextFactory,
    private readonly queries: QueryReader,
  ) {}

  /** Only index knows when this changes, so it is not cached. */
  @Get('entities/:kind/:key')
  async entity(
    @Res() reply: FastifyReply,
    @Param('kind') kind: string,
    @Param('key') key: string,
    @Query() input: unknown,
  ): Promise<void> {
    const value = `${kind}:${key}`;
    const query = SearchQuery.parse({ entity: [value], sort: 'newest' });
    const known = entityOf(value);
    if (known === null || query.entity.length === 0) throw new NotFoundException();
    const { cursor } = EntityQuery.parse(input);
    const context = await this.contexts.create(reply.request);
    const found = await searchNews(this.bus, {
      ...{ text: '', allEntities: [value], sort: 'newest', group: 'story' },
      preferredLanguage: context.language,
      ...pageOf({ limit: hitsPerPage, cursor }),
    });
    const named = entitiesIn(found);
    const isIt = (one: NamedEntity) => one.kind === known.kind && one.key === known.key;
    const entity = named.find(isIt) ?? { ...known, name: key };
    if (found.total === 0) {
      const page = renderPage(context, <UnknownEntity entity={entity} />);
      return sendPage(reply, page, 404);
    }
    const page = (
      <EntityPage
        entity={entity}
        asked={{ query, understood: await this.queries.understand('') }}
        found={found}
        namedWith={named.filter((one) => !isIt(one)).slice(0, mostNamedWith)}
        cursor={cursor}
      />
    );
    sendPage(reply, renderPage(context, page));
  }
}

function entitiesIn({ facets }: SearchResult): NamedEntity[] {
  return facets.entities.flatMap(({ value, name }) => {
    const entity = entityOf(value);
    return entity === null ? [] : [{ ...entity, name }];
  });
}
