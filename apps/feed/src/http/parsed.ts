import type { PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { type FieldError, invalid } from './problem.ts';

/** Parses a query, path or body by its schema. Everything wrong is said at once. The document of
 *  the API is made from the same schema, which it finds here. */
export class Parsed<Schema extends z.ZodType> implements PipeTransform<unknown, z.output<Schema>> {
  readonly schema: Schema;

  constructor(schema: Schema) {
    this.schema = schema;
  }

  transform(value: unknown): z.output<Schema> {
    const parsed = this.schema.safeParse(value ?? {});
    if (parsed.success) return parsed.data;
    throw invalid(parsed.error.issues.flatMap((issue) => fieldErrors(issue, this.schema)));
  }
}

function fieldErrors(issue: z.core.$ZodIssue, schema: z.ZodType): FieldError[] {
  // Which of a parameter's values it is says little: most are given once.
  const field = issue.path.filter((part) => typeof part !== 'number').join('.') || 'body';
  if (issue.code === 'unrecognized_keys') {
    const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
    const allowed = known.length > 0 ? `known: ${known.join(', ')}` : 'none is known here';
    return issue.keys.map((key) => ({ field: key, detail: `is not known here; ${allowed}` }));
  }
  return [{ field, detail: issue.message }];
}

/** One, several or comma-separated values of a query parameter. */
export function many<Item extends z.ZodType<string>>(item: Item) {
  return z
    .preprocess(splitAtCommas, z.array(item).min(1, 'is empty').max(50, 'has more than 50 values'))
    .optional();
}

function splitAtCommas(value: unknown): unknown {
  const parts = Array.isArray(value) ? value : [value];
  return parts.flatMap((part: unknown) =>
    typeof part === 'string' ? part.split(',').filter((one) => one !== '') : [part],
  );
}

/** A date (midnight in UTC) or an instant with its zone, as ISO 8601 has them. */
export const When = z
  .string('must be one date, such as 2026-02-01 or 2026-02-01T08:00:00Z')
  // A plus sign in a query stands for a space, unless it is written %2B.
  .transform((text) => text.replace(/ (?=\d\d:\d\d$)/, '+'))
  .pipe(
    z.union([z.iso.datetime({ offset: true }), z.iso.date()], {
      error: 'must be a date or an instant, such as 2026-02-01 or 2026-02-01T08:00:00+07:00',
    }),
  )
  .transform((text) => new Date(text).toISOString())
  .pipe(z.iso.datetime());

export function wholeNumber(lowest: number, highest: number) {
  const error = `must be a whole number from ${lowest} to ${highest}`;
  return z
    .string(error)
    .regex(/^\d{1,9}$/, error)
    .transform(Number)
    .pipe(z.int(error).min(lowest, error).max(highest, error));
}
