import { durationMs } from '@newsline/platform';
import { z } from 'zod';

// Schemas that parameters are made of.

const maxValues = 50;

export function text(longest: number) {
  return z.string('must be given once').max(longest, `is longer than ${longest} characters`);
}

/** One, several or comma-separated values of a query parameter. */
export function commaSeparated<Item extends z.ZodType<string>>(item: Item) {
  return z
    .preprocess(
      splitAtCommas,
      z.array(item).min(1, 'is empty').max(maxValues, `has more than ${maxValues} values`),
    )
    .optional();
}

function splitAtCommas(value: unknown): unknown {
  const parts = Array.isArray(value) ? value : [value];
  const values = parts.flatMap((part: unknown) =>
    typeof part === 'string' ? part.split(',').filter((one) => one !== '') : [part],
  );
  return [...new Set(values)];
}

/** Years that every part of Newsline can calculate and write with: those of four digits. */
const years = /^[1-9]\d{3}-/;
export const yearsError = 'must be from 1000-01-01 to 9999-12-31';

export function isWithinYears(isoDate: string): boolean {
  return years.test(isoDate);
}

/** A date (midnight in UTC) or an instant with its zone, as ISO 8601 has them. */
export const DateOrInstant = z
  .string('must be one date, such as 2026-02-01 or 2026-02-01T08:00:00Z')
  // A plus sign in a query stands for a space, unless it is written %2B.
  .transform((text) => text.replace(/ (?=\d\d:\d\d$)/, '+'))
  .pipe(
    z.union([z.iso.datetime({ offset: true }), z.iso.date()], {
      error: 'must be a date or an instant, such as 2026-02-01 or 2026-02-01T08:00:00+07:00',
    }),
  )
  .transform((text) => new Date(text).toISOString())
  .refine(isWithinYears, yearsError)
  .pipe(z.iso.datetime());

const lengthError = 'must be a length of time with its unit, such as 90m, 12h or 7d';

/** `durationMs` reads it. */
export const lengthOfTime = z
  .string(lengthError)
  .refine((text) => durationMs(text) !== null, lengthError);

export function wholeNumber(lowest: number, highest: number) {
  const error = `must be a whole number from ${lowest} to ${highest}`;
  return z
    .string(error)
    .regex(/^\d{1,9}$/, error)
    .transform(Number)
    .pipe(z.int(error).min(lowest, error).max(highest, error));
}

/** For readers, who follow old, cut-off and hand-written links: what cannot be understood counts as
 *  absent. */
export function lenient<Item extends z.ZodType>(item: Item) {
  return item.optional().catch(undefined);
}

/** One or several values of a query parameter, for readers: without those that cannot be understood. */
export function lenientList<Item extends z.ZodType<string>>(item: Item) {
  return z
    .preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(lenient(item)))
    .transform((values) =>
      [...new Set(values.filter((value) => value !== undefined))].slice(0, maxValues),
    );
}
