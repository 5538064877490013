import { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, Param, Put, Query, Res } from '@nestjs/common';
import { ListCorrections } from '@newsline/contracts';
import { EventBus } from '@newsline/messaging';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { allCorrections, correctTopic, takeBackCorrection } from '../corrections/correct-topics.ts';
import { Accepts } from '../http/accepts.ts';
import { OperatorOnly } from '../http/operator-only.ts';
import { invalid, notFound } from '../http/problem.ts';
import { ZodPipe } from '../http/zod-pipe.ts';
import { NewsReadModel } from '../read-model/news-read-model.ts';
import { shorten } from '../read-model/shorten.ts';
import {
  Correction,
  CorrectionList,
  CorrectionsQuery,
  TopicOfArticlePath,
  TopicsOfArticle,
} from './correction-requests.ts';
import { Documented } from './operation.ts';
import { NoQuery } from './queries.ts';

const timeoutMs = 30_000;
const jsonLines = 'application/x-ndjson';

/** What operators say of articles and topics, which classify keeps and learns from. */
@Controller('v1')
export class CorrectionsController {
  constructor(
    private readonly bus: EventBus,
    private readonly readModel: NewsReadModel,
  ) {}

  @Put('articles/:id/topics/:topic')
  @Documented({
    summary: 'Say whether an article belongs to a topic',
    description:
      'Holds for the article for ever, in every version, and teaches the model at once: ' +
      '`{"belongs": true}` adds the topic or confirms it, `{"belongs": false}` takes it away. A ' +
      'later correction of the same topic takes its place. Timelines, counts and search follow.',
    body: { 'application/json': Correction },
    responses: { 200: { description: 'The topics that it has now.', schema: TopicsOfArticle } },
    problems: [404, 413, 422, 503],
  })
  @Accepts('application/json')
  @OperatorOnly()
  async correct(
    @Param(new ZodPipe(TopicOfArticlePath)) { id, topic }: z.output<typeof TopicOfArticlePath>,
    @Body(new ZodPipe(Correction)) { belongs }: z.output<typeof Correction>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof TopicsOfArticle>> {
    const answer = await correctTopic(this.readModel, this.bus, { articleId: id, topic, belongs });
    if (answer.kind === 'unknown-article') throw noArticle(id);
    if (answer.kind === 'unknown-topic') throw noTopic(topic, answer.topics);
    return { topics: answer.topics };
  }

  @Delete('articles/:id/topics/:topic')
  @Documented({
    summary: 'Take a correction back',
    description: 'As if it had not been made: the model decides about the topic again.',
    responses: { 200: { description: 'The topics that it has now.', schema: TopicsOfArticle } },
    problems: [404, 503],
  })
  @OperatorOnly()
  async takeBack(
    @Param(new ZodPipe(TopicOfArticlePath)) { id, topic }: z.output<typeof TopicOfArticlePath>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof TopicsOfArticle>> {
    const answer = await takeBackCorrection(this.readModel, this.bus, { articleId: id, topic });
    if (answer.kind === 'unknown-article') throw noArticle(id);
    if (answer.kind === 'no-correction')
      throw notFound(`Nobody has corrected "${topic}" of this article. See /v1/corrections.`);
    return { topics: answer.topics };
  }

  @Get('corrections')
  @Documented({
    summary: 'What was corrected',
    description:
      'The corrections that hold, newest first. `belongs` and `wasGiven` say together what was ' +
      'meant: right (both), wrong (`belongs` is false) or missing (`wasGiven` is false).',
    responses: { 200: { description: 'A page of corrections.', schema: CorrectionList } },
    problems: [503],
  })
  @OperatorOnly()
  list(
    @Query(new ZodPipe(CorrectionsQuery)) query: z.output<typeof CorrectionsQuery>,
  ): Promise<z.output<typeof CorrectionList>> {
    const { limit, after = null, article, topic } = query;
    const request = {
      limit,
      after,
      ...(article !== undefined && { articleId: article }),
      ...(topic !== undefined && { topic }),
    };
    return this.bus.ask(ListCorrections, request, { timeoutMs });
  }

  @Get('corrections.jsonl')
  @Documented({
    summary: 'All that was corrected, as JSON lines',
    description: 'Newest first, one correction a line, as `/v1/corrections` has them.',
    responses: { 200: { description: 'Every correction.', mediaTypes: [jsonLines] } },
    problems: [503],
  })
  @OperatorOnly()
  async export(
    @Res() reply: FastifyReply,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<void> {
    const portions = allCorrections(this.bus);
    // Asked for before the answer begins: where nobody answers, that can still be said.
    const first = await portions.next();
    async function* lines(): AsyncGenerator<string> {
      for (let portion = first; !portion.done; portion = await portions.next())
        for (const correction of portion.value) yield `${JSON.stringify(correction)}\n`;
    }
    void reply.header('content-type', jsonLines).send(Readable.from(lines()));
  }
}

const noArticle = (id: string) => notFound(`No article has the id "${shorten(id, 200)}".`);

function noTopic(topic: string, topics: readonly string[]) {
  const known = topics.join(', ') || 'none yet';
  const detail = `there is no topic "${shorten(topic, 100)}"; known: ${known}`;
  return invalid([{ field: 'topic', detail }], 422);
}
