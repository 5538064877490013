import { Controller, Get, Query, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { CacheInterceptor, NoCache } from '../http/cache-interceptor.ts';
import { fittingList } from '../http/fitting.ts';
import { notFound } from '../http/problem.ts';
import type { Rendered } from '../http/rendered.ts';
import { followStoryFilter } from '../http/story-at.ts';
import { ZodPipe } from '../http/zod-pipe.ts';
import { NewsReadModel } from '../read-model/news-read-model.ts';
import { shorten } from '../read-model/shorten.ts';
import { RecommendedStories, type RecommendedFilter } from '../recommended/recommended-stories.ts';
import { Documented, movedStory } from './operation.ts';
import { checkFilters } from './queries.ts';
import { RecommendedList, recommendedOf, RecommendedQuery } from './recommended-requests.ts';

/** What readers recommend. Not below `/v1/stories`, where an id would stand. */
@Controller('v1')
@UseInterceptors(CacheInterceptor)
export class RecommendedController {
  constructor(
    private readonly readModel: NewsReadModel,
    private readonly recommended: RecommendedStories,
  ) {}

  @Get('recommended')
  @NoCache()
  @Documented({
    summary: 'Stories that readers found useful',
    description:
      'By their votes of the last two weeks, three at least; also stories like those, as far as ' +
      'readers have not said much of them yet. With `story` those that are like it. A vote shows ' +
      'within a minute.',
    responses: { 200: { description: 'The stories.', schema: RecommendedList }, 301: movedStory },
    problems: [404],
  })
  async list(
    @Req() request: FastifyRequest,
    @Query(new ZodPipe(RecommendedQuery)) query: z.output<typeof RecommendedQuery>,
  ): Promise<Rendered> {
    await checkFilters(this.readModel, { topic: query.topic });
    await followStoryFilter(this.readModel, query.story, request);
    const { topic: topics, language: languages } = query;
    return fittingList(query.limit, async (limit): Promise<z.output<typeof RecommendedList>> => {
      const filter = { limit, ...(topics && { topics }), ...(languages && { languages }) };
      return recommendedOf(await this.find(query.story, filter));
    });
  }

  private async find(storyId: string | undefined, filter: RecommendedFilter) {
    if (storyId === undefined) return this.recommended.best(filter);
    const story = await this.readModel.story(storyId);
    if (!story) throw notFound(`No story has the id "${shorten(storyId, 200)}". See /v1/stories.`);
    return this.recommended.like(story, filter);
  }
}
