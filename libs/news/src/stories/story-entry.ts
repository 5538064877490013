import type { Series } from './series.ts';

/**
 * What grouping remembers of a placed article, ready for JSON. Whoever stores the latest entry of
 * each article, and drops those of forgotten ones, can restore a `StoryGrouper` that decides as if
 * it had never stopped. About 0.7 kilobytes with a summary, at most 2.
 */
export type StoryEntry = {
  /** The article's id. */
  id: string;
  storyId: string;
  language: string;
  /** Grows with each placing, a new version included; entries are restored in this order. */
  sequence: number;
  /** Milliseconds since 1970; null when the article has no date. */
  publishedAt: number | null;
  /** When the article that opened the story was published; null when it has no date. */
  storyOpenedAt: number | null;
  /** Its `duplicateKeys`, under the name that is stored. */
  marks: number[];
  /** The weighted terms, packed. */
  terms: string;
  /** What else is known of each term, packed; missing, as the next two, in what an earlier version stored. */
  facts?: string;
  /** A hash of who speaks; null when unknown. */
  outlet?: number | null;
  series?: Series;
  /** The same of its terms that are the same in several languages; missing where no lexicon has its language. */
  bridge?: string;
  bridgeFacts?: string;
};
