import { HttpException } from '@nestjs/common';
import {
  CorrectStory,
  CorrectTopic,
  DefineTopic,
  ExplainStory,
  ListCorrections,
  ListStoryCorrections,
  ListTopics,
  RelabelArticles,
  RelabellingProgress,
  RelatedStories,
  RemoveTopic,
  SearchArticles,
  TakeBackCorrection,
  TakeBackStoryCorrection,
} from '@newsline/contracts';
import { NoAnswer } from '@newsline/messaging';
import type { FastifyRequest } from 'fastify';
import { BadCursor } from '../read-model/news-read-model.ts';
import { Problem } from './problem.ts';

const searchIsAway =
  'Search is not answering; timelines, stories and articles are there. Try again in a moment.';
const ingestIsAway =
  'The part that reads sources is not answering, so they can be neither added nor changed; what was read is there. Try again in a moment.';
const classifyIsAway =
  'The part that tells topics is not answering, so they can be neither corrected nor defined; what was read is there. Try again in a moment.';
const groupingIsAway =
  'The part that groups stories is not answering, so they can be neither corrected nor explained, nor related ones be found; what was read is there. Try again in a moment.';

const awayBy: ReadonlyMap<string, string> = new Map([
  [SearchArticles.channel, searchIsAway],
  ...[
    CorrectTopic,
    TakeBackCorrection,
    ListCorrections,
    DefineTopic,
    RemoveTopic,
    ListTopics,
    RelabelArticles,
    RelabellingProgress,
  ].map(({ channel }) => [channel, classifyIsAway] as const),
  ...[
    CorrectStory,
    TakeBackStoryCorrection,
    ListStoryCorrections,
    ExplainStory,
    RelatedStories,
  ].map(({ channel }) => [channel, groupingIsAway] as const),
]);

/** What to answer to a request that failed with this error. */
export function problemOf(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof BadCursor) {
    const errors = [{ field: 'cursor', detail: error.message }];
    return new Problem('invalid-cursor', 400, `cursor: ${error.message}`, { errors });
  }
  if (error instanceof NoAnswer) {
    const detail = awayBy.get(error.channel) ?? ingestIsAway;
    const headers = { 'retry-after': '5' };
    return new Problem('no-answer', 503, detail, { headers, cause: error });
  }
  const { status, message } = statusOf(error);
  if (status === 404) return nothingAt(request);
  if (status === 413)
    return new Problem('too-large', 413, `The body is larger than ${mostBytes(request)} bytes.`);
  if (status === 415) return new Problem('unsupported-type', 415, unsupported(request));
  if (status >= 400 && status < 500) {
    const errors = [{ field: 'body', detail: message }];
    const atFault = request.body === undefined && request.method !== 'GET' ? { errors } : {};
    return new Problem('invalid-request', status, message, atFault);
  }
  if (status === 503) return new Problem('no-answer', 503, 'Newsline is shutting down.');
  const detail =
    'Something went wrong; the details are in the log of the server. Trying again may help.';
  return new Problem('internal', 500, detail, { cause: error });
}

/** Also where only the method is unknown: `ProblemFilter` tells these apart. */
export function nothingAt({ url }: FastifyRequest): Problem {
  const [path = '/'] = url.split('?');
  const detail = `There is nothing at ${path.slice(0, 200)}. See /docs for the API.`;
  return new Problem('not-found', 404, detail);
}

function statusOf(error: unknown): { status: number; message: string } {
  if (error instanceof HttpException) {
    return { status: error.getStatus(), message: error.message };
  }
  const { statusCode, message } = error as { statusCode?: unknown; message?: unknown };
  return {
    status: typeof statusCode === 'number' ? statusCode : 500,
    message: typeof message === 'string' ? message : '',
  };
}

function unsupported(request: FastifyRequest): string {
  const given = request.headers['content-type'];
  const accepted = 'application/json, text/html or text/plain';
  return given
    ? `${given.slice(0, 100)} is not accepted here; send ${accepted}.`
    : `Set Content-Type to the media type of the body: ${accepted}.`;
}

function mostBytes({ routeOptions }: FastifyRequest): string {
  return new Intl.NumberFormat('en').format(routeOptions.bodyLimit ?? 0);
}
