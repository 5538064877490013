import { z } from 'zod';
import { Instant } from './article.ts';
import { defineEvent } from './event.ts';

const PerLanguage = z.object({
  vi: z.string().describe('In Vietnamese.'),
  en: z.string().describe('In English.'),
});

export const TopicId = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);

/** A topic as readers see it. */
export const Topic = z.object({
  id: TopicId.describe('What filters and feeds call it.'),
  names: PerLanguage.describe('Its name.'),
  description: PerLanguage.describe('What belongs to it.'),
  parent: TopicId.optional().describe('The topic that it is a part of.'),
  mediaTopic: z
    .string()
    .regex(/^medtop:\d{8}$/)
    .optional()
    .describe('Its code in IPTC’s Media Topics, such as `medtop:15000000` for sport.'),
});
export type Topic = z.output<typeof Topic>;

/** The topics that articles are labelled with, all of them. Published by classify whenever it
 *  starts and whenever an operator defines one.
 *  The later `asOf` wins. */
export const TopicsDefined = defineEvent(
  'topics.defined',
  1,
  z.object({
    topics: z.array(Topic).describe('All topics.'),
    asOf: Instant.describe('When they were so; ISO 8601, UTC.'),
  }),
  { subject: () => 'topics', key: ({ asOf }) => asOf },
);
