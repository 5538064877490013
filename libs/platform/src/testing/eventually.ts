import { setTimeout as sleep } from 'node:timers/promises';

/** Tries an assertion again until it holds; after `withinMs` throws what it threw last.
 *  @returns what the assertion returns */
export async function eventually<Result>(
  assertion: () => Result | Promise<Result>,
  withinMs = 10_000,
): Promise<Result> {
  const until = Date.now() + withinMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > until) throw error;
      await sleep(10);
    }
  }
}
