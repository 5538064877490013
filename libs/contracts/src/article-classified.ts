import { z } from 'zod';
import { Article } from './article.ts';
import { Labels } from './article-labelled.ts';
import { defineEvent } from './event.ts';

/** Everything there is to know of an article version: its text, labels and story. What is shown,
 *  searched and sent out is made from this event alone. May be delivered twice; versions may arrive
 *  in any order: the higher one wins. */
export const ArticleClassified = defineEvent(
  'article.classified',
  1,
  z.object({
    article: Article.describe('The article in this version, complete.'),
    labels: Labels.describe('What can be said of it by looking at it alone.'),
    storyId: z
      .string()
      .min(1)
      .describe('The story that it belongs to; every article belongs to one.'),
  }),
  { subject: ({ article }) => article.id, key: ({ article }) => String(article.version) },
);
