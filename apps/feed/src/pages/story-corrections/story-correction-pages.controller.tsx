import {
  BadRequestException,
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  Post,
  Query,
  Res,
  UseFilters,
} from '@nestjs/common';
import { ExplainStory, ListStoryCorrections } from '@newsline/contracts';
import { EventBus } from '@newsline/messaging';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { takeBackStoryCorrection } from '../../corrections/correct-stories.ts';
import { OperatorForm } from '../../http/operator-only.ts';
import { storyAt } from '../../http/story-at.ts';
import { NewsReadModel } from '../../read-model/news-read-model.ts';
import { href, storyPath } from '../href.ts';
import { LoginPage } from '../operator/login-page.tsx';
import { PageContextFactory } from '../page-context-factory.ts';
import { PageErrors } from '../page-errors.tsx';
import { renderPage, sendPage } from '../send-page.ts';
import { waitUntil } from '../sources/wait-until.ts';
import { correctAsTold } from './correct-as-told.ts';
import { isGone, shows } from './shows.ts';
import {
  StoryCorrectionsPageQuery,
  StoryEditForm,
  TakeBackStoryForm,
} from './story-correction-forms.ts';
import { StoryCorrectionsPage } from './story-corrections-page.tsx';
import { WhyPage } from './why-page.tsx';

const perPage = 30;
const timeoutMs = 10_000;
/** How long the next page waits for the stories to be as they were told to. */
const showsWithinMs = 2_000;
const path = '/corrections/stories';

/** What the operator does to stories, and why they are as they are. */
@Controller()
@UseFilters(PageErrors)
export class StoryCorrectionPagesController {
  constructor(
    private readonly readModel: NewsReadModel,
    private readonly bus: EventBus,
    private readonly contexts: PageContextFactory,
  ) {}

  @Get('corrections/stories')
  async list(@Res() reply: FastifyReply, @Query() input: unknown): Promise<void> {
    const context = await this.contexts.create(reply.request);
    if (!context.operator)
      return sendPage(reply, renderPage(context, <LoginPage to={path} />), 403);
    const query = StoryCorrectionsPageQuery.parse(input);
    const { cursor } = query;
    const asked = { limit: perPage, after: cursor ?? null };
    const { corrections, next } = await this.bus.ask(ListStoryCorrections, asked, { timeoutMs });
    const page = <StoryCorrectionsPage query={query} found={corrections} next={next} />;
    // Links to this page leave out what was done last.
    sendPage(reply, renderPage({ ...context, address: href(path, { cursor }) }, page));
  }

  @Get('stories/:id/why')
  async why(@Res() reply: FastifyReply, @Param('id') id: string): Promise<void> {
    const context = await this.contexts.create(reply.request);
    if (!context.operator)
      return sendPage(reply, renderPage(context, <LoginPage to={path} />), 403);
    const addressOf = (living: string) => `${storyPath(living)}/why`;
    const story = await storyAt(this.readModel, id, reply.request, addressOf);
    const answer = await this.bus.ask(ExplainStory, { storyId: id }, { timeoutMs });
    if (answer.kind === 'unknown-story') throw new NotFoundException();
    sendPage(reply, renderPage(context, <WhyPage story={story} members={answer.members} />));
  }

  @Post('operator/corrections/stories/edit')
  @OperatorForm()
  async edit(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const form = parse(StoryEditForm, body);
    const { corrections, refusal } = await correctAsTold(this.readModel, this.bus, form);
    await waitUntil(showsWithinMs, async () => {
      const shown = await Promise.all(corrections.map((one) => shows(this.readModel, one)));
      return !shown.includes(false);
    });
    const elsewhere = form.kind === 'merge' || form.kind === 'split' ? corrections.at(-1) : null;
    const living = await this.readModel.livingStory(form.storyId);
    const to = elsewhere?.storyId ?? living ?? corrections.at(-1)?.storyId ?? form.storyId;
    redirect(reply, `${href(storyPath(to), { refused: refusal })}#correct`);
  }

  @Post('operator/corrections/stories/take-back')
  @OperatorForm()
  async takeBack(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const { id, storyId, cursor } = parse(TakeBackStoryForm, body);
    const answer = await takeBackStoryCorrection(this.bus, id);
    const correction = answer.kind === 'taken-back' ? answer.correction : null;
    if (correction) await waitUntil(showsWithinMs, () => isGone(this.readModel, correction));
    const candidates = storyId === undefined ? [] : [storyId, correction?.moved[0]?.from];
    for (const candidate of candidates) {
      const living = candidate === undefined ? null : await this.readModel.livingStory(candidate);
      if (living !== null) return redirect(reply, `${storyPath(living)}#correct`);
    }
    redirect(reply, href(path, { cursor, done: correction ? 'undone' : 'gone' }));
  }
}

function redirect(reply: FastifyReply, to: string): void {
  void reply.code(303).header('location', to).send();
}

function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input ?? {});
  if (!parsed.success) throw new BadRequestException();
  return parsed.data;
}
