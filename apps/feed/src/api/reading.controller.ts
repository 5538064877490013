import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import type { z } from 'zod';
import { ZodPipe } from '../http/zod-pipe.ts';
import { notFound } from '../http/problem.ts';
import { CacheInterceptor } from '../http/cache-interceptor.ts';
import { NewsReadModel } from '../read-model/news-read-model.ts';
import { Documented } from './operation.ts';
import {
  articleFilter,
  checkFilters,
  IdPath,
  NoQuery,
  pageOf,
  StoriesQuery,
  StoryQuery,
  TimelineQuery,
} from './queries.ts';
import {
  ArticlePage,
  articleOf,
  SourceList,
  storyOf,
  StoryPage,
  StoryTimeline,
  TopicList,
  WholeArticle,
  wholeArticleOf,
} from './responses.ts';

/** What anybody may read. */
@Controller('v1')
@UseInterceptors(CacheInterceptor)
export class ReadingController {
  constructor(private readonly readModel: NewsReadModel) {}

  @Get('timeline')
  @Documented({
    summary: 'Articles, newest first',
    responses: { 200: { description: 'A page of the timeline.', schema: ArticlePage } },
  })
  async timeline(
    @Query(new ZodPipe(TimelineQuery)) query: z.output<typeof TimelineQuery>,
  ): Promise<z.output<typeof ArticlePage>> {
    await checkFilters(this.readModel, query);
    const { rows, next } = await this.readModel.timeline(articleFilter(query), pageOf(query));
    return { articles: rows.map(articleOf), next };
  }

  @Get('stories')
  @Documented({
    summary: 'Stories: articles of several sources on the same event',
    responses: { 200: { description: 'A page of stories.', schema: StoryPage } },
  })
  async stories(
    @Query(new ZodPipe(StoriesQuery)) query: z.output<typeof StoriesQuery>,
  ): Promise<z.output<typeof StoryPage>> {
    await checkFilters(this.readModel, query);
    const { order, minSources } = query;
    const filter = {
      ...articleFilter(query),
      order,
      ...(minSources !== undefined && { minSources }),
    };
    const { rows, next } = await this.readModel.stories(filter, pageOf(query));
    return { stories: rows.map(storyOf), next };
  }

  @Get('stories/:id')
  @Documented({
    summary: 'One story with its timeline',
    responses: { 200: { description: 'The story.', schema: StoryTimeline } },
    problems: [404],
  })
  async story(
    @Param(new ZodPipe(IdPath)) { id }: z.output<typeof IdPath>,
    @Query(new ZodPipe(StoryQuery)) query: z.output<typeof StoryQuery>,
  ): Promise<z.output<typeof StoryTimeline>> {
    const story = await this.readModel.story(id);
    if (!story)
      throw notFound(
        `No story has the id "${id}"; its articles may have been withdrawn, or belong to another story now.`,
      );
    const { rows, next } = await this.readModel.timeline({ storyId: id }, pageOf(query));
    return { story: storyOf(story), articles: rows.map(articleOf), next };
  }

  @Get('articles/:id')
  @Documented({
    summary: 'One article with its text',
    responses: { 200: { description: 'The article.', schema: WholeArticle } },
    problems: [404],
  })
  async article(
    @Param(new ZodPipe(IdPath)) { id }: z.output<typeof IdPath>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof WholeArticle>> {
    const article = await this.readModel.article(id);
    if (!article) throw notFound(`No article has the id "${id}"; it may have been withdrawn.`);
    return wholeArticleOf(article, await this.readModel.alsoIn(id));
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
    responses: { 200: { description: 'All sources.', schema: SourceList } },
  })
  async sources(
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof SourceList>> {
    const [sources, counts] = await Promise.all([
      this.readModel.sources(),
      this.readModel.counts(),
    ]);
    return {
      sources: sources.map((one) => ({ ...one, articleCount: counts.sources[one.id] ?? 0 })),
    };
  }
}
