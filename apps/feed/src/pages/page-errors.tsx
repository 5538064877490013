import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ErrorPages } from '../http/error-pages.ts';
import { MovedPermanently, sendMoved } from '../http/moved-permanently.ts';
import type { Problem, ProblemKind } from '../http/problem.ts';
import { problemOf } from '../http/problem-of.ts';
import { votePath } from '../votes/voter-cookie.ts';
import type { ActionProblem } from './operator/action-problem.tsx';
import { LoginPage } from './operator/login-page.tsx';
import { PageContextFactory } from './page-context-factory.ts';
import type { PageContext } from './page-context.ts';
import { ErrorPage, type ErrorPageKind } from './error-page.tsx';
import { renderPage, sendPage } from './send-page.ts';

/** Answers errors with a page. Unexpected ones are logged here. */
@Catch()
export class PageErrors extends ErrorPages implements ExceptionFilter {
  private readonly log = new Logger('pages');

  constructor(private readonly contexts: PageContextFactory) {
    super();
  }

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof MovedPermanently) return sendMoved(reply, error);
    const problem = problemOf(error, reply.request);
    if (problem.status >= 500) this.log.error(error);
    if (!reply.sent) await this.send(reply, problem);
  }

  async send(reply: FastifyReply, problem: Problem): Promise<void> {
    const context = await this.contextFor(reply.request);
    void reply.headers(problem.headers);
    const isReaders = reply.request.url.startsWith(votePath);
    const refused = isReaders ? undefined : refusals.get(problem.kind);
    if (!refused) {
      const page = <ErrorPage kind={kindOf(problem)} />;
      return sendPage(reply, renderPage(context, page), problem.status);
    }
    // Links on the page can't lead back to where a form was sent.
    const own = [
      '/dead-letters',
      '/corrections/stories',
      '/corrections',
      '/topic-definitions',
    ] as const;
    const to = own.find((path) => context.address.includes(path)) ?? '/sources';
    const page = <LoginPage to={to} problem={refused} />;
    sendPage(reply, renderPage({ ...context, address: to }, page), problem.status);
  }

  private async contextFor(request: FastifyRequest): Promise<PageContext> {
    try {
      return await this.contexts.create(request);
    } catch (error) {
      this.log.error(error);
      return this.contexts.createWithoutNames(request);
    }
  }
}

const refusals: ReadonlyMap<ProblemKind, ActionProblem> = new Map([
  ['operator-only', 'needed'],
  ['cross-site', 'cross-site'],
  ['too-many-keys', 'too-many-keys'],
]);

function kindOf({ kind, status, errors }: Problem): ErrorPageKind {
  if (kind === 'invalid-cursor') return 'badCursor';
  if (errors.some(({ field }) => field === 'from' || field === 'to')) return 'badDate';
  if (kind === 'cross-site') return 'crossSite';
  if (kind === 'too-many-votes') return 'tooManyVotes';
  if (status === 404 || status === 405) return 'notFound';
  if (status === 413 || status === 414) return 'tooLong';
  if (status === 503) return 'noAnswer';
  return status >= 500 ? 'failed' : 'badRequest';
}
