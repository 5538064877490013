import type { PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { shorten } from '../read-model/shorten.ts';
import { type FieldError, invalid } from './problem.ts';

/** Parses a query, path or body by its schema and reports its errors at once. The OpenAPI document is
 *  made from the same schema, which it finds here. */
export class ZodPipe<Schema extends z.ZodType> implements PipeTransform<unknown, z.output<Schema>> {
  readonly schema: Schema;

  constructor(schema: Schema) {
    this.schema = schema;
  }

  transform(value: unknown): z.output<Schema> {
    const parsed = this.schema.safeParse(value ?? {});
    if (parsed.success) return parsed.data;
    const { issues } = parsed.error;
    const errors = issues.slice(0, mostErrors).flatMap((issue) => fieldErrors(issue, this.schema));
    throw invalid(errors.slice(0, mostErrors));
  }
}

/** More would tell nobody more, and be many times the request. */
const mostErrors = 20;
const longestName = 100;

function fieldErrors(issue: z.core.$ZodIssue, schema: z.ZodType): FieldError[] {
  // Without the index of a value: most parameters are given once.
  const field = issue.path.filter((part) => typeof part !== 'number').join('.') || 'body';
  if (issue.code === 'unrecognized_keys') {
    const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
    const allowed =
      known.length > 0 ? `known: ${known.join(', ')}` : 'no parameters are taken here';
    return issue.keys.slice(0, mostErrors).map((key) => ({
      field: shorten(key, longestName),
      detail: `is not known; ${allowed}`,
    }));
  }
  // What is wrong with the key, not that it is.
  const [inner] = issue.code === 'invalid_key' ? issue.issues : [];
  return [{ field, detail: (inner ?? issue).message }];
}
