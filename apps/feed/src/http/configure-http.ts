import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { admitRequests, largestBody } from './admit-requests.ts';
import { trackMethods } from './allowed-methods.ts';
import { ErrorPages, useErrorPages } from './error-pages.ts';
import { headersFor } from './headers.ts';
import { observeRequests } from './observe-requests.ts';
import { OperatorAccess } from './operator-access.ts';
import { pathKind } from './path-kind.ts';
import { ProblemFilter } from './problem-filter.ts';
import { CacheInterceptor } from './cache-interceptor.ts';

/** What hubs bring. */
const feedTypes = [
  'application/atom+xml',
  'application/rss+xml',
  'application/rdf+xml',
  'application/xml',
  'text/xml',
  'application/feed+json',
];

/** What every route needs: errors, body parsers and their limits, headers, the cache, and who may go
 *  on. Must be called after creating the application and before initialising it. */
export function configureHttp(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  observeRequests(server);
  useErrorPages(server, app.get<ErrorPages>(ErrorPages, { strict: false }));
  app.useGlobalFilters(new ProblemFilter(server, trackMethods(server)));
  app.useBodyParser('application/json', { bodyLimit: largestBody });
  for (const type of ['text/html', 'text/plain', 'text/x-opml', ...feedTypes]) {
    // As bytes: the charset may be named inside, and hubs sign them.
    app.useBodyParser(type, { bodyLimit: largestBody }, (_request, body, done) => done(null, body));
  }
  let operator: OperatorAccess | undefined;
  let cache: CacheInterceptor | undefined;
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headersFor(request.url));
    if (pathKind(request.url) !== 'api') return done();
    if (request.method === 'OPTIONS') return answerPreflight(reply);
    cache ??= app.get<CacheInterceptor>(CacheInterceptor, { strict: false });
    if (!cache.sendCached(request, reply)) done();
  });
  admitRequests(
    server,
    () => (operator ??= app.get<OperatorAccess>(OperatorAccess, { strict: false })),
  );
}

/** Pages of any origin may read (Fetch standard, CORS protocol); none may send the operator's key. */
function answerPreflight(reply: FastifyReply): void {
  void reply
    .status(204)
    .headers({
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'if-none-match, if-modified-since',
      'access-control-max-age': '86400',
    })
    .send();
}
