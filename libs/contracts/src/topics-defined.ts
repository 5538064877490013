import { z } from 'zod';
import { Instant } from './article.ts';
import { defineEvent } from './event.ts';

const PerLanguage = z.object({ vi: z.string(), en: z.string() });

/** A topic as readers see it. */
export const Topic = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  names: PerLanguage,
  description: PerLanguage,
});
export type Topic = z.output<typeof Topic>;

/** The topics that articles are labelled with, all of them. Published by classify whenever it starts.
 *  The later `asOf` wins. */
export const TopicsDefined = defineEvent(
  'topics.defined',
  1,
  z.object({ topics: z.array(Topic), asOf: Instant }),
  { subject: () => 'topics', key: ({ asOf }) => asOf },
);
