import { fetchedBytes } from '../ingest-metrics.ts';
import type { FetchOutcome } from '../polling/fetcher.ts';
import { botCheckOf, longestCheck } from './bot-check.ts';
import type { Exchange } from './exchange.ts';
import { failed, statusKind } from './fetch-failure.ts';
import { linkedAddress } from './link-header.ts';
import { readBody } from './read-body.ts';
import { freshForMs, lastModifiedOf, plainValue, retryAfterMs } from './response-headers.ts';
import { Unusable } from './unusable.ts';

/** Where a chain of redirects ended. */
export type AnswerAt = {
  readonly url: URL;
  /** Null: it is where the chain began. */
  readonly redirectedTo: string | null;
  /** See `FetchOutcome`. */
  readonly movedTo: string | null;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
};

/** Statuses with which firewalls send checks. */
const checkStatuses: ReadonlySet<number> = new Set([401, 403, 405, 406, 429, 503]);
/** For the page that explains a failure. */
const explanationMs = 2_000;

/** What the last answer of a chain means, with its body where it has one.
 *  @throws what breaks it off, or {Unusable} */
export async function readAnswer(answer: Exchange, at: AnswerAt): Promise<FetchOutcome> {
  const { statusCode: status = 0, headers } = answer.response;
  const now = Date.now();
  const said = {
    movedTo: at.movedTo,
    etag: plainValue(headers.etag) || null,
    lastModified: lastModifiedOf(headers, now),
    freshForMs: freshForMs(headers, now),
  };
  if (status === 304) return { kind: 'not-modified', ...said };
  if (status < 200 || status >= 300) {
    const by = botCheckOf({ status, headers }, await explanation(answer, at));
    const problem =
      by === null ? failed(statusKind(status), answered(status, at)) : checkBy(by, status, at);
    const pauseMs = retryAfterMs(headers, now);
    const isBusy = pauseMs !== null && (status === 429 || status === 503);
    return { ...problem, retryAfterMs: pauseMs, ...(isBusy && { busyHost: at.url.host }) };
  }
  // A part is only for those who asked for one.
  if (status === 206) throw new Unusable('cut-short');
  const body = await bodyOf(answer, at);
  fetchedBytes.inc(body.byteLength);
  const by = botCheckOf({ status, headers }, textOf(body));
  if (by !== null) return checkBy(by, status, at);
  return {
    kind: 'fetched',
    status,
    url: at.url.href,
    contentType: plainValue(headers['content-type']),
    body,
    ...said,
    hub: linkedAddress(headers.link, 'hub', at.url),
    self: linkedAddress(headers.link, 'self', at.url),
  };
}

function answered(status: number, { redirectedTo }: AnswerAt) {
  return { status: String(status), ...(redirectedTo !== null && { host: redirectedTo }) };
}

function checkBy(by: string, status: number, at: AnswerAt) {
  return failed('bot-check', { ...answered(status, at), by });
}

function bodyOf(
  { response, bytesReceived }: Exchange,
  { maxBytes, signal }: Pick<AnswerAt, 'maxBytes' | 'signal'>,
): Promise<Uint8Array> {
  const { headers } = response;
  if (Number(headers['content-length']) > maxBytes) throw new Unusable('too-long');
  const contentEncoding = headers['content-encoding'] ?? '';
  return readBody(response, { contentEncoding, maxBytes, bytesReceived, signal });
}

/** The page of a failure, where it may be a check; empty where it can't be had soon. */
async function explanation(answer: Exchange, { signal }: AnswerAt): Promise<string> {
  if (!checkStatuses.has(answer.response.statusCode ?? 0)) return '';
  const soon = AbortSignal.any([signal, AbortSignal.timeout(explanationMs)]);
  try {
    return textOf(await bodyOf(answer, { maxBytes: longestCheck, signal: soon }));
  } catch {
    return '';
  }
}

function textOf(body: Uint8Array): string {
  return body.byteLength > longestCheck ? '' : Buffer.from(body).toString('utf8');
}
