import { setPriority } from 'node:os';
import { isMainThread } from 'node:worker_threads';

/** Above the 0 that everything starts with; 19 is the most. */
const niceness = 10;

/** By itself, in `@newsline/platform/thread-priority`: a thread need not load what else platform has.
 *
 *  From now on this worker thread takes a processor only as far as the event loop leaves one, so
 *  that no request waits for an article that is being read or labelled. On Linux a niceness is a
 *  thread's own (setpriority(2), "C library/kernel differences"); elsewhere it would be the whole
 *  process's, so nothing is done. */
export function lowerThreadPriority(): void {
  if (process.platform !== 'linux' || isMainThread) return;
  try {
    setPriority(niceness);
  } catch {
    // A container may forbid it. That costs the event loop some time and no thread its work.
  }
}
