import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { headersFor } from './headers.ts';
import { droppedConnections } from './http-metrics.ts';
import { defaultLimits, graceMs, type HttpLimits, serverOptions } from './http-limits.ts';
import { Problem } from './problem.ts';
import { sendError } from './error-pages.ts';
import { refuseConnection } from './refuse-connection.ts';

/** The HTTP server with feed's options; `configureHttp` does the rest. */
export function httpAdapter(limits: HttpLimits = defaultLimits): FastifyAdapter {
  const adapter = new FastifyAdapter({
    ...serverOptions(limits),
    clientErrorHandler: refuseConnection,
    // Ids are part of paths, and a source's own may be as long as an address. The default is 100.
    routerOptions: { maxParamLength: 3000 },
    // Requests that the router refuses reach no hook and no filter.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      const tooLong = error.code === 'FST_ERR_MAX_PARAM_LENGTH';
      const what = tooLong
        ? 'A part of the path is too long'
        : 'The path is not correctly percent-encoded';
      const status = tooLong ? 414 : 400;
      void reply.headers(headersFor(request.url));
      const problem = new Problem('invalid-request', status, `${what}.`);
      void sendError(adapter.getInstance(), reply, problem);
    },
  });
  const instance = adapter.getInstance();
  const { server } = instance;
  server.maxConnections = limits.maxConnections;
  server.on('drop', () => droppedConnections.inc());
  instance.addHook('preClose', (done) => {
    // A server that is closing looks for late requests no more.
    setTimeout(() => server.closeAllConnections(), graceMs(limits)).unref();
    done();
  });
  return adapter;
}
