import { Controller, Get, NotFoundException, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EditionDesk } from './edition-desk.ts';
import { ErrorPage } from './error-page.tsx';
import { printPage, sendPage } from './send-page.ts';

/** Addresses for programs, which are told in their own way that there is nothing. */
const forPrograms = /^\/(v\d+|feeds|assets|docs|openapi|health|metrics)\b/;

/** Whatever no other route took: Fastify prefers every other route to a wildcard. */
@Controller()
export class NoPageController {
  constructor(private readonly desk: EditionDesk) {}

  @Get('*')
  async nothing(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const takesHtml = request.headers.accept?.includes('text/html') ?? false;
    if (!takesHtml || forPrograms.test(request.url)) throw new NotFoundException();
    const edition = await this.desk.edition(request);
    sendPage(reply, printPage(edition, <ErrorPage says="notFound" />), 404);
  }
}
