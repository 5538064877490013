import type { SourceProblem } from '@newsline/contracts';
import type { Validators } from './source-store.ts';

export type FetchRequest = {
  readonly url: string;
  /** What kind of document is wanted: the `Accept` header. */
  readonly accept: string;
  /** Sent as a form (POST), to be answered by any document or none; absent: a document is asked for. */
  readonly form?: Readonly<Record<string, string>>;
  /** Asks only for what changed since; absent: for everything. */
  readonly validators?: Pick<Validators, 'etag' | 'lastModified'>;
  /** Waited for before a redirect is followed, within the fetch's own limit of time: whoever asks may
   *  owe the next host some patience. Where it rejects, the fetch has failed. */
  readonly onRedirect?: (to: URL, signal: AbortSignal) => Promise<void>;
};

export type FetchOutcome =
  | {
      readonly kind: 'fetched';
      /** From 200 to 299. */
      readonly status: number;
      /** After redirects: what relative links are relative to. */
      readonly url: string;
      readonly movedTo?: string | null;
      /** Empty where the server names none, or none that can be used. */
      readonly contentType: string;
      readonly body: Uint8Array;
      /** For the next request; null where the server gives none that can be sent back. */
      readonly etag: string | null;
      readonly lastModified: string | null;
      /** Null: the server does not say. */
      readonly freshForMs: number | null;
      /** Of its `Link` headers (RFC 8288), where to subscribe and to what; null where there is none. */
      readonly hub?: string | null;
      readonly self?: string | null;
    }
  | {
      readonly kind: 'not-modified';
      /** Where the first redirects of the chain lead that hold for good (301, 308); null or absent: there are none. */
      readonly movedTo?: string | null;
      /** Instead of those that were sent; null: they still hold. */
      readonly etag: string | null;
      readonly lastModified: string | null;
      readonly freshForMs: number | null;
    }
  | {
      readonly kind: 'failed';
      /** What went wrong and what to do about it, for an operator. */
      readonly problem: string;
      /** The same, so that it can be said in another language. */
      readonly details?: SourceProblem;
      readonly retryAfterMs: number | null;
      /** The host that asks for that pause, where it means all of it (429, 503); else absent. */
      readonly busyHost?: string;
    };

export type Fetched = Extract<FetchOutcome, { kind: 'fetched' }>;

/** Fetches documents from the web, from servers that may mean ill.
 *
 *  - Every failure is an outcome that names what happened, and after redirects the host where it did;
 *    nothing is thrown.
 *  - A fetch is decided within its limit of time, redirects and body included, whatever the server does:
 *    say nothing, drip, never end. Its connection is closed then.
 *  - Bodies are decompressed, whole, and never longer than the limit. One that ends early, by its length,
 *    its chunks or its compression, is a failure, never a shorter document. (A body without any of these
 *    ends where the connection does.)
 *  - Memory stays near the limit of a body, also for headers, framing and compression without end, and no
 *    step of it holds the event loop.
 *  - A cookie that a redirect sets goes back to its host, or its domain, within this fetch; none is kept.
 *  - What comes back of the headers is plain text of ordinary length, or nothing.
 *  - Addresses that are private or local are refused, also behind a redirect or a name, unless an operator
 *    allowed their host and port; so are user names and passwords in addresses.
 *
 *  Fetches don't wait for one another: who asks limits how many run. */
export abstract class Fetcher {
  abstract fetch(request: FetchRequest): Promise<FetchOutcome>;
  /** Breaks off what is being fetched, which fails then, and lets connections go. */
  abstract close(): Promise<void>;
}
