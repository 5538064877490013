/** Loaded into the measured process before anything else: tells its parent, on demand, how long its
 *  event loop stood still at the longest since the last time it was asked. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.send) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  process.on('message', () => {
    process.send?.({ longestStallMs: delay.max / 1e6, p99StallMs: delay.percentile(99) / 1e6 });
    delay.reset();
  });
  process.channel?.unref();
}
