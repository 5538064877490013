import type { FastifyHttpOptions } from 'fastify';
import type { Server } from 'node:http';

/** What one client may take of the server. */
export type HttpLimits = {
  /** Within this, the headers and the body of a request must have arrived. */
  readonly requestTimeoutMs: number;
  /** Connections that are open at the same time. */
  readonly maxConnections: number;
  /** Addresses and networks whose `X-Forwarded-*` headers are believed. */
  readonly trustedProxies: readonly string[];
};

export const defaultLimits: HttpLimits = {
  requestTimeoutMs: 30_000,
  maxConnections: 1_000,
  trustedProxies: [],
};

/** Nothing moved on a connection for so long: longer than the longest answer takes to make (30 s, for
 *  what is asked of another service). Closes clients that do not read what they asked for. */
const idleMs = 60_000;
/** Headers come in one piece, or from somebody who drips them. */
const longestHeadersMs = 10_000;

export function serverOptions({
  requestTimeoutMs,
  trustedProxies,
}: HttpLimits): Pick<
  FastifyHttpOptions<Server>,
  'connectionTimeout' | 'requestTimeout' | 'trustProxy' | 'http'
> {
  return {
    connectionTimeout: Math.max(idleMs, 2 * requestTimeoutMs),
    requestTimeout: requestTimeoutMs,
    ...(trustedProxies.length > 0 && { trustProxy: [...trustedProxies] }),
    http: {
      requestTimeout: requestTimeoutMs,
      headersTimeout: Math.min(longestHeadersMs, requestTimeoutMs),
      // Node looks for late requests this often; by default every 30 s.
      connectionsCheckingInterval: Math.min(2_000, Math.ceil(requestTimeoutMs / 4)),
    },
  };
}

/** How long requests that are under way may take to finish when the server stops. */
export function graceMs({ requestTimeoutMs }: HttpLimits): number {
  return Math.min(5_000, requestTimeoutMs);
}
