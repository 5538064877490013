import {
  BadRequestException,
  Body,
  Controller,
  Get,
  NotFoundException,
  Post,
  Query,
  Res,
  UseFilters,
} from '@nestjs/common';
import { ListCorrections, type TopicLabel } from '@newsline/contracts';
import { EventBus } from '@newsline/messaging';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { correctTopic, takeBackCorrection } from '../../corrections/correct-topics.ts';
import { OperatorForm } from '../../http/operator-only.ts';
import { NewsReadModel } from '../../read-model/news-read-model.ts';
import { articlePath, href } from '../href.ts';
import { LoginPage } from '../operator/login-page.tsx';
import { PageContextFactory } from '../page-context-factory.ts';
import { PageErrors } from '../page-errors.tsx';
import { renderPage, sendPage } from '../send-page.ts';
import { waitUntil } from '../sources/wait-until.ts';
import { CorrectForm, CorrectionsPageQuery, TakeBackForm } from './correction-forms.ts';
import { CorrectionsPage } from './corrections-page.tsx';

const perPage = 30;
const timeoutMs = 10_000;
/** How long the next page waits for the article to have its topics. */
const showsWithinMs = 2_000;
const path = '/corrections';

/** The operator's page of corrections, and the forms on it and on the pages of articles. */
@Controller()
@UseFilters(PageErrors)
export class CorrectionPagesController {
  constructor(
    private readonly readModel: NewsReadModel,
    private readonly bus: EventBus,
    private readonly contexts: PageContextFactory,
  ) {}

  @Get('corrections')
  async list(@Res() reply: FastifyReply, @Query() input: unknown): Promise<void> {
    const context = await this.contexts.create(reply.request);
    if (!context.operator)
      return sendPage(reply, renderPage(context, <LoginPage to={path} />), 403);
    const query = CorrectionsPageQuery.parse(input);
    const { cursor } = query;
    const asked = { limit: perPage, after: cursor ?? null };
    const { corrections, next } = await this.bus.ask(ListCorrections, asked, { timeoutMs });
    const page = <CorrectionsPage query={query} found={corrections} next={next} />;
    // Links to this page leave out what was done last.
    sendPage(reply, renderPage({ ...context, address: href(path, { cursor }) }, page));
  }

  @Post('operator/corrections/correct')
  @OperatorForm()
  async correct(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const sent = parse(CorrectForm, body);
    const answer = await correctTopic(this.readModel, this.bus, sent);
    if (answer.kind === 'unknown-article') throw new NotFoundException();
    if (answer.kind === 'unknown-topic') throw new BadRequestException();
    await this.waitUntilShown(sent.articleId, answer.topics);
    redirect(reply, `${articlePath(sent.articleId)}#why`);
  }

  @Post('operator/corrections/take-back')
  @OperatorForm()
  async takeBack(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const { to, cursor, ...sent } = parse(TakeBackForm, body);
    const answer = await takeBackCorrection(this.readModel, this.bus, sent);
    const isDone = answer.kind === 'taken-back';
    if (isDone) await this.waitUntilShown(sent.articleId, answer.topics);
    if (to === 'list')
      return redirect(reply, href(path, { cursor, done: isDone ? 'undone' : 'gone' }));
    redirect(reply, `${articlePath(sent.articleId)}#why`);
  }

  /** The effect comes back as an event; the operator wants to see it on the very next page. */
  private async waitUntilShown(articleId: string, topics: readonly TopicLabel[]): Promise<void> {
    const expected = idsOf(topics);
    await waitUntil(showsWithinMs, async () => {
      const [article] = await this.readModel.articles([articleId], 0);
      return !article || idsOf(article.labels.topics) === expected;
    });
  }
}

function idsOf(topics: readonly TopicLabel[]): string {
  return JSON.stringify(topics.map(({ topic }) => topic).sort());
}

function redirect(reply: FastifyReply, to: string): void {
  void reply.code(303).header('location', to).send();
}

function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input ?? {});
  if (!parsed.success) throw new BadRequestException();
  return parsed.data;
}
