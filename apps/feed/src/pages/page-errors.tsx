import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BadCursor } from '../read-model/news-read-model.ts';
import { PageContextFactory } from './page-context-factory.ts';
import type { PageContext } from './page-context.ts';
import { ErrorPage } from './error-page.tsx';
import { renderPage, sendPage } from './send-page.ts';

type PageError = { readonly status: number; readonly kind: 'notFound' | 'badCursor' | 'failed' };

/** Answers errors with a page. Unexpected ones are logged here. */
@Catch()
export class PageErrors implements ExceptionFilter {
  private readonly log = new Logger('pages');

  constructor(private readonly contexts: PageContextFactory) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { status, kind } = pageErrorOf(error);
    if (status >= 500) this.log.error(error);
    if (reply.sent) return;
    const context = await this.contextFor(reply.request);
    sendPage(reply, renderPage(context, <ErrorPage kind={kind} />), status);
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

function pageErrorOf(error: unknown): PageError {
  if (error instanceof BadCursor) return { status: 400, kind: 'badCursor' };
  const status = error instanceof HttpException ? error.getStatus() : 500;
  return { status, kind: status === 404 ? 'notFound' : 'failed' };
}
