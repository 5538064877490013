import { createHash } from 'node:crypto';
import { Controller, Get, NotFoundException, Param, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { storyAt } from '../../http/story-at.ts';
import { NewsReadModel } from '../../read-model/news-read-model.ts';
import { StoryOverviews } from '../../story-overview/story-overviews.ts';
import { assetText } from '../assets.ts';
import { coveragePath } from '../href.ts';
import { PageCache } from '../page-cache.ts';
import { PageErrors } from '../page-errors.tsx';
import { renderPicture } from '../send-page.ts';
import { coverageFor } from './coverage-figure.tsx';
import { CoveragePicture } from './coverage-picture.tsx';

const style = assetText('coverage.css');
const styleHash = createHash('sha256').update(style).digest('base64');
/** Opened by itself it is a document of its own, with a style inside. */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'`;

/** A picture of who reported a story when, for other sites and for those who share it. */
@Controller()
@UseFilters(PageErrors)
export class CoverageController {
  constructor(
    private readonly readModel: NewsReadModel,
    private readonly overviews: StoryOverviews,
    private readonly cache: PageCache,
  ) {}

  @Get('stories/:id/coverage.svg')
  coverage(@Res() reply: FastifyReply, @Param('id') id: string): Promise<void> {
    return this.cache.send(
      reply,
      async (context) => {
        const story = await storyAt(this.readModel, id, reply.request, coveragePath);
        const { sample } = await this.overviews.of(story);
        const coverage = coverageFor(sample, context);
        if (coverage === null) throw new NotFoundException();
        return (
          <CoveragePicture coverage={coverage} headline={story.headline}>
            <style>{style}</style>
            <rect class="sheet" width="100%" height="100%" />
          </CoveragePicture>
        );
      },
      (context, picture) => renderPicture(context, picture, policy),
    );
  }
}
