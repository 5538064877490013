import type { FetchedFeed } from './fetch-feed.ts';
import { rhythmAfter, rhythmFromDates } from './rhythm.ts';
import type { Schedule } from './source-store.ts';

/** So many articles of which none was there before: more came than the feed holds, or its ids have
 *  changed. What arrived says less then than the articles' dates do. */
const fewestForGap = 5;

/** What is known of a source's rhythm and wishes after a poll.
 *  @param before null: it was never read
 *  @param arrived articles that it had not shown before */
export function scheduleAfter(
  before: Schedule | null,
  fetched: FetchedFeed,
  arrived: number,
  now: Date,
): Schedule | null {
  if (fetched.kind === 'failed') return before;
  if (fetched.kind === 'unchanged')
    return before && { ...before, rhythm: rhythmAfter(before.rhythm, 0, now) };
  const { drafts, head } = fetched.feed;
  const { ttlMinutes, skipHours, skipDays } = head;
  const isGap = arrived === drafts.length && arrived >= fewestForGap;
  const rhythm =
    before && !isGap
      ? rhythmAfter(before.rhythm, arrived, now)
      : rhythmFromDates(
          drafts.flatMap(({ content: { publishedAt, publishedFrom } }) =>
            publishedFrom === 'fetched' ? [] : new Date(publishedAt),
          ),
          now,
        );
  return { rhythm, ttlMinutes, skipHours, skipDays };
}
