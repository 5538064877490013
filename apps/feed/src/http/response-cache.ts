import { createHash } from 'node:crypto';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable, SetMetadata } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { cachedResponses } from './http-metrics.ts';
import { NewsReadModel } from '../read-model/news-read-model.ts';
import { Rendered } from './rendered.ts';

type CachedResponse = {
  readonly body: Buffer;
  readonly contentType: string;
  readonly etag: string;
  /** The read model's revision when the response was made; it is fresh as long as that is current. */
  readonly revision: number;
  /** Since when these bytes are the response. */
  readonly changedAt: number;
};

const noCacheMark = 'newsline:no-cache';

/** The response depends on more than the read model, so it is made anew each time. */
export const NoCache = (): MethodDecorator & ClassDecorator => SetMetadata(noCacheMark, true);

/** Turns what a GET method returns into bytes with an entity tag, caches them, and sends them again
 *  until the read model's revision grows. A client that has them gets 304 (RFC 9110, section 13). */
@Injectable()
export class ResponseCache implements NestInterceptor {
  readonly #responses = new LRUCache<string, CachedResponse>({
    maxSize: 64 * 1024 * 1024,
    maxEntrySize: 4 * 1024 * 1024,
    sizeCalculation: ({ body }, key) => body.length + key.length + 200,
  });

  constructor(private readonly readModel: NewsReadModel) {}

  /** Sends a fresh response from the cache. What needs the operator's key is never cached, so this
   *  may come before the guards, and it saves all that Nest does for a request. */
  sendCached(request: FastifyRequest, reply: FastifyReply): boolean {
    const cached = isRead(request) ? this.#responses.get(keyOf(request)) : undefined;
    if (cached?.revision !== this.readModel.revision()) return false;
    void reply.send(respond(request, reply, cached));
    cachedResponses.inc({ of: 'api' });
    return true;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!isRead(request)) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const uncached = isUncached(context);
    const key = keyOf(request);
    // Read before the response is made: what changes meanwhile makes it stale.
    const revision = this.readModel.revision();
    return from(
      lastValueFrom(next.handle()).then((result: unknown) => {
        const response = responseOf(
          result,
          revision,
          uncached ? undefined : this.#responses.get(key),
        );
        if (!uncached) this.#responses.set(key, response);
        return respond(request, reply, response, uncached);
      }),
    );
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

function responseOf(
  result: unknown,
  revision: number,
  before: CachedResponse | undefined,
): CachedResponse {
  const rendered = result instanceof Rendered ? result : Rendered.json(result);
  const body = Buffer.from(rendered.text);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const changedAt = before?.etag === etag ? before.changedAt : Date.now();
  return { body, contentType: rendered.contentType, etag, revision, changedAt };
}

/** @returns the bytes to send; none when the client has them. */
function respond(
  request: FastifyRequest,
  reply: FastifyReply,
  response: CachedResponse,
  uncached = false,
): Buffer | undefined {
  void reply.header('etag', response.etag).header('cache-control', 'no-cache');
  // The header counts in seconds. Within the second of a change it could not tell before from after.
  const dated = !uncached && Date.now() - response.changedAt >= 1000;
  if (dated) void reply.header('last-modified', new Date(response.changedAt).toUTCString());
  if (isNotModified(request, response, dated)) {
    void reply.status(304);
    return undefined;
  }
  void reply.header('content-type', response.contentType);
  return response.body;
}

function isNotModified(request: FastifyRequest, response: CachedResponse, dated: boolean): boolean {
  const tags = request.headers['if-none-match'];
  // A proxy that compresses makes the tag a weak one; for a GET that is the same (13.1.2).
  if (tags !== undefined) {
    return (
      tags.trim() === '*' ||
      tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === response.etag)
    );
  }
  const since = request.headers['if-modified-since'];
  if (since === undefined || !dated) return false;
  return Date.parse(since) >= Math.floor(response.changedAt / 1000) * 1000;
}
