import { readFileSync } from 'node:fs';
import { timeZone } from '@newsline/platform';
import { z } from 'zod';
import { knownAcronyms, readAcronyms } from './search/acronyms.ts';
import type { SearchOptions } from './search/search-articles.ts';

/** How searches are answered, whatever engine they are answered from. */
export const SearchSettings = z.object({
  ACRONYMS_FILE: z
    .string()
    .min(1)
    .optional()
    .describe(
      'A text file of short names that searches know beside those that ship, a line each: `SHORT = long name | other long name`',
    ),
  TIME_ZONE: timeZone('Asia/Ho_Chi_Minh').describe(
    'The zone that days are counted in and pages show dates in, by its IANA name.',
  ),
});

/** @throws where the file of acronyms can't be read, or a line of it */
export function searchOptions({
  ACRONYMS_FILE,
  TIME_ZONE,
}: z.output<typeof SearchSettings>): Pick<SearchOptions, 'acronyms' | 'zone'> {
  const own = ACRONYMS_FILE === undefined ? [] : readAcronyms(readFileSync(ACRONYMS_FILE, 'utf8'));
  return { acronyms: [...knownAcronyms, ...own], zone: TIME_ZONE };
}

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
  INSTALLATION: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Whom that index belongs to: it says no to every other. Without it, the installation is known by its NATS; to be set where NATS keeps nothing (BUS_STORAGE=memory) or was made anew.',
    ),
  DATA_DIR: z
    .string()
    .min(1)
    .default('data')
    .describe('The folder of the index where there is no Meilisearch'),
  ...SearchSettings.shape,
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
