import { Controller, Get, Header, NotFoundException, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DemonstrationSite } from './demonstration-site.ts';

/** The invented outlets' web site: their feeds, and a page for each article. */
@Controller('samples')
export class SamplesController {
  constructor(private readonly site: DemonstrationSite) {}

  @Get(':file')
  @Header('content-type', 'application/xml; charset=utf-8')
  feed(@Param('file') file: string, @Req() request: FastifyRequest): string {
    const feed = this.site.feed(file.replace(/\.xml$/, ''), originOf(request));
    if (!feed) throw new NotFoundException();
    return feed;
  }

  @Get(':outlet/:article')
  @Header('content-type', 'text/html; charset=utf-8')
  async article(
    @Param('outlet') outlet: string,
    @Param('article') article: string,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    const page = await this.site.page(outlet, article, originOf(request));
    if (!page) throw new NotFoundException();
    return page;
  }
}

function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}
