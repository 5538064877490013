export type DateSource = 'feed' | 'page' | 'text' | 'fetched';

export type DateCandidate = {
  from: Exclude<DateSource, 'fetched'>;
  /** Null where this source named no date that could be read. */
  at: Date | null;
};

/** Clocks of publishers run a little ahead of ours. */
const aheadMs = 5 * 60_000;
/** Before the first web page nothing was published on the web: such a date is a default value. */
const earliest = Date.UTC(1990, 0, 1);

/** The article's date: the first candidate, in the order given, that lies neither before 1990 nor
 *  more than five minutes after `now`; else the time at which the article was fetched. A refused
 *  date is not repaired: a wrong guess would be believed, "fetched" says what it is. */
export function publishedDate(
  candidates: readonly DateCandidate[],
  { now, fetchedAt }: { now: Date; fetchedAt: Date },
): { at: Date; from: DateSource } {
  const latest = now.getTime() + aheadMs;
  for (const { at, from } of candidates) {
    const ms = at?.getTime() ?? Number.NaN;
    if (ms >= earliest && ms <= latest) return { at: new Date(ms), from };
  }
  return { at: fetchedAt, from: 'fetched' };
}
