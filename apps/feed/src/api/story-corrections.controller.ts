import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ExplainStory, ListStoryCorrections } from '@newsline/contracts';
import { EventBus } from '@newsline/messaging';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { correctStory, takeBackStoryCorrection } from '../corrections/correct-stories.ts';
import { Accepts } from '../http/accepts.ts';
import { OperatorOnly } from '../http/operator-only.ts';
import { notFound, Problem } from '../http/problem.ts';
import { storyAt } from '../http/story-at.ts';
import { ZodPipe } from '../http/zod-pipe.ts';
import { NewsReadModel } from '../read-model/news-read-model.ts';
import { shorten } from '../read-model/shorten.ts';
import { Documented, movedStory } from './operation.ts';
import { IdPath, NoQuery } from './queries.ts';
import {
  StoryCorrection,
  StoryCorrectionList,
  StoryCorrectionsQuery,
  StoryEditToMake,
  StoryMembers,
} from './story-correction-requests.ts';

const timeoutMs = 30_000;

/** What operators do to stories, which classify keeps and carries out. Not below `/v1/stories`, where an id
 *  would stand. */
@Controller('v1')
export class StoryCorrectionsController {
  constructor(
    private readonly bus: EventBus,
    private readonly readModel: NewsReadModel,
  ) {}

  @Post('story-corrections')
  @HttpCode(201)
  @Documented({
    summary: 'Correct a story',
    description:
      'Moves an article, merges or splits stories, renames, pins or mutes one. Holds for ever, in ' +
      'every version of the articles, and no later pass undoes it; a later correction of the same ' +
      'article, or of the same kind and story, takes its place. Timelines, feeds and search follow.',
    body: { 'application/json': StoryEditToMake },
    responses: { 201: { description: 'The correction as it is kept.', schema: StoryCorrection } },
    problems: [404, 409, 413, 503],
  })
  @Accepts('application/json')
  @OperatorOnly()
  async correct(
    @Body(new ZodPipe(StoryEditToMake)) edit: z.output<typeof StoryEditToMake>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<StoryCorrection> {
    const answer = await correctStory(this.bus, edit);
    if (answer.kind === 'unknown-story') throw await this.noStory(answer.storyId);
    if (answer.kind === 'unknown-article')
      throw notFound(
        `There is no article "${shorten(answer.articleId, 200)}", or none in this story: see its storyId at /v1/articles/{id}.`,
      );
    // What was asked for is right in itself, and would be done were things otherwise.
    if (answer.kind === 'nothing-to-do')
      throw new Problem('conflict', 409, 'It is so already, or would leave the story as it is.');
    return answer.correction;
  }

  @Delete('story-corrections/:id')
  @Documented({
    summary: 'Take a correction of stories back',
    description:
      'What it moved returns to where it was, as far as it was not moved since; a headline, a pin or a ' +
      'muting no longer holds.',
    responses: { 200: { description: 'The correction as it was kept.', schema: StoryCorrection } },
    problems: [404, 503],
  })
  @OperatorOnly()
  async takeBack(
    @Param(new ZodPipe(IdPath)) { id }: z.output<typeof IdPath>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<StoryCorrection> {
    const answer = await takeBackStoryCorrection(this.bus, id);
    if (answer.kind === 'no-correction')
      throw notFound(
        `No correction that holds has the id "${shorten(id, 200)}". See /v1/story-corrections.`,
      );
    return answer.correction;
  }

  @Get('story-corrections')
  @Documented({
    summary: 'What was corrected of stories',
    description:
      'The corrections that hold, newest first: those of operators, and what Newsline found when it ' +
      'looked at stories again (`by` is `newsline`).',
    responses: { 200: { description: 'A page of corrections.', schema: StoryCorrectionList } },
    problems: [503],
  })
  @OperatorOnly()
  list(
    @Query(new ZodPipe(StoryCorrectionsQuery)) query: z.output<typeof StoryCorrectionsQuery>,
  ): Promise<z.output<typeof StoryCorrectionList>> {
    const { limit, after = null, story } = query;
    const request = { limit, after, ...(story !== undefined && { storyId: story }) };
    return this.bus.ask(ListStoryCorrections, request, { timeoutMs });
  }

  @Get('stories/:id/members')
  @Documented({
    summary: 'Why each article is in a story',
    description:
      'What brought it there, how likely that was right, and what speaks for and against it beside the ' +
      'article that it is most like. Earliest first; of more than 200 articles the latest.',
    responses: {
      200: { description: 'The articles of the story.', schema: StoryMembers },
      301: movedStory,
    },
    problems: [404, 503],
  })
  @OperatorOnly()
  async members(
    @Req() request: FastifyRequest,
    @Param(new ZodPipe(IdPath)) { id }: z.output<typeof IdPath>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof StoryMembers>> {
    const addressOf = (living: string) => `/v1/stories/${encodeURIComponent(living)}/members`;
    await storyAt(this.readModel, id, request, addressOf);
    const answer = await this.bus.ask(ExplainStory, { storyId: id }, { timeoutMs });
    if (answer.kind === 'unknown-story') throw await this.noStory(id);
    return { members: answer.members };
  }

  private async noStory(id: string): Promise<Problem> {
    const living = await this.readModel.livingStory(id);
    const instead =
      living === null || living === id
        ? 'its articles may have been withdrawn. See /v1/stories.'
        : `it was merged into "${shorten(living, 200)}": take that one.`;
    return notFound(`No story has the id "${shorten(id, 200)}"; ${instead}`);
  }
}
