import { list } from '@newsline/platform';
import { z } from 'zod';

export const ClassifySettings = z.object({
  TOPIC_FOLDERS: list().describe(
    'Folders with topics of your own, separated by commas; a topic there replaces a shipped one of the same name',
  ),
  TOPIC_PRECISION: z.coerce
    .number()
    .min(0.5)
    .max(0.99)
    .default(0.9)
    .describe('The share of topic labels that is to be right: a higher one gives fewer labels'),
  LABEL_THREADS: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(1)
    .describe('Threads that detect the language and the topics'),
  STORY_MEMORY: z.coerce
    .number()
    .int()
    .min(1_000)
    .max(1_000_000)
    .default(50_000)
    .describe('How many of the newest articles a new one is compared with'),
});
