import type { TopicCorrection } from '@newsline/contracts';

/** What somebody said of an article and a topic, with the words that it was said of: they teach. */
export type Correction = TopicCorrection & {
  readonly summary: string;
  /** Its beginning: at most `longestLesson` UTF-16 units. */
  readonly text: string;
};

export const longestLesson = 2_000;

/** A correction as far as labels depend on it. */
export type Verdict = Pick<TopicCorrection, 'topic' | 'belongs' | 'wasGiven'>;

export type CorrectionQuery = {
  readonly limit: number;
  /** `next` of the page before; null for the first. */
  readonly after: string | null;
  readonly articleId?: string;
  readonly topic?: string;
};

export type CorrectionPage = {
  readonly corrections: readonly TopicCorrection[];
  /** Null where no older ones follow. */
  readonly next: string | null;
};

/**
 * Which topics of which articles were corrected. The agreement:
 *
 * - There is one correction for an article and a topic: a later one takes the place of the one before.
 * - `revision` rises with every change, is 0 before the first, and never falls. A change is to be seen
 *   before it has its revision: whoever reads at a revision, or at a higher one, sees the change that
 *   got it, in whatever process. One that is broken off may have been made and have none.
 * - Newest first is by `at`; of equal ones in an order that is always the same.
 */
export abstract class CorrectionStore {
  /** @returns the revision that this change got */
  abstract save(correction: Correction): Promise<number>;
  /** @returns the revision that this change got; null where there is no such correction */
  abstract takeBack(articleId: string, topic: string): Promise<number | null>;
  /** By article id; articles without a correction are left out. One query, however many ids. */
  abstract verdicts(
    articleIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Verdict[]>>;
  /** A page, newest first. What is corrected meanwhile may be missing in pages that follow. A cursor that
   *  is none of this store's leads to an empty page. */
  abstract list(query: CorrectionQuery): Promise<CorrectionPage>;
  /** Of each language the newest `most`, newest first. */
  abstract lessons(most: number): Promise<readonly Correction[]>;
  abstract revision(): Promise<number>;
  /** A revision for topics that change for another reason.
   *  @returns it */
  abstract advance(): Promise<number>;
}
