/** Whether Newsline did right by a hostile server. */
import type { Expected } from './kind.ts';

export const decideWithinS = 15;
/** A source that fails is not due again within the minute, and one redirect after another ends. */
const fewRequests = 12;
/** POLL_MAX, and the tenth that spreads polls. */
const mostDueInH = 24 * 1.1;

/** What is known of a hostile source when it has been watched. */
export type Seen = {
  /** Kind of `SourceProblem`, `ok`, or `new` where nothing is said of it yet. */
  readonly named: string;
  readonly problem: string | null;
  readonly warnings: readonly string[];
  readonly articles: number;
  /** From its first request until its page said something, or its first articles were listed; null:
   *  never. */
  readonly decidedAfterS: number | null;
  /** How often its feed was asked for. */
  readonly polls: number;
  /** How often each of its servers was asked for anything in the first minute. */
  readonly requests: readonly number[];
  /** Hours until it is polled next. */
  readonly dueInH: number;
  /** Whether the page of sources has the words of `problem`. */
  readonly isOnPage: boolean;
};

/** @returns what is wrong; empty where nothing is */
export function wrongs(expected: Expected, seen: Seen): string[] {
  const { named, says, warning, articles, polls = 1, requests = fewRequests } = expected;
  const { decidedAfterS } = seen;
  const most = Math.max(...seen.requests, 0);
  return [
    ...(seen.polls < polls ? [`asked ${seen.polls} times, not ${polls}`] : []),
    ...(decidedAfterS === null ? ['never decided'] : []),
    ...(decidedAfterS !== null && decidedAfterS > decideWithinS
      ? [`decided after ${decidedAfterS.toFixed(0)} s`]
      : []),
    ...(named.includes(seen.named) ? [] : [`named ${seen.named}, not ${named.join(' or ')}`]),
    ...(seen.problem !== null && says && !says.test(seen.problem)
      ? [`its problem does not say ${says.source}`]
      : []),
    ...(seen.problem !== null && !seen.isOnPage ? ['its page does not say so'] : []),
    ...(seen.named === 'ok' && warning && !seen.warnings.some((text) => warning.test(text))
      ? ['no warning says what was left out']
      : []),
    ...(seen.named === 'ok' && articles && !isWithin(seen.articles, articles)
      ? [`${seen.articles} articles, not ${[...new Set(articles)].join(' to ')}`]
      : []),
    ...(seen.dueInH > mostDueInH ? [`not due for ${seen.dueInH.toFixed(0)} h`] : []),
    ...(most > requests ? [`asked ${most} times in a minute`] : []),
  ];
}

const isWithin = (count: number, [least, most]: readonly [number, number]) =>
  count >= least && count <= most;
