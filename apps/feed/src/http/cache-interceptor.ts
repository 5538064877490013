import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable, SetMetadata } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { NewsReadModel } from '../read-model/news-read-model.ts';
import { conditionalBody } from './conditional.ts';
import { Rendered } from './rendered.ts';
import { type CachedResponse, ResponseCache } from './response-cache.ts';

const maxBytes = 16 * 1024 * 1024;

const noCacheMark = 'newsline:no-cache';

/** The response depends on more than the read model, so it is made anew each time. */
export const NoCache = (): MethodDecorator & ClassDecorator => SetMetadata(noCacheMark, true);

/** Turns what a GET method returns into bytes with an entity tag, caches them, and sends them again
 *  until the read model's revision grows. A client that has them gets 304. */
@Injectable()
export class CacheInterceptor implements NestInterceptor {
  readonly #responses = new ResponseCache('api', maxBytes);

  constructor(private readonly readModel: NewsReadModel) {}

  /** Sends a fresh response from the cache. What needs the operator's key is never cached, so this
   *  may come before the guards, and it saves all that Nest does for a request. */
  sendCached(request: FastifyRequest, reply: FastifyReply): boolean {
    if (!isRead(request)) return false;
    const cached = this.#responses.find(keyOf(request), this.#version());
    if (cached) void reply.send(bodyOf(reply, cached));
    return cached !== undefined;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!isRead(request)) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const version = this.#version();
    return from(
      lastValueFrom(next.handle()).then((result: unknown) => {
        const content = result instanceof Rendered ? result : Rendered.json(result);
        if (isUncached(context)) return bodyOf(reply, { content });
        return bodyOf(reply, this.#responses.store(keyOf(request), version, content));
      }),
    );
  }

  #version(): string {
    return String(this.readModel.revision());
  }
}

const isRead = ({ method }: FastifyRequest) => method === 'GET' || method === 'HEAD';

/** Feeds contain absolute addresses, so a response belongs to the host it was requested from. */
const keyOf = ({ protocol, host, url }: FastifyRequest) => `${protocol}://${host}${url}`;

function isUncached(context: ExecutionContext): boolean {
  return [context.getHandler(), context.getClass()].some(
    (target) => Reflect.getMetadata(noCacheMark, target) === true,
  );
}

function bodyOf(
  reply: FastifyReply,
  { content, changedAt = Infinity }: Pick<CachedResponse, 'content'> & Partial<CachedResponse>,
): Buffer | undefined {
  void reply.header('cache-control', 'no-cache');
  // Last-Modified counts in seconds. Within the second of a change it could not tell before from after.
  const isDated = Date.now() - changedAt >= 1000;
  return conditionalBody(reply, content, isDated ? new Date(changedAt) : null);
}
