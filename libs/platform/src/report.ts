import type { Log } from './log.ts';

/** How parts that have no log of their own report what went wrong.
 *  @param error what was caught, if anything was
 *  @param about what it is about by id, and a level where it is not a warning: `error` for what an
 *    operator has to act on */
export type Report = (
  problem: string,
  error: unknown,
  about?: {
    readonly level?: 'info' | 'warn' | 'error';
    readonly ids?: Readonly<Record<string, string>>;
  },
) => void;

/** While an engine is gone, every part that needs it reports so several times a second. */
const pauseMs = 60_000;
const mostKept = 1_000;

/** Writes what is reported to a log. What is reported over and over is written once a minute, with
 *  how often it was reported meanwhile. */
export function reportTo(log: Log, now: () => number = Date.now): Report {
  const reported = new Map<string, { at: number; since: number }>();
  return (problem, error, { level = 'warn', ids } = {}) => {
    const before = reported.get(problem);
    if (before && now() - before.at < pauseMs) {
      before.since += 1;
      return;
    }
    const repeats = before && before.since > 0 ? { repeats: before.since } : {};
    reported.delete(problem);
    reported.set(problem, { at: now(), since: 0 });
    if (reported.size > mostKept) reported.delete([...reported.keys()][0] ?? '');
    log[level]({ ...(error !== undefined && { err: error }), ...ids, ...repeats }, problem);
  };
}
