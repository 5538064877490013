import { createHash } from 'node:crypto';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable, SetMetadata } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { readyAnswers } from '../feed-metrics.ts';
import { NewsReadModel } from '../news-read-model.ts';
import { Rendered } from './rendered.ts';

type Answer = {
  readonly body: Buffer;
  readonly contentType: string;
  readonly etag: string;
  /** The read model's revision when the answer was made: the answer holds as long as this one does. */
  readonly revision: number;
  /** Since when these bytes are the answer. */
  readonly changedAt: number;
};

const liveMark = 'newsline:live';

/** The answer depends on more than the read model and is made anew each time. */
export const Live = (): MethodDecorator & ClassDecorator => SetMetadata(liveMark, true);

/** Turns what a GET method returns into bytes with an entity tag, keeps them, and sends them again
 *  until the read model's revision grows. Whoever has them already gets 304 (RFC 9110, section 13). */
@Injectable()
export class ReadyAnswers implements NestInterceptor {
  readonly #answers = new LRUCache<string, Answer>({
    maxSize: 64 * 1024 * 1024,
    maxEntrySize: 4 * 1024 * 1024,
    sizeCalculation: ({ body }, key) => body.length + key.length + 200,
  });

  constructor(private readonly readModel: NewsReadModel) {}

  /** Answers at once what is ready. Whatever needs the operator's key is never kept here, so this
   *  may come before the guards, and it spares all that Nest does for a request. */
  sendReady(request: FastifyRequest, reply: FastifyReply): boolean {
    const kept = isReading(request) ? this.#answers.get(keyOf(request)) : undefined;
    if (kept?.revision !== this.readModel.revision()) return false;
    void reply.send(respond(request, reply, kept));
    readyAnswers.inc({ of: 'api' });
    return true;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!isReading(request)) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const live = isLive(context);
    const key = keyOf(request);
    // Before the answer is made: what changes meanwhile makes it stale.
    const revision = this.readModel.revision();
    return from(
      lastValueFrom(next.handle()).then((result: unknown) => {
        const answer = answerOf(result, revision, live ? undefined : this.#answers.get(key));
        if (!live) this.#answers.set(key, answer);
        return respond(request, reply, answer, live);
      }),
    );
  }
}

const isReading = ({ method }: FastifyRequest) => method === 'GET' || method === 'HEAD';

/** Feeds hold absolute addresses, so an answer belongs to the host it was asked of. */
const keyOf = ({ protocol, host, url }: FastifyRequest) => `${protocol}://${host}${url}`;

function isLive(context: ExecutionContext): boolean {
  return [context.getHandler(), context.getClass()].some(
    (target) => Reflect.getMetadata(liveMark, target) === true,
  );
}

function answerOf(result: unknown, revision: number, before: Answer | undefined): Answer {
  const rendered = result instanceof Rendered ? result : Rendered.json(result);
  const body = Buffer.from(rendered.text);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const changedAt = before?.etag === etag ? before.changedAt : Date.now();
  return { body, contentType: rendered.contentType, etag, revision, changedAt };
}

/** @returns the bytes to send; none when the asker has them. */
function respond(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
  live = false,
): Buffer | undefined {
  void reply.header('etag', answer.etag).header('cache-control', 'no-cache');
  // The header counts in seconds. Within the second of a change it would not tell before and after.
  const dated = !live && Date.now() - answer.changedAt >= 1000;
  if (dated) void reply.header('last-modified', new Date(answer.changedAt).toUTCString());
  if (hasIt(request, answer, dated)) {
    void reply.status(304);
    return undefined;
  }
  void reply.header('content-type', answer.contentType);
  return answer.body;
}

function hasIt(request: FastifyRequest, answer: Answer, dated: boolean): boolean {
  const tags = request.headers['if-none-match'];
  // A proxy that compresses makes the tag a weak one; for a GET that is the same (13.1.2).
  if (tags !== undefined) {
    return (
      tags.trim() === '*' ||
      tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === answer.etag)
    );
  }
  const since = request.headers['if-modified-since'];
  if (since === undefined || !dated) return false;
  return Date.parse(since) >= Math.floor(answer.changedAt / 1000) * 1000;
}
