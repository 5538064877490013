import { setTimeout as sleep } from 'node:timers/promises';

const firstWaitMs = 4;
const longestWaitMs = 250;

/** Looks again at growing intervals until there is something to see; null when `timeoutMs` have
 *  been waited. */
export async function pollUntil<Seen>(
  timeoutMs: number,
  look: () => Promise<Seen | null>,
): Promise<Seen | null> {
  let waitMs = firstWaitMs;
  for (let left = timeoutMs; ; left -= waitMs, waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    const seen = await look();
    if (seen !== null || left <= 0) return seen;
    await sleep(waitMs);
  }
}
