import type { SourceProblem } from '@newsline/contracts';
import type { Validators } from './source-store.ts';

export type FetchRequest = {
  readonly url: string;
  /** What kind of document is wanted: the `Accept` header. */
  readonly accept: string;
  /** Asks only for what changed since; absent: for everything. */
  readonly validators?: Pick<Validators, 'etag' | 'lastModified'>;
};

export type FetchOutcome =
  | {
      readonly kind: 'fetched';
      /** After redirects: what relative links are relative to. */
      readonly url: string;
      readonly contentType: string;
      readonly body: Uint8Array;
      readonly etag: string | null;
      readonly lastModified: string | null;
      readonly freshForMs: number | null;
    }
  | { readonly kind: 'not-modified'; readonly freshForMs: number | null }
  | {
      readonly kind: 'failed';
      /** What went wrong and what to do about it, for an operator. */
      readonly problem: string;
      /** The same, so that it can be said in another language. */
      readonly details?: SourceProblem;
      readonly retryAfterMs: number | null;
    };

/** Fetches documents from the web. Every failure is an outcome; nothing is thrown. Bodies are
 *  decompressed and never longer than the limit. Addresses that are private or local are refused,
 *  also behind a redirect or a name, unless an operator allowed their host. */
export abstract class Fetcher {
  abstract fetch(request: FetchRequest): Promise<FetchOutcome>;
  abstract close(): Promise<void>;
}
