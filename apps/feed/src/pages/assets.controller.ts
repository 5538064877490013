import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { findAsset } from './assets.ts';

const yearSeconds = 365 * 24 * 3600;

@Controller()
export class AssetsController {
  @Get('assets/:file')
  asset(@Param('file') file: string, @Res() reply: FastifyReply): void {
    this.send(file, reply);
  }

  /** Browsers request this without a link to it. */
  @Get('favicon.ico')
  icon(@Res() reply: FastifyReply): void {
    this.send('newsline.svg', reply);
  }

  private send(file: string, reply: FastifyReply): void {
    const asset = findAsset(file);
    if (!asset) throw new NotFoundException();
    const maxAge = asset.forEver ? `max-age=${yearSeconds}, immutable` : 'max-age=300';
    void reply
      .headers({
        'content-type': asset.contentType,
        'cache-control': `public, ${maxAge}`,
      })
      .send(asset.bytes);
  }
}
