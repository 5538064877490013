import { isDeepStrictEqual } from 'node:util';
import { SourceSettings } from '@newsline/contracts';
import type { Source } from './source-store.ts';

/** What an operator or a hub decides; a poll only fills in what was left open. */
const decided = [...SourceSettings.keyof().options, 'url', 'siteUrl', 'subscription'] as const;

/** What a poll made of a source, without undoing what was changed during the poll.
 *  @param leased the source as the poll began with it
 *  @param stored the source as it is stored now */
export function mergePoll(polled: Source, leased: Source, stored: Source): Source {
  const changed = decided.filter((setting) => !isDeepStrictEqual(stored[setting], leased[setting]));
  const isReadAnew = (['language', 'outlet', 'readAs', 'url'] as const).some((setting) =>
    changed.includes(setting),
  );
  const { nextPollAt, nextPollReason } = stored.health;
  const isRescheduled = nextPollAt !== leased.health.nextPollAt;
  return {
    ...polled,
    ...Object.fromEntries(changed.map((setting) => [setting, stored[setting]])),
    ...(changed.includes('url') && { redirect: stored.redirect, moved: stored.moved }),
    // Whose articles it speaks for has changed, what its dates mean, or where it is: it is to be read
    // again.
    ...(isReadAnew && { validators: stored.validators, listPaths: stored.listPaths }),
    health: { ...polled.health, ...(isRescheduled && { nextPollAt, nextPollReason }) },
  };
}
