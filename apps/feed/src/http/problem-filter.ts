import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Logger,
} from '@nestjs/common';
import { NoAnswer } from '@newsline/messaging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BadCursor } from '../read-model/news-read-model.ts';
import { Problem } from './problem.ts';

/** Whatever goes wrong is answered with a problem document (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger('feed');
  readonly #allowed: (path: string) => readonly string[];

  /** `allowed`: the methods of a path, none for an unknown path. */
  constructor(allowed: (path: string) => readonly string[]) {
    this.#allowed = allowed;
  }

  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.#problemOf(error, request);
    if (problem.status >= 500) this.#log.error(problem.message, error);
    return sendProblem(reply, problem);
  }

  #problemOf(error: unknown, request: FastifyRequest): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof BadCursor) {
      const errors = [{ field: 'cursor', detail: error.message }];
      return new Problem('invalid-cursor', 400, `cursor: ${error.message}`, { errors });
    }
    if (error instanceof NoAnswer) {
      const detail = 'The service that knows is not answering. Try again in a moment.';
      const headers = { 'retry-after': '5' };
      return new Problem('no-answer', 503, detail, { headers, cause: error });
    }
    const { status, message } = statusOf(error);
    // Nest and Fastify throw 404 themselves for unknown routes.
    if (status === 404) return this.#unknownRoute(request);
    if (status === 413) return new Problem('too-large', 413, 'A body may have 5,000,000 bytes.');
    if (status === 415) return new Problem('unsupported-type', 415, unsupported(request));
    if (status >= 400 && status < 500) {
      const errors = [{ field: 'body', detail: message }];
      const atFault = request.body === undefined && request.method !== 'GET' ? { errors } : {};
      return new Problem('invalid-request', status, message, atFault);
    }
    if (status === 503) return new Problem('no-answer', 503, 'Newsline is shutting down.');
    const detail = 'Something went wrong here; the log says what. Trying again may help.';
    return new Problem('internal', 500, detail, { cause: error });
  }

  #unknownRoute(request: FastifyRequest): Problem {
    const [whole = '/'] = request.url.split('?');
    const allowed = this.#allowed(whole);
    const path = whole.slice(0, 200);
    if (allowed.length === 0 || allowed.includes(request.method)) {
      return new Problem('not-found', 404, `There is nothing at ${path}. See /docs for the API.`);
    }
    const allow = allowed.join(', ');
    const detail = `${request.method} is not possible at ${path}; allowed: ${allow}.`;
    return new Problem('method-not-allowed', 405, detail, { headers: { allow } });
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .status(problem.status)
    .headers({ 'cache-control': 'no-store', ...problem.headers })
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(Buffer.from(JSON.stringify(problem.document())));
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
    ? `${given} is not accepted here; send ${accepted}.`
    : `Name the body's media type in Content-Type: ${accepted}.`;
}
