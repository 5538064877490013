/** Loaded into the measured process before anything else: tells its parent, on demand, how long its
 *  event loop stood still at the longest since it was asked last. Time in which the loop's thread was
 *  ready to run and had no processor is counted apart: it tells of the machine, which other programs
 *  may be busy on (`run_delay`, Documentation/scheduler/sched-stats in Linux's sources). */
import { openSync, readSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const everyMs = 5;

if (isMainThread && process.send) {
  const buffer = Buffer.alloc(128);
  const file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
  const waitedMs = () => {
    const length = readSync(file, buffer, 0, buffer.length, 0);
    return Number(buffer.toString('latin1', 0, length).split(' ')[1]) / 1e6;
  };
  const none = { longestMs: 0, ownMs: 0, over50: 0 };
  let stalls = { ...none };
  let last = performance.now();
  let lastWaited = waitedMs();
  setInterval(() => {
    const now = performance.now();
    const waited = waitedMs();
    const lateMs = now - last - everyMs;
    const ownMs = lateMs - (waited - lastWaited);
    stalls.longestMs = Math.max(stalls.longestMs, lateMs);
    stalls.ownMs = Math.max(stalls.ownMs, ownMs);
    if (ownMs > 50) stalls.over50 += 1;
    last = now;
    lastWaited = waited;
  }, everyMs).unref();
  process.on('message', () => {
    process.send?.(stalls);
    stalls = { ...none };
  });
  process.channel?.unref();
}
