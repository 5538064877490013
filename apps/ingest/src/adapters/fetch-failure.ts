import type { SourceProblem } from '@newsline/contracts';
import type { FetchOutcome } from '../polling/fetcher.ts';
import { problemOf } from '../polling/source-problem.ts';
import { PrivateAddress } from './address-guard.ts';
import { Unusable } from './unusable.ts';

export type Failure = Extract<FetchOutcome, { kind: 'failed' }>;

export type FailureContext = {
  /** The address that failed: after redirects, where they led. */
  readonly url: URL;
  readonly timeoutMs: number;
  readonly maxBytes: number;
};

type Kind = SourceProblem['kind'];

/** Of the system, of Node's parser (HPE_), of zlib and brotli, of OpenSSL; the first that fits. */
const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/^(ENOTFOUND|ENODATA|EAI_)/, 'unknown-host'],
  [/^ECONNREFUSED$/, 'refused-connection'],
  [/^(ECONNRESET|ECONNABORTED|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/, 'closed-connection'],
  [/^ETIMEDOUT$/, 'timeout'],
  [/^(EHOST|ENET|EADDRNOTAVAIL|EACCES|EPERM)/, 'unreachable'],
  [/^HPE_HEADER_OVERFLOW$/, 'long-headers'],
  [/^HPE_/, 'bad-answer'],
  [/^Z_BUF_ERROR$/, 'cut-short'],
  [/^(Z_|ZSTD_|ERR__ERROR_|ERR_BROTLI)/, 'bad-compression'],
  [/CERT|SIGNED|SIGNATURE|ISSUER|HOSTNAME_MISMATCH|INVALID_CA|CRL/, 'bad-certificate'],
  [/^(EPROTO|ERR_SSL_|ERR_TLS_)/, 'failed-tls'],
];

export function failed(...problem: Parameters<typeof problemOf>): Failure {
  return { kind: 'failed', ...problemOf(...problem), retryAfterMs: null };
}

/** What an error of fetching means. */
export function failureOf(error: unknown, context: FailureContext): Failure {
  const cause = rootCause(error);
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  const host = cause instanceof PrivateAddress ? cause.host : context.url.host;
  const kind = kindOf(cause, code);
  if (kind === 'timeout') return failed(kind, { host, seconds: String(context.timeoutMs / 1000) });
  if (kind === 'too-long') return failed(kind, { bytes: String(context.maxBytes) });
  if (kind === 'bad-certificate' || kind === 'failed-tls') return failed(kind, { host, code });
  if (kind === 'bad-answer')
    return failed(kind, { host, reason: cause instanceof Unusable ? cause.reason : code });
  return failed(kind, kind === 'not-fetched' ? { reason: cause.message } : { host });
}

/** By the status of an answer that brings no document. */
export function statusKind(status: number): Kind {
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 410) return 'gone';
  if (status === 429) return 'too-many-requests';
  return status >= 500 ? 'server-failed' : 'status';
}

function kindOf(cause: Error, code: string): Kind {
  if (cause instanceof PrivateAddress) return 'private-address';
  if (cause instanceof Unusable) return cause.kind;
  if (cause.name === 'TimeoutError') return 'timeout';
  return kinds.find(([pattern]) => pattern.test(code))?.[1] ?? 'not-fetched';
}

function rootCause(error: unknown): Error {
  let cause = Error.isError(error) ? error : new Error(String(error));
  while (Error.isError(cause.cause)) cause = cause.cause;
  return cause;
}
