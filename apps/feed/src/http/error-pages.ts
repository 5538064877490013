import type { FastifyInstance, FastifyReply } from 'fastify';
import { pathKind } from './path-kind.ts';
import type { Problem } from './problem.ts';

/** Answers readers: they get a page where programs get a problem document. */
export abstract class ErrorPages {
  abstract send(reply: FastifyReply, problem: Problem): Promise<void>;
}

const decorator = 'errorPages';

export function useErrorPages(server: FastifyInstance, pages: ErrorPages): void {
  server.decorate(decorator, pages);
}

/** Answers what went wrong: to a browser at a page's address with a page, to everything else with a
 *  problem document. */
export async function sendError(
  server: FastifyInstance,
  reply: FastifyReply,
  problem: Problem,
): Promise<void> {
  const { url, headers } = reply.request;
  const acceptsHtml = headers.accept?.includes('text/html') ?? false;
  if (acceptsHtml && pathKind(url) === 'page' && server.hasDecorator(decorator))
    return server.getDecorator<ErrorPages>(decorator).send(reply, problem);
  await reply
    .status(problem.status)
    .headers({ 'cache-control': 'no-store', ...problem.headers })
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(Buffer.from(JSON.stringify(problem.document())));
}
