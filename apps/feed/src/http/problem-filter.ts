import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from './error-pages.ts';
import { MovedPermanently, sendMoved } from './moved-permanently.ts';
import { Problem } from './problem.ts';
import { problemOf } from './problem-of.ts';

/** Whatever goes wrong is answered with a problem document (RFC 9457), to readers with a page. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger('feed');
  readonly #server: FastifyInstance;
  readonly #allowed: (path: string) => readonly string[];

  /** `allowed`: the methods of a path, none for an unknown path. */
  constructor(server: FastifyInstance, allowed: (path: string) => readonly string[]) {
    this.#server = server;
    this.#allowed = allowed;
  }

  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof MovedPermanently) return sendMoved(reply, error);
    const problem = this.#notAllowed(request, problemOf(error, request));
    if (problem.status >= 500) this.#log.error(problem.message, error);
    return sendError(this.#server, reply, problem);
  }

  /** Nest and Fastify answer 404 where the path is known and the method is not. */
  #notAllowed({ method, url }: FastifyRequest, problem: Problem): Problem {
    if (problem.status !== 404) return problem;
    const [path = '/'] = url.split('?');
    const allowed = this.#allowed(path);
    if (allowed.length === 0 || allowed.includes(method)) return problem;
    const allow = allowed.join(', ');
    const detail = `${method} is not allowed at ${path.slice(0, 200)}; allowed: ${allow}.`;
    return new Problem('method-not-allowed', 405, detail, { headers: { allow } });
  }
}
