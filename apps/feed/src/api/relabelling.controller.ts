import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Relabelling } from '@newsline/contracts';
import type { z } from 'zod';
import { OperatorOnly } from '../http/operator-only.ts';
import { notFound, Problem } from '../http/problem.ts';
import { ZodPipe } from '../http/zod-pipe.ts';
import { ArchiveRelabelling } from '../topics/archive-relabelling.ts';
import { Documented } from './operation.ts';
import { NoQuery } from './queries.ts';

/** What is there already gets the topics as they are now. */
@Controller('v1/relabelling')
export class RelabellingController {
  constructor(private readonly relabelling: ArchiveRelabelling) {}

  @Get()
  @Documented({
    summary: 'How far the articles that are there are labelled anew',
    description: 'Of the last run, also where it is finished or was cut short.',
    responses: { 200: { description: 'The progress.', schema: Relabelling } },
    problems: [404, 503],
  })
  @OperatorOnly()
  async progress(
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<Relabelling> {
    const run = await this.relabelling.lastRun();
    if (!run) throw notFound('There was no run yet. POST /v1/relabelling starts one.');
    return run.progress;
  }

  @Post()
  @HttpCode(202)
  @Documented({
    summary: 'Label the articles that are there anew',
    description:
      'With the topics as they are now, in the background, newest first. Timelines, counts and ' +
      'search follow. Corrections hold. A run ends with the process that does it; starting again ' +
      'begins anew.',
    responses: { 202: { description: 'It has begun: its progress.', schema: Relabelling } },
    problems: [409, 503],
  })
  @OperatorOnly()
  async start(@Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>): Promise<Relabelling> {
    const { isNew, progress } = await this.relabelling.start();
    if (isNew) return progress;
    const { done, total, startedAt } = progress;
    const detail = `A run is under way since ${startedAt}: ${done} of ${total} articles. Wait until GET /v1/relabelling says that it is finished.`;
    throw new Problem('conflict', 409, detail);
  }
}
