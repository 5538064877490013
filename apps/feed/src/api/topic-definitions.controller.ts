import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query, Res } from '@nestjs/common';
import { DefineTopic, ListTopics, RemoveTopic } from '@newsline/contracts';
import { EventBus } from '@newsline/messaging';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Accepts } from '../http/accepts.ts';
import { OperatorOnly } from '../http/operator-only.ts';
import { invalid, notFound, Problem } from '../http/problem.ts';
import { ZodPipe } from '../http/zod-pipe.ts';
import { Documented } from './operation.ts';
import { NoQuery } from './queries.ts';
import {
  DefinedTopic,
  TopicDefinitionList,
  TopicPath,
  TopicToDefine,
} from './topic-definition-requests.ts';

const timeoutMs = 30_000;

/** The operator's own topics, which classify keeps and labels with. */
@Controller('v1/topic-definitions')
export class TopicDefinitionsController {
  constructor(private readonly bus: EventBus) {}

  @Get()
  @Documented({
    summary: 'All topics, and where each comes from',
    description:
      'Topics ship with Newsline (`shipped`), are in one of TOPIC_FOLDERS (`folder`) or were defined ' +
      'here (`own`); the last with their definitions, as `PUT` takes them.',
    responses: { 200: { description: 'All topics, by id.', schema: TopicDefinitionList } },
    problems: [503],
  })
  @OperatorOnly()
  list(
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof TopicDefinitionList>> {
    return this.bus.ask(ListTopics, {}, { timeoutMs });
  }

  @Put(':id')
  @Documented({
    summary: 'Define a topic, or define it anew',
    description:
      'The body is the whole topic; what it leaves out is gone. It labels what comes from then on, ' +
      'without a restart; what is there already by `POST /v1/relabelling`. It needs keywords, ' +
      'institutions or examples in at least one language to be told by.',
    body: { 'application/json': TopicToDefine },
    responses: {
      200: { description: 'It was there and is changed.', schema: DefinedTopic },
      201: { description: 'It is added.', schema: DefinedTopic },
    },
    problems: [409, 413, 422, 503],
  })
  @Accepts('application/json')
  @OperatorOnly()
  async define(
    @Param(new ZodPipe(TopicPath)) { id }: z.output<typeof TopicPath>,
    @Body(new ZodPipe(TopicToDefine)) topic: z.output<typeof TopicToDefine>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof DefinedTopic>> {
    if (topic.id !== undefined && topic.id !== id)
      throw invalid([{ field: 'id', detail: `must be "${id}", as in the path, or left out` }]);
    if (topic.parent === id)
      throw invalid([{ field: 'parent', detail: 'must be another topic' }], 422);
    const definition = { ...topic, id };
    const answer = await this.bus.ask(DefineTopic, { definition }, { timeoutMs });
    if (answer.kind === 'not-own') throw notOwn(id);
    if (answer.kind === 'unknown-parent') throw noParent(topic.parent ?? '', answer.topics);
    if (answer.kind === 'untold') throw untold();
    void reply.status(answer.isNew ? 201 : 200);
    return { kind: answer.isNew ? 'added' : 'changed', definition };
  }

  @Delete(':id')
  @HttpCode(204)
  @Documented({
    summary: 'Remove a topic that was defined here',
    description:
      'Articles that have it keep it until they are labelled anew, by `POST /v1/relabelling`.',
    responses: { 204: { description: 'It is removed.', mediaTypes: [] } },
    problems: [404, 409, 503],
  })
  @OperatorOnly()
  async remove(
    @Param(new ZodPipe(TopicPath)) { id }: z.output<typeof TopicPath>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<void> {
    const { kind } = await this.bus.ask(RemoveTopic, { id }, { timeoutMs });
    if (kind === 'not-own') throw notOwn(id);
    if (kind === 'unknown-topic')
      throw notFound(`There is no topic "${id}". See /v1/topic-definitions.`);
  }
}

function notOwn(id: string): Problem {
  const detail = `"${id}" ships with Newsline or is in one of TOPIC_FOLDERS, and is changed there. Take another id for a topic of your own.`;
  return new Problem('conflict', 409, detail);
}

function noParent(parent: string, topics: readonly string[]): Problem {
  const detail = `it can be no part of "${parent}"; of these it can: ${topics.join(', ') || 'none'}`;
  return invalid([{ field: 'parent', detail }], 422);
}

function untold(): Problem {
  const detail = 'nothing tells the topic: add keywords, institutions or examples in a language';
  return invalid([{ field: 'keywords', detail }], 422);
}
