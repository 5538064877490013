import { durationMs } from '@newsline/platform';
import type { DeadLetterFilter } from '@newsline/messaging';

/** Which dead letters an operator means, in the words of a request. */
export type Criteria = {
  readonly group?: string | undefined;
  readonly channel?: string | undefined;
  readonly reason?: string | undefined;
  /** A length of time with its unit: `12h`, `7d`. */
  readonly olderThan?: string | undefined;
  readonly upTo?: string | undefined;
};

export const criteriaNames = ['group', 'channel', 'reason', 'olderThan'] as const;

/** @throws RangeError for an `olderThan` that is no length of time */
export function filterOf(criteria: Criteria, now: Date): DeadLetterFilter {
  const { group, channel, reason, olderThan, upTo } = criteria;
  return {
    ...(group !== undefined && { group }),
    ...(channel !== undefined && { channel }),
    ...(reason !== undefined && { reason }),
    ...(olderThan !== undefined && { before: ago(olderThan, now) }),
    ...(upTo !== undefined && { upTo }),
  };
}

function ago(length: string, now: Date): Date {
  const ms = durationMs(length);
  if (ms === null) throw new RangeError(`"${length}" is no length of time`);
  return new Date(now.getTime() - ms);
}
