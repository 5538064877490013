import type { DraftContext } from './draft-article.ts';
import type { ArticleDraft } from './detect-changes.ts';
import type { DocumentInput, ReadDocument } from '../pages/read-document.ts';

export type FeedInput = {
  readonly body: Uint8Array;
  readonly contentType: string;
  /** Where it was fetched from, after redirects. */
  readonly url: string;
  readonly context: DraftContext;
};

export type ReadFeed = {
  readonly title: string;
  readonly siteUrl: string | null;
  readonly language: string | null;
  /** How long the publisher asks clients to wait before the next poll. */
  readonly ttlMinutes: number | null;
  /** What had to be repaired or left out, for the operator. */
  readonly warnings: readonly string[];
  /** In the feed's order. */
  readonly drafts: readonly ArticleDraft[];
};

/** `problem`: why it cannot be read, for an operator. */
export type ReadOutcome<Result> =
  | { readonly kind: 'read'; readonly result: Result }
  | { readonly kind: 'unreadable'; readonly problem: string };

/** Parses untrusted documents where parsing can be stopped: off the event loop, within limits of time
 *  and memory. A document that exceeds them is unreadable and disturbs no other. */
export abstract class Reader {
  abstract readFeed(input: FeedInput): Promise<ReadOutcome<ReadFeed>>;
  abstract readDocument(input: DocumentInput): Promise<ReadOutcome<ReadDocument>>;
  abstract close(): Promise<void>;
}
