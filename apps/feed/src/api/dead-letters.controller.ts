import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type DeadLetter, EventBus } from '@newsline/messaging';
import type { z } from 'zod';
import { criteriaNames, filterOf } from '../dead-letters/criteria.ts';
import { listInPortions } from '../dead-letters/list-in-portions.ts';
import { shownEvent } from '../dead-letters/shown-event.ts';
import { settlePortion } from '../dead-letters/settle-portion.ts';
import { fitting } from '../http/fitting.ts';
import { Accepts } from '../http/accepts.ts';
import { OperatorOnly } from '../http/operator-only.ts';
import { ZodPipe } from '../http/zod-pipe.ts';
import { invalid, notFound } from '../http/problem.ts';
import { shorten } from '../read-model/shorten.ts';
import { Documented } from './operation.ts';
import { DeadLetterSelection, DeadLettersQuery } from './dead-letter-requests.ts';
import { IdPath, NoQuery } from './queries.ts';
import { DeadLetterList, DeadLetterPortion, Discarded, Retried } from './operating-responses.ts';

/** Events that a consumer group of any service gave up on. */
@Controller('v1/dead-letters')
export class DeadLettersController {
  constructor(private readonly bus: EventBus) {}

  @Get()
  @Documented({
    summary: 'Events that could not be handled, with the reason',
    description: 'Several filters narrow the list.',
    responses: { 200: { description: 'A page of dead letters.', schema: DeadLetterList } },
  })
  @OperatorOnly()
  async list(
    @Query(new ZodPipe(DeadLettersQuery)) query: z.output<typeof DeadLettersQuery>,
  ): Promise<z.output<typeof DeadLetterList>> {
    const { limit, before, ...criteria } = query;
    const filter = filterOf(criteria, new Date());
    const total = await this.bus.deadLetters.count(filter);
    const after = before === undefined ? {} : { after: before };
    const { list } = await fitting(limit, async (rows) => {
      const page = { limit: rows + 1, ...after };
      const found = await listInPortions(this.bus.deadLetters, page, filter);
      const shown = found.slice(0, rows);
      const next = found.length > rows ? (shown.at(-1)?.id ?? null) : null;
      return { deadLetters: shown.map(deadLetterOf), next, total };
    });
    return list;
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
    throw noDeadLetter(id);
  }

  @Delete(':id')
  @Documented({
    summary: 'Forget a dead letter for good',
    responses: { 200: { description: 'It is forgotten.', schema: Discarded } },
    problems: [404],
  })
  @OperatorOnly()
  async discard(
    @Param(new ZodPipe(IdPath)) { id }: z.output<typeof IdPath>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof Discarded>> {
    if (await this.bus.deadLetters.discard(id)) return { kind: 'discarded' };
    throw noDeadLetter(id);
  }

  @Post('retry')
  @HttpCode(200)
  @Documented({
    summary: 'Give many events to their consumers again',
    description:
      'The oldest first. Repeat it with `upTo` from the answer until none remains: what fails again ' +
      'meanwhile is not retried twice.',
    body: { 'application/json': DeadLetterSelection },
    responses: { 200: { description: 'A portion is on its way.', schema: DeadLetterPortion } },
    problems: [413, 422],
  })
  @Accepts('application/json')
  @OperatorOnly()
  async retryMatching(
    @Body(new ZodPipe(DeadLetterSelection)) selection: z.output<typeof DeadLetterSelection>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof DeadLetterPortion>> {
    return { kind: 'retried', ...(await this.settle('retry', selection)) };
  }

  @Post('discard')
  @HttpCode(200)
  @Documented({
    summary: 'Forget many dead letters for good',
    description: 'The oldest first. Repeat it with `upTo` from the answer until none remains.',
    body: { 'application/json': DeadLetterSelection },
    responses: { 200: { description: 'A portion is forgotten.', schema: DeadLetterPortion } },
    problems: [413, 422],
  })
  @Accepts('application/json')
  @OperatorOnly()
  async discardMatching(
    @Body(new ZodPipe(DeadLetterSelection)) selection: z.output<typeof DeadLetterSelection>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof DeadLetterPortion>> {
    return { kind: 'discarded', ...(await this.settle('discard', selection)) };
  }

  private settle(action: 'retry' | 'discard', selection: z.output<typeof DeadLetterSelection>) {
    const { all, limit, ...criteria } = selection;
    if (!all && criteriaNames.every((name) => criteria[name] === undefined)) {
      const detail = `must be true where none of ${criteriaNames.join(', ')} is given`;
      throw invalid([{ field: 'all', detail }], 422);
    }
    return settlePortion(this.bus.deadLetters, action, filterOf(criteria, new Date()), limit);
  }
}

const longestReason = 10_000;

const noDeadLetter = (id: string) =>
  notFound(`No dead letter has the id "${id}"; it may have been retried or discarded already.`);

function deadLetterOf(letter: DeadLetter): z.output<typeof DeadLetterList>['deadLetters'][number] {
  const { id, group, deliveries, at } = letter;
  const service = group.split('.')[0] ?? group;
  const reason = shorten(letter.reason, longestReason);
  const event = { ...shownEvent(letter.event) };
  return { id, group, service, reason, deliveries, at: at.toISOString(), event };
}
