import { Controller, Get, NotFoundException, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageContextFactory } from './page-context-factory.ts';
import { ErrorPage } from './error-page.tsx';
import { renderPage, sendPage } from './send-page.ts';

/** Addresses for programs, which are told in their own way that there is nothing. */
const forPrograms = /^\/(v\d+|feeds|assets|docs|openapi|health|metrics)\b/;

/** Whatever no other route took: Fastify prefers every other route to a wildcard. */
@Controller()
export class NoPageController {
  constructor(private readonly contexts: PageContextFactory) {}

  @Get('*')
  async nothing(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const takesHtml = request.headers.accept?.includes('text/html') ?? false;
    if (!takesHtml || forPrograms.test(request.url)) throw new NotFoundException();
    const context = await this.contexts.create(request);
    sendPage(reply, renderPage(context, <ErrorPage says="notFound" />), 404);
  }
}
