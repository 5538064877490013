import { setImmediate } from 'node:timers/promises';
import type { DeadLetter, DeadLetterFilter, DeadLetters } from '@newsline/messaging';

/** A portion that took longer is followed by one of a single letter. */
const longMs = 10;
const largestPortion = 32;

/** Lists as the port does, but lets others have the event loop in between: an event may carry an article
 *  of megabytes, and reading a hundred of them at once takes a second. */
export async function listInPortions(
  deadLetters: DeadLetters,
  { limit, after }: { readonly limit: number; readonly after?: string },
  filter: DeadLetterFilter,
): Promise<readonly DeadLetter[]> {
  const letters: DeadLetter[] = [];
  let portion = 1;
  while (letters.length < limit) {
    const wanted = Math.min(portion, limit - letters.length);
    const last = letters.at(-1)?.id ?? after;
    const page = { limit: wanted, ...(last !== undefined && { after: last }) };
    const startedAt = performance.now();
    const found = await deadLetters.list(page, filter);
    portion = performance.now() - startedAt > longMs ? 1 : Math.min(2 * portion, largestPortion);
    letters.push(...found);
    if (found.length < wanted) break;
    await setImmediate();
  }
  return letters;
}
