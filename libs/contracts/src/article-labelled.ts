import { z } from 'zod';
import { Article } from './article.ts';
import { defineEvent } from './event.ts';

/** A topic with the reason why. */
export const TopicLabel = z.object({
  topic: z.string().min(1),
  /** 0 to 1; a topic is given from 0.5 on. */
  score: z.number().min(0).max(1),
  /** The words of the article that decided it, most decisive first. */
  words: z.array(z.string()),
});
export type TopicLabel = z.output<typeof TopicLabel>;

/** What can be said of an article by looking at it alone. */
export const Labels = z.object({
  /** ISO 639-1, `und` where it can't be told. */
  language: z.string().min(2),
  /** None, one or several, highest score first. */
  topics: z.array(TopicLabel),
  /** What the article is about in a few words, most telling first. */
  keywords: z.array(z.string()),
});
export type Labels = z.output<typeof Labels>;

/** An article's language, topics and keywords are known; its story is not yet. Published and consumed
 *  inside classify only: labelling scales by replicas, grouping has one leader. */
export const ArticleLabelled = defineEvent(
  'article.labelled',
  1,
  z.object({ article: Article, labels: Labels }),
  { subject: ({ article }) => article.id, key: ({ article }) => String(article.version) },
);
