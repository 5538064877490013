import { isDeepStrictEqual } from 'node:util';
import { SourceSettings } from '@newsline/contracts';
import type { Source } from './source-store.ts';

/** What an operator decides; a poll only fills in what was left open. */
const sourceSettings = [...SourceSettings.keyof().options, 'url', 'siteUrl'] as const;

/** What a poll made of a source, without undoing what was changed during the poll.
 *  @param leased the source as the poll began with it
 *  @param stored the source as it is stored now */
export function mergePoll(polled: Source, leased: Source, stored: Source): Source {
  const changed = sourceSettings.filter(
    (setting) => !isDeepStrictEqual(stored[setting], leased[setting]),
  );
  const isRescheduled = stored.health.nextPollAt !== leased.health.nextPollAt;
  return {
    ...polled,
    ...Object.fromEntries(changed.map((setting) => [setting, stored[setting]])),
    // Whose articles it speaks for has changed, or what its dates mean: it is to be read again.
    ...((changed.includes('outlet') || changed.includes('language')) && {
      validators: stored.validators,
    }),
    health: { ...polled.health, ...(isRescheduled && { nextPollAt: stored.health.nextPollAt }) },
  };
}
