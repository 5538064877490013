import { setTimeout as pause } from 'node:timers/promises';

/** Tries again until it holds; throws what was wrong last when it still does not after a while. */
export async function eventually(assertion: () => Promise<void>, withinMs = 5_000): Promise<void> {
  const until = Date.now() + withinMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause(10);
    }
  }
}
