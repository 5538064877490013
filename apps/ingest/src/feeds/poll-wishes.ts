import type { NodeLists } from './adapters/rss-parser-fields.ts';
import { firstNode, lists } from './feed-context.ts';
import type { FeedHead } from './parsed-feed.ts';
import { children } from './xml-node.ts';

const periodMinutes: ReadonlyMap<string, number> = new Map([
  ['hourly', 60],
  ['daily', 1440],
  ['weekly', 10_080],
  ['monthly', 43_200],
  ['yearly', 525_600],
]);

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const ttl = lists('ttl');
const updatePeriod = lists('sy:updatePeriod');
const updateFrequency = lists('sy:updateFrequency');

/** When a feed's publisher wants it to be polled. */
export function pollWishesOf(
  feed: NodeLists,
): Pick<FeedHead, 'ttlMinutes' | 'skipHours' | 'skipDays'> {
  return {
    ttlMinutes: ttlMinutesOf(feed),
    skipHours: skipped(feed, 'skipHours', 'hour', hourOf),
    skipDays: skipped(feed, 'skipDays', 'day', (day) => weekdays.indexOf(day.toLowerCase())),
  };
}

/** RSS 2.0's ttl, else the period and frequency of the RSS 1.0 Syndication module: where one of these is
 *  left out, it is `daily`, and 1. */
function ttlMinutesOf(feed: NodeLists): number | null {
  const minutes = wholeNumber(firstNode(feed, ttl)?._);
  if (minutes > 0) return minutes;
  const period = firstNode(feed, updatePeriod)?._;
  const frequency = firstNode(feed, updateFrequency)?._;
  if (period === undefined && frequency === undefined) return null;
  const length = periodMinutes.get(period?.trim().toLowerCase() ?? 'daily');
  return length === undefined ? null : Math.round(length / Math.max(1, wholeNumber(frequency)));
}

/** RSS 2.0 counts hours from 0 to 23, RSS 0.91 from 1 to 24. */
function hourOf(text: string): number {
  if (!/^\d{1,2}$/u.test(text)) return -1;
  return Number(text) === 24 ? 0 : Number(text);
}

/** @param read gives -1 for what is none */
function skipped(
  feed: NodeLists,
  list: 'skipHours' | 'skipDays',
  name: string,
  read: (text: string) => number,
): number[] {
  const nodes = (feed[`$${list}`] ?? []).flatMap((each) => children(each, name).slice(0, 48));
  const values = nodes.map(({ _ }) => read(_.trim())).filter((value) => value >= 0 && value < 24);
  return [...new Set(values)].sort((a, b) => a - b);
}

function wholeNumber(text: string | undefined): number {
  const number = Number.parseInt(text ?? '', 10);
  return Number.isSafeInteger(number) ? number : 0;
}
