import { Body, Controller, Delete, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Accepts } from '../http/accepts.ts';
import { OwnPagesOnly } from '../http/operator-only.ts';
import { notFound } from '../http/problem.ts';
import { ZodPipe } from '../http/zod-pipe.ts';
import { shorten } from '../read-model/shorten.ts';
import { ReaderVotes } from '../votes/reader-votes.ts';
import { Documented } from './operation.ts';
import { IdPath, NoQuery } from './queries.ts';
import { CastVote, VoteToCast } from './vote-requests.ts';

/** What readers say of stories, over the API. Programs have no cookie, and pages of other sites no say. */
@Controller('v1')
export class VotesController {
  constructor(private readonly votes: ReaderVotes) {}

  @Post('stories/:id/votes')
  @HttpCode(200)
  @Documented({
    summary: 'Say whether a story was useful',
    description:
      'Needs no key. One vote a reader and story: another takes its place. It counts for two weeks, ' +
      'and nothing is kept that says who voted or on what else. A program is known by its network ' +
      'address and its User-Agent until the day (UTC) is over; from one network so many votes a ' +
      'minute, and a day on one story, are counted.',
    body: { 'application/json': VoteToCast },
    responses: { 200: { description: 'The vote as it is kept.', schema: CastVote } },
    problems: [403, 404, 413, 429],
  })
  @Accepts('application/json')
  @OwnPagesOnly()
  vote(
    @Req() request: FastifyRequest,
    @Param(new ZodPipe(IdPath)) { id }: z.output<typeof IdPath>,
    @Body(new ZodPipe(VoteToCast)) { useful }: z.output<typeof VoteToCast>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof CastVote>> {
    return this.cast(request, id, useful);
  }

  @Delete('stories/:id/votes')
  @Documented({
    summary: 'Take the vote on a story back',
    description:
      'As if it had not been cast, on the same day (UTC). No matter where there was none.',
    responses: { 200: { description: 'That there is none.', schema: CastVote } },
    problems: [403, 404, 429],
  })
  @OwnPagesOnly()
  takeBack(
    @Req() request: FastifyRequest,
    @Param(new ZodPipe(IdPath)) { id }: z.output<typeof IdPath>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof CastVote>> {
    return this.cast(request, id, null);
  }

  private async cast(
    { ip, headers }: FastifyRequest,
    id: string,
    useful: boolean | null,
  ): Promise<z.output<typeof CastVote>> {
    const voting = { token: null, address: ip, agent: headers['user-agent'] ?? '' };
    const storyId = await this.votes.cast(id, useful, voting);
    if (storyId === null)
      throw notFound(
        `No story has the id "${shorten(id, 200)}"; its articles may have been withdrawn.`,
      );
    return { storyId, useful };
  }
}
