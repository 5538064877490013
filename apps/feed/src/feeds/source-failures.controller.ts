import { Controller, Get, Param, Query, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Documented } from '../api/operation.ts';
import { FeedOptions } from '../feed.config.ts';
import { CacheInterceptor } from '../http/cache-interceptor.ts';
import { limit } from '../http/query-vocabulary.ts';
import type { Rendered } from '../http/rendered.ts';
import { ZodPipe } from '../http/zod-pipe.ts';
import { dictionaries, uiLanguages } from '../pages/i18n/i18n.ts';
import { NewsReadModel } from '../read-model/news-read-model.ts';
import { urn } from './channel.ts';
import { FeedBuilder } from './feed-builder.ts';
import { FeedPath, feedResponses } from './feed-requests.ts';
import { splitEnding } from './formats.ts';
import { sourceFailures } from './source-failures.ts';

const FailuresQuery = z.strictObject({
  lang: z
    .enum(uiLanguages, `must be ${uiLanguages.join(' or ')}`)
    .default('vi')
    .describe('The language of its texts.'),
  limit,
});

/** Who looks after sources need not look at their page: what they would see there comes as a feed, open
 *  to all as the page is. */
@Controller('feeds')
@UseInterceptors(CacheInterceptor)
export class SourceFailuresController {
  constructor(
    private readonly readModel: NewsReadModel,
    private readonly builder: FeedBuilder,
    private readonly options: FeedOptions,
  ) {}

  @Get('source-failures.:format')
  @Documented({
    summary: 'Failures of sources as a feed',
    description:
      'An entry where a source begins to fail, with the reason; one where it can be read again; one ' +
      'where its publisher has moved it. Not one for each poll. Their ids stay.',
    responses: feedResponses,
    problems: [404],
  })
  async failures(
    @Req() request: FastifyRequest,
    @Param(new ZodPipe(FeedPath)) path: z.output<typeof FeedPath>,
    @Query(new ZodPipe(FailuresQuery)) { lang, limit }: z.output<typeof FailuresQuery>,
  ): Promise<Rendered> {
    const { ending } = splitEnding(`source-failures.${path.format}`);
    const [outages, sources] = await Promise.all([
      this.readModel.outages(limit),
      this.readModel.sources(),
    ]);
    const { failures } = dictionaries[lang];
    const heading = {
      id: urn('feed', `source-failures ${lang}`),
      title: `${failures.title} · Newsline`,
      description: failures.description,
      language: lang,
      home: '/sources',
    };
    const { zone } = this.options;
    return this.builder.fromEntries(request, ending, heading, (siteUrl) =>
      sourceFailures(outages, sources, { siteUrl, language: lang, zone }).slice(0, limit),
    );
  }
}
