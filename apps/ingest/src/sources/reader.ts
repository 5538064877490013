import type { DraftContext } from '../articles/draft-article.ts';
import type { ArticleDraft } from '../articles/detect-changes.ts';
import type { ReadDocument } from '../pages/read-document.ts';

export type FeedBytes = {
  readonly body: Uint8Array;
  readonly contentType: string;
  /** Where it was fetched from, after redirects. */
  readonly url: string;
  readonly context: DraftContext;
};

export type FeedDrafts = {
  readonly title: string;
  readonly siteUrl: string | null;
  readonly language: string | null;
  /** How long the publisher asks to be left alone. */
  readonly ttlMinutes: number | null;
  /** What had to be repaired or left out, for the operator. */
  readonly warnings: readonly string[];
  /** In the feed's order. */
  readonly drafts: readonly ArticleDraft[];
};

export type DocumentBytes = {
  readonly body: Uint8Array | string;
  readonly contentType: string;
  readonly url?: string;
  readonly now: Date;
};

/** Unreadable says why, for an operator. */
export type Read<Result> =
  | { readonly kind: 'read'; readonly result: Result }
  | { readonly kind: 'unreadable'; readonly problem: string };

/** Reads what strangers wrote, where it can be stopped: off the event loop, for a limited time and
 *  in limited memory. A document that outlasts its time is unreadable; it disturbs no other. */
export abstract class Reader {
  abstract feed(bytes: FeedBytes): Promise<Read<FeedDrafts>>;
  abstract document(bytes: DocumentBytes): Promise<Read<ReadDocument>>;
  abstract close(): Promise<void>;
}
