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

const { MEILI_URL, MEILI_KEY, MEILI_INDEX } = IndexSettings.shape;

/** What make-key reads from the environment. */
export const MakeKeySettings = z.object({
  MEILI_URL: MEILI_URL.unwrap(),
  MEILI_KEY: MEILI_KEY.unwrap(),
  MEILI_INDEX,
  MEILI_MASTER_KEY: z
    .string()
    .min(16, 'at least 16 bytes')
    .describe('The key that Meilisearch was started with: for make-key alone, no service needs it'),
});
