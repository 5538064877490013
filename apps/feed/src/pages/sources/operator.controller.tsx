import { Body, Controller, Post, Req, Res, UseFilters } from '@nestjs/common';
import { AddSource, PollSource, RemoveSources } from '@newsline/contracts';
import { EventBus, NoAnswer } from '@newsline/messaging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSameOrigin, operatorCookieHeader } from '../../http/operator-only.ts';
import { NewsReadModel } from '../../read-model/news-read-model.ts';
import { OperatorKeys } from '../../operator-keys/operator-keys.ts';
import { PageContextFactory } from '../page-context-factory.ts';
import { href } from '../href.ts';
import {
  LoginForm,
  NewSourceForm,
  SourceForm,
  splitFolders,
  type OperatorProblem,
  type SourceInput,
} from './operator-forms.ts';
import { PageErrors } from '../page-errors.tsx';
import type { Notice } from '../queries.ts';
import { renderPage, sendPage } from '../send-page.ts';
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
    };

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
    const { key } = LoginForm.parse(body);
    const problem = !isSameOrigin(request)
      ? 'cross-site'
      : key && (await this.keys.verify(key))
        ? null
        : 'wrong-key';
    if (problem) return this.answer(reply, { problem: { kind: problem }, status: 403 });
    void reply.header('set-cookie', operatorCookieHeader(key, isSecure(request)));
    return this.answer(reply, { notice: 'in' });
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
      const { url, name, language, fullText } = input;
      const folders = splitFolders(input.folders);
      const request = {
        url,
        folders,
        fullText,
        ...(name && { name }),
        ...(language && { language }),
      };
      const answer = await this.bus.ask(AddSource, request, { timeoutMs });
      if (answer.kind === 'refused') return { problem: answer, status: 422, input };
      await this.waitUntilShown((sourceIds) => sourceIds.has(answer.source.id));
      return { notice: answer.kind };
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
      await this.waitUntilShown((sourceIds) => !sourceIds.has(sourceId));
      return { notice: 'removed' };
    });
  }

  @Post('demonstration/remove')
  async removeDemonstration(@Res() reply: FastifyReply): Promise<void> {
    return this.runAsOperator(reply, async () => {
      await this.bus.ask(RemoveSources, { demonstration: true }, { timeoutMs });
      await this.waitUntilShown((_, demonstration) => !demonstration);
      return { notice: 'removed-demonstration' };
    });
  }

  /** Runs the action if the operator requested it from a page of this site. */
  private async runAsOperator(reply: FastifyReply, action: () => Promise<Outcome>): Promise<void> {
    const { operator } = await this.contexts.create(reply.request);
    if (!operator) return this.answer(reply, { problem: { kind: 'needed' }, status: 403 });
    if (!isSameOrigin(reply.request)) {
      return this.answer(reply, { problem: { kind: 'cross-site' }, status: 403 });
    }
    try {
      return this.answer(reply, await action());
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      return this.answer(reply, { problem: { kind: 'no-answer' }, status: 503 });
    }
  }

  private async answer(reply: FastifyReply, outcome: Outcome): Promise<void> {
    if ('notice' in outcome) {
      const there = href('/sources', { notice: outcome.notice });
      void reply.code(303).header('location', there).send();
      return;
    }
    const context = { ...(await this.contexts.create(reply.request)), address: '/sources' };
    const { sources } = await this.readModel.counts();
    const page = <SourcesPage problem={outcome.problem} input={outcome.input} articles={sources} />;
    sendPage(reply, renderPage(context, page), outcome.status);
  }

  /** The effect comes back as an event; the operator wants to see it on the very next page. */
  private waitUntilShown(
    isTrue: (sourceIds: ReadonlySet<string>, demonstration: boolean) => boolean,
  ): Promise<boolean> {
    return waitUntil(showsWithinMs, async () => {
      const sources = await this.readModel.sources();
      const demonstration = sources.some((source) => source.demonstration);
      return isTrue(new Set(sources.map(({ id }) => id)), demonstration);
    });
  }
}

function isSecure({ protocol, headers }: FastifyRequest): boolean {
  return protocol === 'https' || headers['x-forwarded-proto'] === 'https';
}
