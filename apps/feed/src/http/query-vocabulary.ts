import { NamedEntity } from '@newsline/contracts';
import { z } from 'zod';
import { commaSeparated, DateOrInstant, text, wholeNumber } from './query-parameters.ts';

// Every parameter that a query can have, once: the API, feeds and pages compose their queries from
// these. They are strict: programs get an error for what is wrong. Pages take them `lenient`.

export const sorts = ['relevance', 'newest'] as const;
export const groups = ['story', 'none'] as const;
export const orders = ['latest', 'hot'] as const;
export const longestSearch = 500;

export const id = text(2000).min(1, 'is empty');
export const languageCode = z
  .string()
  .regex(/^[a-z]{2,3}$/, 'must be an ISO 639-1 code in small letters, such as vi or en');

/** What an entity may be. */
export const entityKinds = NamedEntity.shape.kind.options;
export const entityId = text(200).regex(
  new RegExp(`^(?:${entityKinds.join('|')}):.`, 'u'),
  `must be a kind and a key, such as person:donald-trump or country:VN; kinds: ${entityKinds.join(', ')}`,
);

export const topic = commaSeparated(id).describe(
  'Topic ids, see /v1/topics; several match any of them.',
);
export const source = commaSeparated(id).describe(
  'Source ids, see /v1/sources; several match any of them.',
);
export const language = commaSeparated(languageCode).describe(
  'ISO 639-1 codes; several match any of them.',
);
export const outlet = commaSeparated(id).describe(
  'Outlets by their registrable domains, such as vnexpress.net; several match any of them.',
);
export const entity = commaSeparated(entityId)
  .describe(
    'Whom or what an article names, by kind and key: `person:donald-trump`, `country:VN`, `vulnerability:CVE-2024-3094`; see `facets.entities`. Several match any of them.',
  )
  .meta({ examples: [['person:donald-trump', 'country:VN']] });
export const edited = z
  .enum(['true', 'false'], 'must be true or false')
  .transform((value) => value === 'true')
  .pipe(z.boolean())
  .optional()
  .describe('`true`: only what its publisher has changed. `false`: only what not.');
export const group = z
  .enum(groups, 'must be story or none')
  .optional()
  .describe(
    '`story`: of each story the best match, and how many `more`; by default. `none`: one by one; by default within one story.',
  );
export const story = id.optional().describe('The id of one story.');
export const minSources = wholeNumber(1, 1000)
  .optional()
  .describe('Reported by at least this many outlets, however many feeds each of them has.');
export const from = DateOrInstant.optional().describe('Not before this date or instant, ISO 8601.');
export const to = DateOrInstant.optional().describe('Before this date or instant, ISO 8601.');
export const order = z
  .enum(orders, 'must be latest or hot')
  .default('latest')
  .describe('`latest`: by the newest article. `hot`: by sources · 2^(−age / 12 h).');
export const q = text(longestSearch).describe(
  'The words to find, with or without diacritics: `word`, `"phrase"`, `-without`, `this OR that`, `intitle:word`; and operators (`-` leaves out): `topic:`, `source:`, `outlet:`, `lang:` by id or name, `after:`, `before:` with a date or `7d`, `story:`, `is:edited`; in Vietnamese `chủđề:`, `nguồn:`, `báo:`, `tiếng:`, `sau:`, `trước:`, `tin:`, `là:đãsửa`, `tiêuđề:`. Empty: every article.',
);
export const sort = z
  .enum(sorts, 'must be relevance or newest')
  .default('relevance')
  .describe('What comes first.');
export const limit = wholeNumber(1, 100).default(20).describe('How many rows, 1 to 100.');
export const cursor = id.optional().describe('`next` of the page before, with all else unchanged.');
