import { z } from 'zod';

export const IndexSettings = z.object({
  MEILI_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .optional()
    .describe(
      'The Meilisearch that articles are searched in. Without it the one replica of index keeps an index of its own in DATA_DIR.',
    ),
  MEILI_KEY: z
    .string()
    .optional()
    .describe('A key of that Meilisearch, with the rights that docs/decisions/0014 names'),
  MEILI_INDEX: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,400}$/, 'made of letters, digits, "-" and "_"')
    .default('newsline-articles')
    .describe('The name of the index there'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('data')
    .describe('The folder of the index where there is no Meilisearch'),
});
