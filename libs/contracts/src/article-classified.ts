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
    article: Article,
    labels: Labels,
    /** The story that the article belongs to. Every article belongs to one. */
    storyId: z.string().min(1),
  }),
  { subject: ({ article }) => article.id, key: ({ article }) => String(article.version) },
);
