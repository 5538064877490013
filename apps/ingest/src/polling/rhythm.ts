import { Instant } from '@newsline/contracts';
import { z } from 'zod';

/** How many articles a source has brought in how many hours, both fading by half in every half-life: the
 *  last days count most. */
export const Rhythm = z.object({
  articles: z.number().min(0),
  hours: z.number().positive(),
  /** Up to when it was watched. */
  asOf: Instant,
});
export type Rhythm = Readonly<z.output<typeof Rhythm>>;

const hourMs = 3_600_000;
/** Weekends slow a newspaper down, and holidays more; news of a morning speeds it up at once. */
const halfLifeHours = 72;
const longestSeedHours = 7 * 24;

/** As if a source had been watched since its oldest article of these, or for a week: an estimate that its
 *  own history soon outweighs, as a feed's dates may be anything. One article in one hour is taken for
 *  granted, as nobody knows anything of a source whose articles have no dates. */
export function rhythmFromDates(dates: readonly Date[], now: Date): Rhythm {
  const ages = dates
    .map((date) => (now.getTime() - date.getTime()) / hourMs)
    .filter((age) => age >= 0);
  const hours = Math.min(longestSeedHours, Math.max(0, ...ages));
  const articles = ages.filter((age) => age <= hours).reduce((sum, age) => sum + faded(age), 0);
  return { articles: 1 + articles, hours: 1 + fadedHours(hours), asOf: now.toISOString() };
}

/** What a rhythm is after a poll that brought so many articles that the source had not shown before. */
export function rhythmAfter(rhythm: Rhythm, arrived: number, now: Date): Rhythm {
  const hours = Math.max(0, (now.getTime() - Date.parse(rhythm.asOf)) / hourMs);
  return {
    articles: rhythm.articles * faded(hours) + arrived,
    hours: rhythm.hours * faded(hours) + fadedHours(hours),
    asOf: now.toISOString(),
  };
}

export function articlesPerDay({ articles, hours }: Rhythm): number {
  return (articles / hours) * 24;
}

/** What is left of one after so many hours. */
function faded(hours: number): number {
  return 2 ** (-hours / halfLifeHours);
}

/** What is left of so many hours up to now. */
function fadedHours(hours: number): number {
  return (halfLifeHours / Math.LN2) * (1 - faded(hours));
}
