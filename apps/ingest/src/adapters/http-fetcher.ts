import { Agent, buildConnector, fetch, type Response } from 'undici';
import { fetchedBytes } from '../ingest-metrics.ts';
import { Fetcher, type FetchOutcome, type FetchRequest } from '../polling/fetcher.ts';
import type { PrivateHosts } from '../private-hosts.ts';
import { checkUrl, guardedLookup, PrivateAddress, type OwnSite } from './address-guard.ts';
import { problemOf } from '../polling/source-problem.ts';
import type { SourceProblem } from '@newsline/contracts';

export type HttpFetcherSettings = {
  /** For the whole exchange, redirects and body included. */
  readonly timeoutMs: number;
  /** After decompression. */
  readonly maxBytes: number;
  readonly userAgent: string;
  /** Hosts that may have a private address, as `privateHost` writes them. */
  readonly allowedPrivateHosts: readonly string[];
  /** What may be fetched of this process itself. */
  readonly own?: OwnSite;
};

const maxRedirects = 5;

/** HTTP by undici, conditional by RFC 9110 section 13. */
export class HttpFetcher extends Fetcher {
  readonly #settings: HttpFetcherSettings;
  readonly #allowed: ReadonlySet<string>;
  readonly #agent: Agent;

  constructor(settings: HttpFetcherSettings) {
    super();
    this.#settings = settings;
    this.#allowed = new Set(settings.allowedPrivateHosts);
    // A connection knows no path: `checkUrl` has looked at it before.
    const own = settings.own ? [settings.own.host] : [];
    this.#agent = new Agent({
      connect: guardedConnect(new Set([...this.#allowed, ...own]), settings.timeoutMs),
      headersTimeout: settings.timeoutMs,
      bodyTimeout: settings.timeoutMs,
      maxResponseSize: settings.maxBytes,
      keepAliveTimeout: 5_000,
    });
  }

  async fetch(request: FetchRequest): Promise<FetchOutcome> {
    const signal = AbortSignal.timeout(this.#settings.timeoutMs);
    try {
      return await this.#follow(request, signal);
    } catch (error) {
      return this.#explain(error, request.url);
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #follow(request: FetchRequest, signal: AbortSignal): Promise<FetchOutcome> {
    let url = new URL(request.url);
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      if (!/^https?:$/.test(url.protocol))
        return failed('bad-redirect', { protocol: url.protocol });
      checkUrl(url, this.#allowed, this.#settings.own);
      const response = await fetch(url, {
        headers: this.#headers(request),
        redirect: 'manual',
        dispatcher: this.#agent,
        signal,
      });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || response.status === 304 || !location) {
        return this.#read(response, url);
      }
      await response.body?.cancel();
      url = new URL(location, url);
    }
    return failed('too-many-redirects', { count: String(maxRedirects) });
  }

  #headers({ accept, validators }: FetchRequest): Record<string, string> {
    return {
      accept,
      'user-agent': this.#settings.userAgent,
      ...(validators?.etag && { 'if-none-match': validators.etag }),
      ...(validators?.lastModified && { 'if-modified-since': validators.lastModified }),
    };
  }

  async #read(response: Response, url: URL): Promise<FetchOutcome> {
    const freshForMs = maxAgeMs(response);
    if (response.status === 304) return { kind: 'not-modified', freshForMs };
    if (!response.ok) {
      await response.body?.cancel();
      const { status } = response;
      const retryMs = retryAfterMs(response);
      return { ...failed(statusKind(status), { status: String(status) }), retryAfterMs: retryMs };
    }
    const body = await readAtMost(response, this.#settings.maxBytes);
    if (!body) return failed('too-long', { bytes: String(this.#settings.maxBytes) });
    fetchedBytes.inc(body.byteLength);
    return {
      kind: 'fetched',
      url: url.href,
      contentType: response.headers.get('content-type') ?? '',
      body,
      etag: response.headers.get('etag'),
      lastModified: response.headers.get('last-modified'),
      freshForMs,
    };
  }

  #explain(error: unknown, url: string): Failure {
    const cause = rootCause(error);
    if (cause instanceof PrivateAddress) return failed('private-address', { host: cause.host });
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    const host = URL.canParse(url) ? new URL(url).host : url;
    if (cause.name === 'TimeoutError' || /TIMEOUT|ETIMEDOUT/.test(code)) {
      return failed('timeout', { host, seconds: String(this.#settings.timeoutMs / 1000) });
    }
    if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE')
      return failed('too-long', { bytes: String(this.#settings.maxBytes) });
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return failed('unknown-host', { host });
    if (code === 'ECONNREFUSED') return failed('refused-connection', { host });
    if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET')
      return failed('closed-connection', { host });
    if (/CERT|TLS|SSL|SELF_SIGNED/.test(code)) return failed('bad-certificate', { host, code });
    return failed('not-fetched', { reason: cause.message });
  }
}

/** Refuses by the port that is really connected to. */
function guardedConnect(allowed: PrivateHosts, timeout: number): buildConnector.connector {
  return (options, callback) => {
    const { hostname, protocol, port } = options;
    const host = hostname.replace(/^\[|\]$/g, '');
    const at = { host, port: Number(port) || (protocol === 'https:' ? 443 : 80) };
    try {
      const lookup = guardedLookup(at, allowed);
      buildConnector({ timeout, ...(lookup && { lookup }) })(options, callback);
    } catch (error) {
      callback(error as Error, null);
    }
  };
}

async function readAtMost(response: Response, maxBytes: number): Promise<Uint8Array | null> {
  if (!response.body) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    length += part.byteLength;
    if (length > maxBytes) return null; // Leaving the loop cancels the body.
    parts.push(part);
  }
  const body = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    body.set(part, at);
    at += part.byteLength;
  }
  return body;
}

type Failure = Extract<FetchOutcome, { kind: 'failed' }>;

function failed(...problem: Parameters<typeof problemOf>): Failure {
  return { kind: 'failed', ...problemOf(...problem), retryAfterMs: null };
}

function statusKind(status: number): SourceProblem['kind'] {
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 410) return 'gone';
  if (status === 429) return 'too-many-requests';
  return status >= 500 ? 'server-failed' : 'status';
}

/** RFC 9110 section 10.2.3: seconds, or a date. */
function retryAfterMs(response: Response): number | null {
  const value = response.headers.get('retry-after');
  if (!value) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

function maxAgeMs(response: Response): number | null {
  const seconds = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(
    response.headers.get('cache-control') ?? '',
  )?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}

function rootCause(error: unknown): Error {
  let cause = Error.isError(error) ? error : new Error(String(error));
  while (Error.isError(cause.cause)) cause = cause.cause;
  return cause;
}
