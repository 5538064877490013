import { z } from 'zod';
import { lenient } from '../../http/query-parameters.ts';
import { cursor } from '../../http/query-vocabulary.ts';

// What the forms and links of corrections send.

export const takeBack = '/operator/corrections/take-back';

const word = z.string().trim().min(1).max(2000);

export const CorrectForm = z.object({
  articleId: word,
  topic: word,
  belongs: z.enum(['yes', 'no']).transform((value) => value === 'yes'),
});

export const TakeBackForm = z.object({
  articleId: word,
  topic: word,
  to: z.enum(['article', 'list']).catch('article'),
  cursor: lenient(cursor),
});

export const CorrectionsPageQuery = z.object({
  cursor: lenient(cursor),
  /** What was done last. */
  done: lenient(z.enum(['undone', 'gone'])),
});
export type CorrectionsPageQuery = z.output<typeof CorrectionsPageQuery>;
