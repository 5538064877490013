import { Controller, Get, NotFoundException, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pathKind } from '../http/path-kind.ts';
import { PageContextFactory } from './page-context-factory.ts';
import { ErrorPage } from './error-page.tsx';
import { renderPage, sendPage } from './send-page.ts';

/** Every path without a route of its own: Fastify prefers any other route to a wildcard. */
@Controller()
export class NotFoundController {
  constructor(private readonly contexts: PageContextFactory) {}

  @Get('*')
  async nothing(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const acceptsHtml = request.headers.accept?.includes('text/html') ?? false;
    if (!acceptsHtml || pathKind(request.url) !== 'page') throw new NotFoundException();
    const context = await this.contexts.create(request);
    sendPage(reply, renderPage(context, <ErrorPage kind="notFound" />), 404);
  }
}
