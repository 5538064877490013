import { TopicCorrection, TopicLabel } from '@newsline/contracts';
import { z } from 'zod';
import { text, wholeNumber } from '../http/query-parameters.ts';
import { id } from '../http/query-vocabulary.ts';

// What operators send to correct topics and to see what was corrected, and what they get.

export const TopicOfArticlePath = z.object({
  id: id.describe('The article’s id.'),
  topic: id.describe('The topic’s id: `cybersecurity`.'),
});

export const Correction = z.strictObject({
  belongs: z
    .boolean('must be true or false')
    .describe('Whether the article belongs to the topic: `true`, `false`.'),
});

export const CorrectionsQuery = z.strictObject({
  limit: wholeNumber(1, 1000).default(100).describe('How many rows, 1 to 1000.'),
  after: text(2000)
    .min(1, 'is empty')
    .optional()
    .describe('`next` of the page before, with all else unchanged.'),
  article: id.optional().describe('Only of the article with this id.'),
  topic: id.optional().describe('Only of this topic: `cybersecurity`.'),
});

export const TopicsOfArticle = z.object({
  topics: z.array(TopicLabel).describe('All topics that it has now, highest score first.'),
});

export const CorrectionList = z.object({
  corrections: z.array(TopicCorrection).describe('Newest first.'),
  next: z.string().nullable().describe('`after` of the next page; null at the end.'),
});
