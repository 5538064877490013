import { setTimeout as pause } from 'node:timers/promises';

const betweenMs = 25;

/** Waits until it is true; false when it still is not after `timeoutMs`. */
export async function waitUntil(
  timeoutMs: number,
  isTrue: () => Promise<boolean>,
): Promise<boolean> {
  for (let leftMs = timeoutMs; leftMs > 0; leftMs -= betweenMs) {
    if (await isTrue()) return true;
    await pause(betweenMs);
  }
  return isTrue();
}
