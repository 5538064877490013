import { z } from 'zod';

/** What is looked at of every near match. */
export const FoundDocument = z.object({
  number: z.int(),
  published: z.number(),
  story: z.string(),
  topics: z.array(z.string()),
  source: z.union([z.array(z.string()), z.string().transform((one) => [one])]),
  outlet: z.string().optional(),
  language: z.string(),
  day: z.int().optional(),
});
export type FoundDocument = z.output<typeof FoundDocument>;
