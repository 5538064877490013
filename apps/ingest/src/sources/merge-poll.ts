import { isDeepStrictEqual } from 'node:util';
import type { Source } from './source-store.ts';

/** What an operator decides; a poll only fills in what was left open. */
const wishes = ['url', 'name', 'siteUrl', 'language', 'folders', 'fullText'] as const;

/** What a poll made of a source, but for what was changed while it was polled.
 *  @param taken the source as the poll began with it
 *  @param stored the source as it is kept now */
export function mergePoll(polled: Source, taken: Source, stored: Source): Source {
  const changed = wishes.filter((wish) => !isDeepStrictEqual(stored[wish], taken[wish]));
  const isMoved = stored.health.nextPollAt !== taken.health.nextPollAt;
  return {
    ...polled,
    ...Object.fromEntries(changed.map((wish) => [wish, stored[wish]])),
    health: { ...polled.health, ...(isMoved && { nextPollAt: stored.health.nextPollAt }) },
  };
}
