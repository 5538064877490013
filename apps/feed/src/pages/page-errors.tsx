import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BadCursor } from '../news-read-model.ts';
import { PageContextFactory } from './page-context-factory.ts';
import type { PageContext } from './page-context.ts';
import { ErrorPage } from './error-page.tsx';
import { renderPage, sendPage } from './send-page.ts';

type Answer = { readonly status: number; readonly says: 'notFound' | 'badCursor' | 'failed' };

/** Says what went wrong as a page. Errors that nobody expected are logged here, where they end. */
@Catch()
export class PageErrors implements ExceptionFilter {
  private readonly log = new Logger('pages');

  constructor(private readonly contexts: PageContextFactory) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { status, says } = answerTo(error);
    if (status >= 500) this.log.error(error);
    if (reply.sent) return;
    const context = await this.contextFor(reply.request);
    sendPage(reply, renderPage(context, <ErrorPage says={says} />), status);
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

function answerTo(error: unknown): Answer {
  if (error instanceof BadCursor) return { status: 400, says: 'badCursor' };
  const status = error instanceof HttpException ? error.getStatus() : 500;
  return { status, says: status === 404 ? 'notFound' : 'failed' };
}
