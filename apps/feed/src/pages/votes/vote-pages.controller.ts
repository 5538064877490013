import {
  BadRequestException,
  Body,
  Controller,
  NotFoundException,
  Post,
  Res,
  UseFilters,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isSecure } from '../../http/is-secure.ts';
import { OwnPagesOnly } from '../../http/operator-only.ts';
import { ReaderVotes } from '../../votes/reader-votes.ts';
import {
  newVoterToken,
  voterCookieHeader,
  votePath,
  voterToken,
} from '../../votes/voter-cookie.ts';
import { href, storyPath } from '../href.ts';
import { PageErrors } from '../page-errors.tsx';
import { VoteForm } from './vote-form.ts';

/** What readers say of stories, below them. A browser gets its token with its first vote, and with nothing
 *  else. */
@Controller()
@UseFilters(PageErrors)
export class VotePagesController {
  constructor(private readonly votes: ReaderVotes) {}

  @Post(votePath)
  @OwnPagesOnly()
  async vote(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const form = VoteForm.safeParse(body ?? {});
    if (!form.success) throw new BadRequestException();
    const { storyId, vote } = form.data;
    const { ip, headers } = reply.request;
    const token = voterToken(headers.cookie) ?? newVoterToken();
    const useful = vote === 'back' ? null : vote === 'useful';
    const voting = { token, address: ip, agent: headers['user-agent'] ?? '' };
    const counted = await this.votes.cast(storyId, useful, voting);
    if (counted === null) throw new NotFoundException();
    if (useful !== null)
      void reply.header('set-cookie', voterCookieHeader(token, isSecure(reply.request)));
    const to = `${href(storyPath(counted), { voted: vote })}#voting`;
    void reply.code(303).header('location', to).send();
  }
}
