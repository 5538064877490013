import type { IncomingMessage } from 'node:http';
import { Fetcher, type FetchOutcome, type FetchRequest } from '../polling/fetcher.ts';
import type { PrivateHosts } from '../private-hosts.ts';
import { checkUrl, type OwnSite } from './address-guard.ts';
import { ChainCookies } from './chain-cookies.ts';
import { acceptEncoding } from './content-codings.ts';
import { exchange } from './exchange.ts';
import { failed, failureOf } from './fetch-failure.ts';
import { guardedAgents } from './guarded-agents.ts';
import { readAnswer } from './read-answer.ts';
import { locationOf, plainValue } from './response-headers.ts';

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
/** Less than the shortest time that common servers keep an idle connection, five seconds. */
const idleMs = 4_000;

/** Where one fetch stands. */
type Progress = { url: URL; readonly signal: AbortSignal };

/** HTTP/1.1 by Node's own client, conditional by RFC 9110 section 13. Not by `fetch`: that takes compressed
 *  bodies that end early for whole ones, a reset for the end of a body without a length, and does not tell
 *  what came over the connection. */
export class HttpFetcher extends Fetcher {
  readonly #settings: HttpFetcherSettings;
  readonly #allowed: PrivateHosts;
  readonly #agents: ReturnType<typeof guardedAgents>;
  readonly #running = new Set<AbortController>();

  constructor(settings: HttpFetcherSettings) {
    super();
    const { allowedPrivateHosts, own } = settings;
    this.#settings = settings;
    this.#allowed = new Set(allowedPrivateHosts);
    // A connection knows no path: `checkUrl` has looked at it before.
    const connectable = new Set([...allowedPrivateHosts, ...(own ? [own.host] : [])]);
    this.#agents = guardedAgents(connectable, idleMs);
  }

  /** How `Fetcher`'s promises are kept: the one limit of time is a timer that breaks off whatever is going
   *  on (resolving, connecting, TLS, headers, body) and closes its connection. Of an answer, no more is
   *  read than `maxBytes`, plus the headers and the framing, which have limits of their own. A connection
   *  is used again only after an answer that was read to its end; those of errors and redirects are closed
   *  unread. */
  async fetch(request: FetchRequest): Promise<FetchOutcome> {
    if (!URL.canParse(request.url)) return failed('not-fetched', { reason: 'It is no address.' });
    const controller = new AbortController();
    const { signal } = controller;
    const progress = { url: new URL(request.url), signal };
    const { timeoutMs } = this.#settings;
    const timer = setTimeout(
      () => controller.abort(new DOMException('', 'TimeoutError')),
      timeoutMs,
    );
    this.#running.add(controller);
    try {
      return await this.#follow(request, progress);
    } catch (error) {
      const { url } = progress;
      return failureOf(signal.aborted ? signal.reason : error, { url, ...this.#settings });
    } finally {
      clearTimeout(timer);
      this.#running.delete(controller);
    }
  }

  async close(): Promise<void> {
    for (const controller of this.#running) controller.abort(new Error('Newsline is stopping.'));
    this.#agents.http.destroy();
    this.#agents.https.destroy();
  }

  async #follow(request: FetchRequest, progress: Progress): Promise<FetchOutcome> {
    const cookies = new ChainCookies();
    let movedTo: string | null = null;
    let isForGood = true;
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const { url, signal } = progress;
      const at = { url, signal, movedTo, maxBytes: this.#settings.maxBytes };
      if (!/^https?:$/.test(url.protocol))
        return failed('bad-redirect', { protocol: url.protocol.slice(0, 20) });
      if (url.username || url.password) return failed('address-with-password', { host: url.host });
      checkUrl(url, this.#allowed, this.#settings.own);
      const headers = this.#headers(request, cookies.headerFor(url));
      const body = request.form && new URLSearchParams(request.form).toString();
      const answer = await exchange(url, {
        headers,
        agents: this.#agents,
        signal,
        ...(body !== undefined && { body }),
      });
      try {
        const location = redirectOf(answer.response);
        if (location === null)
          return await readAnswer(answer, { ...at, redirectedTo: hop > 0 ? url.host : null });
        const next = locationOf(location, url);
        if (!next) return failed('bad-location', { host: url.host });
        isForGood &&= [301, 308].includes(answer.response.statusCode ?? 0);
        if (isForGood) movedTo = next.href;
        cookies.take(url, answer.response.headers['set-cookie'] ?? [], Date.now());
        progress.url = next;
      } finally {
        answer.response.destroy();
      }
      await request.onRedirect?.(progress.url, signal);
    }
    return failed('too-many-redirects', { count: String(maxRedirects) });
  }

  /** Validators are sent back only where they could be taken as they are: what an earlier version stored
   *  may be worse. */
  #headers({ accept, form, validators }: FetchRequest, cookie: string): Record<string, string> {
    const etag = plainValue(validators?.etag ?? undefined);
    const lastModified = plainValue(validators?.lastModified ?? undefined);
    return {
      accept,
      'accept-encoding': acceptEncoding,
      'accept-language': '*',
      'user-agent': this.#settings.userAgent,
      ...(cookie && { cookie }),
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(etag && { 'if-none-match': etag }),
      ...(lastModified && { 'if-modified-since': lastModified }),
    };
  }
}

/** Null: it is no redirect. */
function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | null {
  const isRedirect = statusCode >= 300 && statusCode < 400 && statusCode !== 304;
  return (isRedirect && headers.location) || null;
}
