import type { ParsedFeed } from '../../apps/ingest/src/feeds/parsed-feed.ts';

/** One file of a conformance suite and what it says must come out of it. */
export type ConformanceCase = {
  folder: string;
  file: string;
  bytes: Uint8Array;
  contentType?: string;
  url?: string;
  checks: Check[];
};

export type Check = {
  /** As the suite names it. */
  field: string;
  expected: string;
  /** Undefined where nothing was read. */
  read: (parsed: ParsedFeed) => string | undefined;
  isSame: (expected: string, actual: string) => boolean;
};
