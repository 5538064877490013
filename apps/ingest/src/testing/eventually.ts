import { setTimeout as sleep } from 'node:timers/promises';

/** Repeats an assertion until it holds. @throws its last error when it does not in time */
export async function eventually(
  assertion: () => void | Promise<void>,
  withinMs = 10_000,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(10);
    }
  }
}
