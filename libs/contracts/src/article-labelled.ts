import { z } from 'zod';
import { Article } from './article.ts';
import { defineEvent } from './event.ts';

/** A topic with the reason why. */
export const TopicLabel = z.object({
  topic: z.string().min(1).describe('The topic’s id.'),
  score: z
    .number()
    .min(0)
    .max(1)
    .describe('How sure the labelling is; from 0.5 on the topic is given.'),
  words: z
    .array(z.string())
    .describe('The words of the article that decided it, most decisive first.'),
});
export type TopicLabel = z.output<typeof TopicLabel>;

/** What can be said of an article by looking at it alone. */
export const Labels = z.object({
  language: z.string().min(2).describe('ISO 639-1; `und` where it can’t be told.'),
  topics: z.array(TopicLabel).describe('None, one or several; highest score first.'),
  keywords: z.array(z.string()).describe('What it is about in a few words, most telling first.'),
});
export type Labels = z.output<typeof Labels>;

/** An article's language, topics and keywords are known; its story is not yet. Published and consumed
 *  inside classify only: labelling scales by replicas, grouping has one leader. */
export const ArticleLabelled = defineEvent(
  'article.labelled',
  1,
  z.object({
    article: Article.describe('The article in this version, complete.'),
    labels: Labels.describe('What can be said of it by looking at it alone.'),
  }),
  { subject: ({ article }) => article.id, key: ({ article }) => String(article.version) },
);
