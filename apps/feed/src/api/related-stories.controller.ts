import { Controller, Get, Param, Query, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { CacheInterceptor, NoCache } from '../http/cache-interceptor.ts';
import { fittingList } from '../http/fitting.ts';
import { notFound } from '../http/problem.ts';
import type { Rendered } from '../http/rendered.ts';
import { storyAt } from '../http/story-at.ts';
import { ZodPipe } from '../http/zod-pipe.ts';
import { NewsReadModel } from '../read-model/news-read-model.ts';
import { shorten } from '../read-model/shorten.ts';
import { AskRelated } from '../related/ask-related.ts';
import { mostRelated, relatedTo } from '../related/related-to.ts';
import { Documented, movedStory } from './operation.ts';
import { IdPath, NoQuery } from './queries.ts';
import { RelatedStoryLists, storyOf } from './responses.ts';

/** Only classify knows when the answers change, so they are not cached as others are. */
@Controller('v1')
@UseInterceptors(CacheInterceptor)
@NoCache()
export class RelatedStoriesController {
  constructor(
    private readonly readModel: NewsReadModel,
    private readonly asking: AskRelated,
  ) {}

  @Get('stories/:id/related')
  @Documented({
    summary: 'Earlier and later chapters of a story, and others of its subject',
    description:
      'Chapters tell of the same running matter and were over before this story began, or began after it ' +
      'was over. What else shares rare names and words with it is related. Each story is in one list, all ' +
      'of them in the language of this one; an answer may be a minute old.',
    responses: {
      200: { description: 'The stories beside it.', schema: RelatedStoryLists },
      301: movedStory,
    },
    problems: [404, 503],
  })
  async related(
    @Req() request: FastifyRequest,
    @Param(new ZodPipe(IdPath)) { id }: z.output<typeof IdPath>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<Rendered> {
    const addressOf = (living: string) => `/v1/stories/${encodeURIComponent(living)}/related`;
    const story = await storyAt(this.readModel, id, request, addressOf);
    const answer = await this.asking.ask(id);
    if (answer.kind === 'unknown-story')
      throw notFound(`Nothing is known of what the story "${shorten(id, 200)}" is related to.`);
    return fittingList(mostRelated, async (most): Promise<z.output<typeof RelatedStoryLists>> => {
      const lists = await relatedTo(this.readModel, story, answer.stories, most);
      return {
        earlier: lists.earlier.map(storyOf),
        later: lists.later.map(storyOf),
        related: lists.related.map(storyOf),
      };
    });
  }
}
