import type { StorySettings } from './settings.ts';

const dayMs = 86_400_000;

/** What is left of a probability after so many days. */
export function fade(
  days: number,
  { freshDays, fadeDays }: Pick<StorySettings, 'freshDays' | 'fadeDays'>,
): number {
  return Math.max(0, 1 - Math.max(0, days - freshDays) / fadeDays);
}

/** Days between two instants in milliseconds; 0 when either is unknown. */
export function daysBetween(a: number | null, b: number | null): number {
  return a === null || b === null ? 0 : Math.abs(a - b) / dayMs;
}
