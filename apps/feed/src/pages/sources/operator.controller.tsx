import { isDeepStrictEqual } from 'node:util';
import { Body, Controller, Post, Req, Res, UseFilters } from '@nestjs/common';
import {
  AddSource,
  ChangeSource,
  PollSource,
  RemoveSources,
  type SourceState,
} from '@newsline/contracts';
import { EventBus, NoAnswer } from '@newsline/messaging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSameOrigin, operatorCookieHeader } from '../../http/operator-only.ts';
import { NewsReadModel } from '../../read-model/news-read-model.ts';
import { OperatorKeys } from '../../operator-keys/operator-keys.ts';
import { PageContextFactory } from '../page-context-factory.ts';
import { href } from '../href.ts';
import {
  edited,
  EditSourceForm,
  filledIn,
  NewSourceForm,
  settingsInput,
  SourceForm,
  type OperatorProblem,
  type RefusedEdit,
  type SourceInput,
} from './operator-forms.ts';
import { problemOf, type ActionProblem } from '../operator/action-problem.tsx';
import { LoginForm } from '../operator/login-form.ts';
import type { PageContext } from '../page-context.ts';
import { PageErrors } from '../page-errors.tsx';
import type { Notice } from '../queries.ts';
import { renderPage, sendPage } from '../send-page.ts';
import { DeadLettersLoginPage } from '../dead-letters/login-page.tsx';
import { countForSources } from './count-for-sources.ts';
import { SourcesPage } from './sources-page.tsx';
import { waitUntil } from './wait-until.ts';

/** Removing a source withdraws its articles one by one. */
const timeoutMs = 30_000;
/** How long the next page waits for the effect of an action to show. */
const showsWithinMs = 2_000;

type Outcome =
  | { readonly notice: Notice }
  | {
      readonly problem: OperatorProblem;
      readonly status: number;
      readonly input?: SourceInput;
    }
  | { readonly refusedEdit: RefusedEdit; readonly status: number };

/** The operator's actions on the page of sources. Every form leads back there. */
@Controller('operator')
@UseFilters(PageErrors)
export class OperatorController {
  constructor(
    private readonly readModel: NewsReadModel,
    private readonly bus: EventBus,
    private readonly keys: OperatorKeys,
    private readonly contexts: PageContextFactory,
  ) {}

  @Post('login')
  async login(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<void> {
    const { key, to } = LoginForm.parse(body);
    const problem = !isSameOrigin(request)
      ? 'cross-site'
      : key && (await this.keys.verify(key))
        ? null
        : 'wrong-key';
    if (!problem) void reply.header('set-cookie', operatorCookieHeader(key, isSecure(request)));
    if (to === '/dead-letters') return this.answerOnDeadLetters(reply, problem);
    return this.answer(
      reply,
      problem ? { problem: { kind: problem }, status: 403 } : { notice: 'in' },
    );
  }

  @Post('logout')
  async logout(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.header('set-cookie', operatorCookieHeader(null, isSecure(request)));
    return this.answer(reply, { notice: 'out' });
  }

  @Post('sources')
  async add(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const input = NewSourceForm.parse(body);
    return this.runAsOperator(reply, async () => {
      const request = { url: input.url, ...filledIn(input) };
      const answer = await this.bus.ask(AddSource, request, { timeoutMs });
      if (answer.kind === 'refused') return { problem: answer, status: 422, input };
      await this.waitUntilShown((sources) => hasSettings(sources, answer.source));
      return { notice: answer.kind };
    });
  }

  @Post('sources/edit')
  async edit(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const { sourceId, ...input } = EditSourceForm.parse(body);
    return this.runAsOperator(reply, async ({ sources }) => {
      const before = sources.get(sourceId);
      if (!before) return { notice: 'unknown-source' };
      const request = { sourceId, ...edited(input, before) };
      const answer = await this.bus.ask(ChangeSource, request, { timeoutMs });
      if (answer.kind === 'unknown-source') return { notice: answer.kind };
      if (answer.kind === 'refused') {
        const { field, reason } = answer;
        return { refusedEdit: { sourceId, input, field, reason }, status: 422 };
      }
      await this.waitUntilShown((all) => hasSettings(all, answer.source));
      return { notice: 'edited' };
    });
  }

  @Post('sources/poll')
  async poll(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const { sourceId } = SourceForm.parse(body);
    return this.runAsOperator(reply, async () => {
      const { kind } = await this.bus.ask(PollSource, { sourceId }, { timeoutMs });
      return { notice: kind };
    });
  }

  @Post('sources/remove')
  async remove(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const { sourceId } = SourceForm.parse(body);
    return this.runAsOperator(reply, async () => {
      const { removedSources } = await this.bus.ask(RemoveSources, { sourceId }, { timeoutMs });
      if (removedSources === 0) return { notice: 'unknown-source' };
      await this.waitUntilShown((sources) => sources.every(({ id }) => id !== sourceId));
      return { notice: 'removed' };
    });
  }

  @Post('demonstration/remove')
  async removeDemonstration(@Res() reply: FastifyReply): Promise<void> {
    return this.runAsOperator(reply, async () => {
      await this.bus.ask(RemoveSources, { demonstration: true }, { timeoutMs });
      await this.waitUntilShown((sources) => !sources.some(({ demonstration }) => demonstration));
      return { notice: 'removed-demonstration' };
    });
  }

  /** Runs the action if the operator requested it from a page of this site. */
  private async runAsOperator(
    reply: FastifyReply,
    action: (context: PageContext) => Promise<Outcome>,
  ): Promise<void> {
    const context = await this.contexts.create(reply.request);
    const problem = problemOf(reply.request, context);
    if (problem) return this.answer(reply, { problem: { kind: problem }, status: 403 });
    try {
      return this.answer(reply, await action(context));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      return this.answer(reply, { problem: { kind: 'no-answer' }, status: 503 });
    }
  }

  /** @param problem null: logged in */
  private async answerOnDeadLetters(
    reply: FastifyReply,
    problem: ActionProblem | null,
  ): Promise<void> {
    const address = '/dead-letters';
    if (!problem) return void reply.code(303).header('location', address).send();
    const context = { ...(await this.contexts.create(reply.request)), address };
    sendPage(reply, renderPage(context, <DeadLettersLoginPage problem={problem} />), 403);
  }

  private async answer(reply: FastifyReply, outcome: Outcome): Promise<void> {
    if ('notice' in outcome) {
      const there = href('/sources', { notice: outcome.notice });
      void reply.code(303).header('location', there).send();
      return;
    }
    const context = { ...(await this.contexts.create(reply.request)), address: '/sources' };
    const { status, ...shown } = outcome;
    const counts = await countForSources(this.readModel, this.bus, context);
    sendPage(reply, renderPage(context, <SourcesPage {...shown} {...counts} />), status);
  }

  /** The effect comes back as an event; the operator wants to see it on the very next page. */
  private waitUntilShown(isTrue: (sources: readonly SourceState[]) => boolean): Promise<boolean> {
    return waitUntil(showsWithinMs, async () => isTrue(await this.readModel.sources()));
  }
}

/** Whether a source is among these with the settings it has now. */
function hasSettings(sources: readonly SourceState[], source: SourceState): boolean {
  const found = sources.find(({ id }) => id === source.id);
  return found !== undefined && isDeepStrictEqual(settingsInput(found), settingsInput(source));
}

function isSecure({ protocol, headers }: FastifyRequest): boolean {
  return protocol === 'https' || headers['x-forwarded-proto'] === 'https';
}
