import { Controller, Get, Param, Query, Req, UseInterceptors } from '@nestjs/common';
import { EventBus } from '@newsline/messaging';
import type { Topic } from '@newsline/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Documented, movedStory } from '../api/operation.ts';
import { articleFilter, checkFilters, checkSearch, searchFilter } from '../api/queries.ts';
import {
  edited,
  entity,
  language,
  limit,
  outlet,
  q,
  source,
  topic,
} from '../http/query-vocabulary.ts';
import { ZodPipe } from '../http/zod-pipe.ts';
import { notFound } from '../http/problem.ts';
import { storyAt } from '../http/story-at.ts';
import { CacheInterceptor, NoCache } from '../http/cache-interceptor.ts';
import type { Rendered } from '../http/rendered.ts';
import { NewsReadModel } from '../read-model/news-read-model.ts';
import { sourceNames } from '../read-model/source-names.ts';
import { QueryReader } from '../search/query-reader.ts';
import { searchByQuery } from '../search/search-by-query.ts';
import { urn } from './channel.ts';
import { FeedBuilder } from './feed-builder.ts';
import { ending, FeedPath, feedResponses } from './feed-requests.ts';
import { roomFor, splitEnding } from './formats.ts';
import { entityNamesIn, searchHome } from './search-feed.ts';

const IdAndFormatPath = z.object({ id: z.string().describe('Its id.'), format: ending });

const LatestQuery = z.strictObject({ topic, source, language, limit });
const LanguageQuery = z.strictObject({ language, limit });
const SearchFeedQuery = z.strictObject({
  q: q.default(''),
  topic,
  source,
  outlet,
  language,
  entity,
  edited,
  limit,
});

type IdAndFormat = z.output<typeof IdAndFormatPath>;
type LanguageParams = z.output<typeof LanguageQuery>;

const responses = feedResponses;

/** Every timeline as a feed, in the formats that feed readers know. */
@Controller('feeds')
@UseInterceptors(CacheInterceptor)
export class FeedsController {
  constructor(
    private readonly readModel: NewsReadModel,
    private readonly bus: EventBus,
    private readonly builder: FeedBuilder,
    private readonly queries: QueryReader,
  ) {}

  @Get('latest.:format')
  @Documented({ summary: 'The whole timeline as a feed', responses, problems: [404] })
  async latest(
    @Req() request: FastifyRequest,
    @Param(new ZodPipe(FeedPath)) path: z.output<typeof FeedPath>,
    @Query(new ZodPipe(LatestQuery)) query: z.output<typeof LatestQuery>,
  ): Promise<Rendered> {
    await checkFilters(this.readModel, query);
    const { ending } = splitEnding(`latest.${path.format}`);
    const filters = [...(query.topic ?? []), ...(query.source ?? []), ...(query.language ?? [])];
    const heading = {
      id: urn('feed', ['latest', ...filters].join(' ')),
      title: ['Newsline', ...filters].join(' · '),
      description: 'Tin mới nhất · The latest news',
      language: singleLanguage(query.language),
      home: '/',
    };
    return this.builder.fromTimeline(request, ending, heading, {
      filter: articleFilter(query),
      limit: query.limit,
    });
  }

  @Get('topics/:id.:format')
  @Documented({ summary: 'A topic as a feed', responses, problems: [404] })
  async topic(
    @Req() request: FastifyRequest,
    @Param(new ZodPipe(IdAndFormatPath)) path: IdAndFormat,
    @Query(new ZodPipe(LanguageQuery)) query: LanguageParams,
  ): Promise<Rendered> {
    const { id, ending } = splitEnding(`${path.id}.${path.format}`);
    const topics = await this.readModel.topics();
    const topic = topics.find((one) => one.id === id);
    if (!topic) {
      const known = topics.map((one) => one.id).join(', ') || 'none yet';
      throw notFound(`There is no topic "${id}"; known: ${known}.`);
    }
    const { names, description } = topic;
    const asked = singleLanguage(query.language);
    const shown = (['vi', 'en'] as const).filter((one) => (asked ?? one) === one);
    const inLanguages = (texts: Topic['names']) =>
      (shown.length > 0 ? shown.map((one) => texts[one]) : [texts.en]).join(' · ');
    const heading = {
      id: urn('feed', ['topic', id, ...(query.language ?? [])].join(' ')),
      title: `${inLanguages(names)} · Newsline`,
      description: inLanguages(description),
      language: asked,
      home: `/topics/${encodeURIComponent(id)}`,
    };
    return this.builder.fromTimeline(request, ending, heading, {
      filter: { ...articleFilter(query), topics: [id] },
      limit: query.limit,
    });
  }

  @Get('stories/:id.:format')
  @Documented({
    summary: 'A story as a feed',
    responses: { ...responses, 301: movedStory },
    problems: [404],
  })
  async story(
    @Req() request: FastifyRequest,
    @Param(new ZodPipe(IdAndFormatPath)) path: IdAndFormat,
    @Query(new ZodPipe(LanguageQuery)) query: LanguageParams,
  ): Promise<Rendered> {
    const { id, ending } = splitEnding(`${path.id}.${path.format}`);
    const addressOf = (living: string) => `/feeds/stories/${encodeURIComponent(living)}.${ending}`;
    const story = await storyAt(this.readModel, id, request, addressOf);
    const heading = {
      id: urn('feed', `story ${id}`),
      title: `${story.headline} · Newsline`,
      description: story.headlineArticle?.summary || story.headline,
      language: story.language === 'und' ? null : story.language,
      home: `/stories/${encodeURIComponent(id)}`,
    };
    return this.builder.fromTimeline(request, ending, heading, {
      filter: { ...articleFilter(query), storyId: id },
      limit: query.limit,
    });
  }

  @Get('sources/:id.:format')
  @Documented({ summary: 'A source as a feed', responses, problems: [404] })
  async source(
    @Req() request: FastifyRequest,
    @Param(new ZodPipe(IdAndFormatPath)) path: IdAndFormat,
    @Query(new ZodPipe(LanguageQuery)) query: LanguageParams,
  ): Promise<Rendered> {
    const { id, ending } = splitEnding(`${path.id}.${path.format}`);
    const polled = new Map((await this.readModel.sources()).map((one) => [one.id, one]));
    const name = (await sourceNames(this.readModel, polled, [id])).get(id);
    if (name === undefined) throw notFound(`No source has the id "${id}". See /v1/sources.`);
    const heading = {
      id: urn('feed', ['source', id, ...(query.language ?? [])].join(' ')),
      title: `${name} · Newsline`,
      description: name,
      language: singleLanguage(query.language) ?? polled.get(id)?.language ?? null,
      home: `/sources/${encodeURIComponent(id)}`,
    };
    return this.builder.fromTimeline(request, ending, heading, {
      filter: { ...articleFilter(query), sourceIds: [id] },
      limit: query.limit,
    });
  }

  @Get('search.:format')
  @NoCache()
  @Documented({
    summary: 'A search as a feed, newest first',
    description: 'Operators in `q` mean what they mean in /v1/search; each article is there.',
    responses,
    problems: [404, 503],
  })
  async search(
    @Req() request: FastifyRequest,
    @Param(new ZodPipe(FeedPath)) path: z.output<typeof FeedPath>,
    @Query(new ZodPipe(SearchFeedQuery)) query: z.output<typeof SearchFeedQuery>,
  ): Promise<Rendered> {
    await checkFilters(this.readModel, query);
    const { ending } = splitEnding(`search.${path.format}`);
    const { q, limit } = query;
    checkSearch(await this.queries.names(), query);
    const understood = await this.queries.understand(q);
    const page = { sort: 'newest', group: 'none', limit } as const;
    const { hits } = await searchByQuery(this.bus, understood, searchFilter(query), page);
    const { topic = [], source = [], outlet = [], language = [], entity = [], edited } = query;
    const changed = edited === undefined ? [] : [`edited=${edited}`];
    const filters = [...topic, ...source, ...outlet, ...language, ...entity, ...changed];
    const ids = hits.map(({ articleId }) => articleId);
    const articles = await this.readModel.articles(ids, roomFor(ids.length));
    const about = q || entityNamesIn(articles, entity).join(' · ');
    const heading = {
      id: urn('feed', ['search', q, ...filters].join(' ')),
      title: `“${about}” · Newsline`,
      description: `Tin có “${about}” · News with “${about}”`,
      language: singleLanguage(query.language),
      home: searchHome(q, entity),
    };
    return this.builder.fromArticles(request, ending, heading, articles);
  }
}

/** The language of a feed that is requested in one language only. */
function singleLanguage(languages: readonly string[] | undefined): string | null {
  return languages?.length === 1 ? (languages[0] ?? null) : null;
}
