import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type DeadLetter, EventBus } from '@newsline/messaging';
import { z } from 'zod';
import { OperatorOnly } from '../http/operator-only.ts';
import { ZodPipe } from '../http/zod-pipe.ts';
import { notFound } from '../http/problem.ts';
import { limit } from '../http/query-vocabulary.ts';
import { Documented } from './operation.ts';
import { IdPath, NoQuery } from './queries.ts';
import { DeadLetterList, Retried } from './operating-responses.ts';

const DeadLettersQuery = z.strictObject({
  limit,
  before: z.string('must be given once').optional().describe('`next` of the page before.'),
});

/** Events that a consumer group of any service gave up on. */
@Controller('v1/dead-letters')
export class DeadLettersController {
  constructor(private readonly bus: EventBus) {}

  @Get()
  @Documented({
    summary: 'Events that could not be handled, with the reason',
    responses: { 200: { description: 'A page of dead letters.', schema: DeadLetterList } },
  })
  @OperatorOnly()
  async list(
    @Query(new ZodPipe(DeadLettersQuery)) query: z.output<typeof DeadLettersQuery>,
  ): Promise<z.output<typeof DeadLetterList>> {
    const { limit, before } = query;
    const page = { limit: limit + 1, ...(before !== undefined && { after: before }) };
    const found = await this.bus.deadLetters.list(page);
    const rows = found.slice(0, limit);
    return {
      deadLetters: rows.map(deadLetterOf),
      next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
      total: await this.bus.deadLetters.count(),
    };
  }

  @Post(':id/retry')
  @HttpCode(202)
  @Documented({
    summary: 'Give the event to its consumers again',
    responses: { 202: { description: 'It is on its way.', schema: Retried } },
    problems: [404],
  })
  @OperatorOnly()
  async retry(
    @Param(new ZodPipe(IdPath)) { id }: z.output<typeof IdPath>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof Retried>> {
    if (await this.bus.deadLetters.retry(id)) return { kind: 'retried' };
    throw notFound(`No dead letter has the id "${id}"; it may have been retried already.`);
  }
}

function deadLetterOf(letter: DeadLetter): z.output<typeof DeadLetterList>['deadLetters'][number] {
  const { id, group, reason, deliveries, at, event } = letter;
  const service = group.split('.')[0] ?? group;
  return { id, group, service, reason, deliveries, at: at.toISOString(), event: { ...event } };
}
