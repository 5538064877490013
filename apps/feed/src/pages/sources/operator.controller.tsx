import { isDeepStrictEqual } from 'node:util';
import { Body, Controller, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import {
  AddSource,
  ChangeSource,
  PollSource,
  RemoveSources,
  type SourceState,
  TrySource,
} from '@newsline/contracts';
import { EventBus, NoAnswer } from '@newsline/messaging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSecure } from '../../http/is-secure.ts';
import { OperatorAccess } from '../../http/operator-access.ts';
import { operatorCookieHeader } from '../../http/operator-key-in-request.ts';
import { OperatorForm, OwnPagesOnly } from '../../http/operator-only.ts';
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
  type Tried,
} from './operator-forms.ts';
import { type AfterLogin, LoginForm } from '../operator/login-form.ts';
import { LoginPage } from '../operator/login-page.tsx';
import type { PageContext } from '../page-context.ts';
import { PageErrors } from '../page-errors.tsx';
import type { Notice } from '../queries.ts';
import { renderPage, sendPage } from '../send-page.ts';
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
  | { readonly refusedEdit: RefusedEdit; readonly status: number }
  | { readonly tried: Tried; readonly input: SourceInput; readonly status: number };

/** The operator's actions on the page of sources. Every form leads back there. */
@Controller('operator')
@UseFilters(PageErrors)
export class OperatorController {
  constructor(
    private readonly readModel: NewsReadModel,
    private readonly bus: EventBus,
    private readonly keys: OperatorKeys,
    private readonly operator: OperatorAccess,
    private readonly contexts: PageContextFactory,
  ) {}

  @Post('login')
  @OwnPagesOnly()
  async login(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<void> {
    const { key, to } = LoginForm.parse(body);
    if (!key || !(await this.keys.verify(key))) return this.refuseKey(reply, to);
    const there = to === '/sources' ? href(to, { notice: 'in' }) : to;
    void reply
      .code(303)
      .header('set-cookie', operatorCookieHeader(key, isSecure(request)))
      .header('location', there)
      .send();
  }

  @Post('logout')
  @OwnPagesOnly()
  async logout(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.header('set-cookie', operatorCookieHeader(null, isSecure(request)));
    return this.answer(reply, { notice: 'out' });
  }

  @Post('sources')
  @OperatorForm()
  async add(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const input = NewSourceForm.parse(body);
    return this.run(reply, async () => {
      const { url, check } = input;
      const request = { url, ...(!check && { check }), ...filledIn(input) };
      const answer = await this.bus.ask(AddSource, request, { timeoutMs });
      if (answer.kind === 'refused') return { problem: answer, status: 422, input };
      await this.waitUntilShown((sources) => hasSettings(sources, answer.source));
      return { notice: answer.kind };
    });
  }

  @Post('sources/try')
  @HttpCode(200)
  @OperatorForm()
  async try(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const input = NewSourceForm.parse(body);
    return this.run(reply, async () => {
      const tried = await this.bus.ask(TrySource, { url: input.url }, { timeoutMs });
      if (tried.kind === 'refused') return { problem: tried, status: 422, input };
      return { tried, input, status: 200 };
    });
  }

  @Post('sources/edit')
  @OperatorForm()
  async edit(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const { sourceId, ...input } = EditSourceForm.parse(body);
    return this.run(reply, async ({ sources }) => {
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
  @OperatorForm()
  async poll(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const { sourceId } = SourceForm.parse(body);
    return this.run(reply, async () => {
      const { kind } = await this.bus.ask(PollSource, { sourceId }, { timeoutMs });
      return { notice: kind };
    });
  }

  @Post('sources/remove')
  @OperatorForm()
  async remove(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const { sourceId } = SourceForm.parse(body);
    return this.run(reply, async () => {
      const { removedSources } = await this.bus.ask(RemoveSources, { sourceId }, { timeoutMs });
      if (removedSources === 0) return { notice: 'unknown-source' };
      await this.waitUntilShown((sources) => sources.every(({ id }) => id !== sourceId));
      return { notice: 'removed' };
    });
  }

  @Post('demonstration/remove')
  @OperatorForm()
  async removeDemonstration(@Res() reply: FastifyReply): Promise<void> {
    return this.run(reply, async () => {
      await this.bus.ask(RemoveSources, { demonstration: true }, { timeoutMs });
      await this.waitUntilShown((sources) => !sources.some(({ demonstration }) => demonstration));
      return { notice: 'removed-demonstration' };
    });
  }

  private async run(
    reply: FastifyReply,
    action: (context: PageContext) => Promise<Outcome>,
  ): Promise<void> {
    const context = await this.contexts.create(reply.request);
    try {
      return this.answer(reply, await action(context));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      return this.answer(reply, { problem: { kind: 'no-answer' }, status: 503 });
    }
  }

  /** A page of its own, as small as pages get, whatever the login was on. */
  private async refuseKey(reply: FastifyReply, to: AfterLogin): Promise<void> {
    const tooMany = this.operator.wrongKey(reply.request);
    if (tooMany) throw tooMany;
    const context = { ...(await this.contexts.create(reply.request)), address: to };
    sendPage(reply, renderPage(context, <LoginPage to={to} problem="wrong-key" />), 403);
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
