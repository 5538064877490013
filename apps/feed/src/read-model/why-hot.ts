import { outletCount } from './story-outlets.ts';
import type { StoryPreview } from './news-read-model.ts';

const hourMs = 60 * 60 * 1000;
/** Windows to say something of, the narrowest that says enough. */
const windows = [1, 3, 6, 12, 24] as const;

/** What makes a story hot, to be put in words. */
export type WhyHot = {
  readonly outlets: number;
  /** Of them, how many reports are independent. */
  readonly reports: number;
  /** Outlets that reported it in the last `hours`, or more where it is fifty; 0: none, or nobody knows, as
   *  of a story that an earlier version published. */
  readonly recentOutlets: number;
  /** The narrowest window in which half of the outlets reported, or else the day. */
  readonly hours: number;
};

type Told = Pick<StoryPreview, 'sourceIds' | 'reports' | 'reportedAt'> &
  Partial<Pick<StoryPreview, 'outlets'>>;

export function whyHot(story: Told, now: Date): WhyHot {
  const outlets = outletCount(story);
  const ages = (story.reportedAt ?? []).map((at) => now.getTime() - Date.parse(at));
  const within = (hours: number) => ages.filter((age) => age <= hours * hourMs).length;
  const hours = windows.find((one) => within(one) * 2 >= Math.max(1, ages.length)) ?? 24;
  return { outlets, reports: story.reports || outlets, recentOutlets: within(hours), hours };
}
