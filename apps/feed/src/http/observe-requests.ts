import { startSpan, isRecording, withSpan, type Span } from '@newsline/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { requestDuration } from './http-metrics.ts';

/** Measures requests and records a span for each, in the caller's trace or in a new one. Must be called
 *  before routes are registered. */
export function observeRequests(server: FastifyInstance): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  // Not sooner: the body parser that runs in between loses the span. Nothing before this hook writes
  // to the log.
  server.addHook('preHandler', (request, reply, done) => {
    const span = begin(request, reply);
    spans.set(request, span);
    withSpan(span, done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { statusCode } = reply;
    const labels = {
      method: request.method,
      route: routeOf(request),
      status: `${Math.floor(statusCode / 100)}xx`,
    };
    requestDuration.observe(labels, reply.elapsedTime / 1000);
    const span = spans.get(request) ?? (isRecording() ? begin(request, reply) : undefined);
    span?.set({ 'http.response.status_code': statusCode });
    span?.end(statusCode >= 500 ? `answered ${statusCode}` : undefined);
    done();
  });
}

/** By the semantic conventions for HTTP server spans. */
function begin(request: FastifyRequest, reply: FastifyReply): Span {
  const route = routeOf(request);
  const parent = request.headers['traceparent'];
  return startSpan(
    {
      name: `${request.method} ${route}`,
      kind: 'server',
      startedAt: Date.now() - reply.elapsedTime,
      attributes: {
        'http.request.method': request.method,
        'http.route': route,
        'url.path': request.url.split('?')[0] ?? '/',
      },
    },
    typeof parent === 'string' ? parent : null,
  );
}

/** `/v1/stories/:id`, never `/v1/stories/42`: the number of addresses has no limit. */
function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none';
}
