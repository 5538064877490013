import { Controller, Get, Param, Query, Req, UseInterceptors } from '@nestjs/common';
import { writeOpml } from '@newsline/news';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ZodPipe } from '../http/zod-pipe.ts';
import { notFound } from '../http/problem.ts';
import { fittingList } from '../http/fitting.ts';
import { followStoryFilter, storyAt } from '../http/story-at.ts';
import { Rendered } from '../http/rendered.ts';
import { CacheInterceptor } from '../http/cache-interceptor.ts';
import { copiesOfArticle } from '../read-model/copies-of-article.ts';
import { NewsReadModel } from '../read-model/news-read-model.ts';
import { pageOfSources } from '../read-model/page-of-sources.ts';
import { StoryOverviews } from '../story-overview/story-overviews.ts';
import { Documented, movedStory } from './operation.ts';
import {
  articleFilter,
  checkFilters,
  IdPath,
  NoQuery,
  pageOf,
  SourcesQuery,
  StoriesQuery,
  StoryQuery,
  TimelineQuery,
} from './queries.ts';
import {
  ArticlePage,
  articleOf,
  SourcePage,
  SourceWithPolls,
  storyOf,
  StoryPage,
  StoryTimeline,
  TopicList,
  WholeArticle,
  wholeArticleOf,
} from './responses.ts';
import { storyOverviewOf } from './story-overview-response.ts';

/** What anybody may read. */
@Controller('v1')
@UseInterceptors(CacheInterceptor)
export class ReadingController {
  constructor(
    private readonly readModel: NewsReadModel,
    private readonly overviews: StoryOverviews,
  ) {}

  @Get('timeline')
  @Documented({
    summary: 'Articles, newest first',
    responses: {
      200: { description: 'A page of the timeline.', schema: ArticlePage },
      301: movedStory,
    },
  })
  async timeline(
    @Req() request: FastifyRequest,
    @Query(new ZodPipe(TimelineQuery)) query: z.output<typeof TimelineQuery>,
  ): Promise<Rendered> {
    await checkFilters(this.readModel, query);
    await followStoryFilter(this.readModel, query.story, request);
    return fittingList(query.limit, async (limit): Promise<z.output<typeof ArticlePage>> => {
      const page = pageOf({ ...query, limit });
      const { rows, next } = await this.readModel.timeline(articleFilter(query), page);
      return { articles: rows.map(articleOf), next };
    });
  }

  @Get('stories')
  @Documented({
    summary: 'Stories: articles of several sources on the same event',
    responses: { 200: { description: 'A page of stories.', schema: StoryPage } },
  })
  async stories(
    @Query(new ZodPipe(StoriesQuery)) query: z.output<typeof StoriesQuery>,
  ): Promise<Rendered> {
    await checkFilters(this.readModel, query);
    const { order, minSources } = query;
    const filter = {
      ...articleFilter(query),
      order,
      ...(minSources !== undefined && { minSources }),
    };
    return fittingList(query.limit, async (limit): Promise<z.output<typeof StoryPage>> => {
      const { rows, next } = await this.readModel.stories(filter, pageOf({ ...query, limit }));
      return { stories: rows.map(storyOf), next };
    });
  }

  @Get('stories/:id')
  @Documented({
    summary: 'One story with its timeline, and what its articles tell together',
    responses: {
      200: { description: 'The story.', schema: StoryTimeline },
      301: movedStory,
    },
    problems: [404],
  })
  async story(
    @Req() request: FastifyRequest,
    @Param(new ZodPipe(IdPath)) { id }: z.output<typeof IdPath>,
    @Query(new ZodPipe(StoryQuery)) query: z.output<typeof StoryQuery>,
  ): Promise<Rendered> {
    const addressOf = (living: string) => `/v1/stories/${encodeURIComponent(living)}`;
    const story = await storyAt(this.readModel, id, request, addressOf);
    const overview = storyOverviewOf(await this.overviews.of(story));
    return fittingList(query.limit, async (limit): Promise<z.output<typeof StoryTimeline>> => {
      const page = pageOf({ ...query, limit });
      const { rows, next } = await this.readModel.timeline({ storyId: id }, page);
      return { story: storyOf(story), overview, articles: rows.map(articleOf), next };
    });
  }

  @Get('articles/:id')
  @Documented({
    summary: 'One article with its text',
    description: 'A text beyond a megabyte is cut: `isCut` says so, and `url` leads to the rest.',
    responses: { 200: { description: 'The article.', schema: WholeArticle } },
    problems: [404],
  })
  async article(
    @Param(new ZodPipe(IdPath)) { id }: z.output<typeof IdPath>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof WholeArticle>> {
    const article = await this.readModel.article(id);
    if (!article) throw notFound(`No article has the id "${id}"; it may have been withdrawn.`);
    const [alsoIn, story] = await Promise.all([
      this.readModel.alsoIn(id),
      this.readModel.story(article.storyId),
    ]);
    return wholeArticleOf(article, alsoIn, copiesOfArticle(id, story));
  }

  @Get('topics')
  @Documented({
    summary: 'The topics that articles are labelled with',
    responses: { 200: { description: 'All topics.', schema: TopicList } },
  })
  async topics(
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof TopicList>> {
    const [topics, counts] = await Promise.all([this.readModel.topics(), this.readModel.counts()]);
    return {
      topics: topics.map((topic) => ({ ...topic, articleCount: counts.topics[topic.id] ?? 0 })),
    };
  }

  @Get('sources')
  @Documented({
    summary: 'The sources that are polled, and their health',
    responses: { 200: { description: 'A page of the sources, by id.', schema: SourcePage } },
  })
  async sources(
    @Query(new ZodPipe(SourcesQuery)) query: z.output<typeof SourcesQuery>,
  ): Promise<Rendered> {
    const [sources, counts] = await Promise.all([
      this.readModel.sources(),
      this.readModel.counts(),
    ]);
    return fittingList(query.limit, async (limit): Promise<z.output<typeof SourcePage>> => {
      const { rows, next } = pageOfSources(sources, pageOf({ ...query, limit }));
      const withCount = rows.map((one) => ({ ...one, articleCount: counts.sources[one.id] ?? 0 }));
      return { sources: withCount, next };
    });
  }

  @Get('sources/:id')
  @Documented({
    summary: 'One source, its health and its last polls',
    responses: { 200: { description: 'The source.', schema: SourceWithPolls } },
    problems: [404],
  })
  async source(
    @Param(new ZodPipe(IdPath)) { id }: z.output<typeof IdPath>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof SourceWithPolls>> {
    const source = (await this.readModel.sources()).find((one) => one.id === id);
    if (!source) throw notFound(`No source has the id "${id}". See /v1/sources.`);
    const [counts, polls] = await Promise.all([this.readModel.counts(), this.readModel.polls(id)]);
    return { ...source, articleCount: counts.sources[id] ?? 0, polls: [...polls] };
  }

  @Get('sources.opml')
  @Documented({
    summary: 'The sources as a list that feed readers import',
    description:
      'OPML 2.0 with every setting of each source, for `newsline sources import` and other readers. ' +
      'Demonstration sources are left out.',
    responses: { 200: { description: 'The whole list.', mediaTypes: ['text/x-opml'] } },
  })
  async sourceList(
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<Rendered> {
    const sources = (await this.readModel.sources()).filter(({ demonstration }) => !demonstration);
    const opml = writeOpml(sources, { title: 'Newsline sources', now: new Date() });
    return new Rendered(opml, 'text/x-opml; charset=utf-8');
  }
}
