const hourMs = 60 * 60 * 1000;

/** The hour that a vote is kept with, in ms: by the minute, votes of one reader on several stories could be
 *  told together. */
export function hourOf(now: Date): number {
  return Math.floor(now.getTime() / hourMs) * hourMs;
}

/** The day that a key belongs to, in UTC: `2026-02-01`. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}

const forgetEveryMs = 10 * 60 * 1000;

/** Whether it is time to forget what has had its time: every ten minutes, and once a day is over.
 *  @param last when that was done; null: never */
export function isTimeToForget(last: Date | null, now: Date): boolean {
  if (last === null || dayOf(last) !== dayOf(now)) return true;
  return now.getTime() - last.getTime() >= forgetEveryMs;
}
