import {
  BadRequestException,
  Body,
  Controller,
  Get,
  Post,
  Query,
  Res,
  UseFilters,
} from '@nestjs/common';
import { EventBus } from '@newsline/messaging';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { filterOf } from '../../dead-letters/criteria.ts';
import { listInPortions } from '../../dead-letters/list-in-portions.ts';
import { portionSize, settlePortion } from '../../dead-letters/settle-portion.ts';
import { href } from '../href.ts';
import { OperatorForm } from '../../http/operator-only.ts';
import { LoginPage } from '../operator/login-page.tsx';
import { PageContextFactory } from '../page-context-factory.ts';
import type { PageContext } from '../page-context.ts';
import { PageErrors } from '../page-errors.tsx';
import { renderPage, sendPage } from '../send-page.ts';
import {
  AllForm,
  criteriaOf,
  DeadLettersPageQuery,
  isUnderstood,
  OneForm,
} from './dead-letter-forms.ts';
import { DeadLettersPage, type DeadLettersFound } from './dead-letters-page.tsx';

const lettersPerPage = 20;
const path = '/dead-letters';

/** The operator's page of dead letters, and its forms, which lead back there. */
@Controller()
@UseFilters(PageErrors)
export class DeadLetterPagesController {
  constructor(
    private readonly bus: EventBus,
    private readonly contexts: PageContextFactory,
  ) {}

  @Get('dead-letters')
  async list(@Res() reply: FastifyReply, @Query() input: unknown): Promise<void> {
    const context = await this.contexts.create(reply.request);
    if (!context.operator) {
      return sendPage(reply, renderPage(context, <LoginPage to={path} />), 403);
    }
    const query = parse(DeadLettersPageQuery, input);
    const criteria = criteriaOf(query);
    const found = isUnderstood(criteria) ? await this.find(query, context.now) : null;
    // Links to this page leave out what was done last.
    const address = href(path, { ...criteria, cursor: query.cursor });
    const page = <DeadLettersPage query={query} criteria={criteria} found={found} />;
    sendPage(reply, renderPage({ ...context, address }, page), found ? 200 : 400);
  }

  @Post('operator/dead-letters/retry-one')
  @OperatorForm()
  retryOne(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    return this.settleOne(reply, body, 'retry');
  }

  @Post('operator/dead-letters/discard-one')
  @OperatorForm()
  discardOne(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    return this.settleOne(reply, body, 'discard');
  }

  @Post('operator/dead-letters/retry-all')
  @OperatorForm()
  retryAll(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    return this.settleAll(reply, body, 'retry');
  }

  @Post('operator/dead-letters/discard-all')
  @OperatorForm()
  discardAll(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    return this.settleAll(reply, body, 'discard');
  }

  private async find(query: DeadLettersPageQuery, now: Date): Promise<DeadLettersFound> {
    const { cursor, remaining } = query;
    const filter = filterOf(query, now);
    const { deadLetters } = this.bus;
    const page = { limit: lettersPerPage + 1, ...(cursor !== undefined && { after: cursor }) };
    const found = await listInPortions(deadLetters, page, filter);
    // Between two portions they have just been counted, which may take long.
    const total = remaining || (await deadLetters.count(filter));
    const newest = cursor === undefined ? found : await deadLetters.list({ limit: 1 }, filter);
    const letters = found.slice(0, lettersPerPage);
    return {
      letters,
      next: found.length > lettersPerPage ? (letters.at(-1)?.id ?? null) : null,
      total,
      newest: newest[0]?.id ?? null,
    };
  }

  private settleOne(
    reply: FastifyReply,
    body: unknown,
    action: 'retry' | 'discard',
  ): Promise<void> {
    return this.redirect(reply, async () => {
      const { id, cursor, ...sent } = parse(OneForm, body);
      const settled = await this.bus.deadLetters[action](id);
      const done = settled ? pastOf[action] : 'gone';
      return href(path, { ...criteriaOf(sent), cursor, done, count: '1' });
    });
  }

  /** One portion; the page that follows shows how many are left and offers to go on. */
  private settleAll(
    reply: FastifyReply,
    body: unknown,
    action: 'retry' | 'discard',
  ): Promise<void> {
    return this.redirect(reply, async ({ now }) => {
      const { count, ...sent } = parse(AllForm, body);
      const criteria = criteriaOf(sent);
      if (!isUnderstood(criteria)) return href(path, criteria);
      const filter = filterOf({ ...criteria, upTo: sent.upTo }, now);
      const portion = await settlePortion(this.bus.deadLetters, action, filter, portionSize);
      return href(path, {
        ...criteria,
        done: pastOf[action],
        count: String(count + portion.count),
        ...(portion.remaining > 0 && { remaining: String(portion.remaining), upTo: sent.upTo }),
      });
    });
  }

  /** @param action returns where it leads */
  private async redirect(
    reply: FastifyReply,
    action: (context: PageContext) => Promise<string>,
  ): Promise<void> {
    const context = await this.contexts.create(reply.request);
    void reply
      .code(303)
      .header('location', await action(context))
      .send();
  }
}

const pastOf = { retry: 'retried', discard: 'discarded' } as const;

function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input ?? {});
  if (!parsed.success) throw new BadRequestException();
  return parsed.data;
}
