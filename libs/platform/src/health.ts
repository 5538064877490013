import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics } from 'prom-client';
import { gauge, metrics } from './metrics.ts';

export type Health = {
  /** What keeps the service from working, for people; empty where nothing does. Asked at each
   *  request; one that rejects is a failure as well. */
  readonly failures: () => Promise<readonly string[]>;
  /** What an operator should know though the service works. Never rejects. */
  readonly warnings: () => Promise<readonly string[]>;
};

export type HealthServer = { readonly port: number; readonly close: () => void };

collectDefaultMetrics({ register: metrics });
const failureCount = gauge(
  'newsline_health_problems',
  'What keeps the process from working, as /health/ready lists it. 0 where it is ready',
);
const warningCount = gauge(
  'newsline_health_notes',
  'Warnings that do not keep the process from working, as /health/ready lists them',
);

/** Serves /health/live (the process answers), /health/ready (503 with `problems` while the service
 *  can't work) and /metrics (Prometheus' text format), on a port of their own, so that readers never
 *  meet them.
 *  @throws where the port is taken */
export async function serveHealth(
  port: number,
  host: string,
  { failures, warnings }: Health,
): Promise<HealthServer> {
  // The names that probes and dashboards know.
  const look = async () => ({
    problems: await failures().catch((error: unknown) => [String(error)]),
    notes: await warnings(),
  });
  const answers: Readonly<Record<string, () => Promise<Answer>>> = {
    '/health/live': async () => json(200, { status: 'live' }),
    '/health/ready': async () => {
      const found = await look();
      const isReady = found.problems.length === 0;
      return json(isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready', ...found });
    },
    '/metrics': async () => {
      const found = await look();
      failureCount.set(found.problems.length);
      warningCount.set(found.notes.length);
      return { status: 200, type: metrics.contentType, body: await metrics.metrics() };
    },
  };
  const server = createServer((request, response) => {
    const answer = answers[new URL(request.url ?? '/', 'http://health').pathname];
    const notFound = async () =>
      json(404, { status: `There are ${Object.keys(answers).join(', ')}` });
    (answer ?? notFound)().then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(port, host);
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}

type Answer = { readonly status: number; readonly type: string; readonly body: string };

function json(status: number, body: object): Answer {
  return { status, type: 'application/json', body: `${JSON.stringify(body)}\n` };
}
