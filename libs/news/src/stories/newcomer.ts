import type { Profile } from './profile.ts';
import type { Series } from './series.ts';

/** An article that has no story yet, as it is compared with others. */
export type Newcomer = Profile & {
  /** See `duplicateKeys`. */
  readonly duplicateKeys: readonly number[];
  readonly series: Series;
};
