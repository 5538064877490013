import { z } from 'zod';
import { criteriaNames, type Criteria } from '../../dead-letters/criteria.ts';
import { lengthOfTime } from '../../http/query-parameters.ts';

// What the forms and links of the page send. Unlike readers' links, what can't be understood is never
// left out: with one filter less, more would be discarded than was meant.

/** The first, where there are several of the name. An empty field is no filter. */
const field = z
  .preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().trim())
  .transform((text) => text || undefined)
  .optional();

const criteria = { group: field, channel: field, reason: field, olderThan: field };

const number = z.coerce.number().int().min(0).catch(0);

export const DeadLettersPageQuery = z.object({
  ...criteria,
  cursor: field,
  /** What was done last. */
  done: z.enum(['retried', 'discarded', 'gone']).optional().catch(undefined),
  count: number,
  /** Between two portions: how many are left, up to which. */
  remaining: number,
  upTo: field,
});
export type DeadLettersPageQuery = z.output<typeof DeadLettersPageQuery>;

export const OneForm = z.object({ ...criteria, cursor: field, id: z.string().min(1) });

/** `upTo` is the newest of the letters that the operator saw counted; `count` is how many were done so
 *  far. */
export const AllForm = z.object({ ...criteria, upTo: z.string().min(1), count: number });

/** The filters in what was sent. */
export function criteriaOf(sent: Criteria): Criteria {
  return Object.fromEntries(criteriaNames.map((name) => [name, sent[name]]));
}

export function isUnderstood({ olderThan }: Criteria): boolean {
  return olderThan === undefined || lengthOfTime.safeParse(olderThan).success;
}
