import { z } from 'zod';
import { Instant } from './article.ts';
import { defineEvent } from './event.ts';

/** A source shows an article whose text is another source's: one of the article's own outlet, or the
 *  one that showed it first. Published by ingest the first time, when another source takes over from
 *  the one that spoke so far, and of both where two announced it in one moment. It says nothing of the article's text, and may arrive before the article
 *  does. It holds until the source is removed. */
export const ArticleObserved = defineEvent(
  'article.observed',
  1,
  z.object({
    articleId: z.string().min(1).describe('The article’s id.'),
    sourceId: z.string().min(1).describe('The source that shows it as well.'),
    asOf: Instant.describe('When it was observed; ISO 8601, UTC.'),
  }),
  {
    subject: ({ articleId }) => articleId,
    key: ({ sourceId, asOf }) => `${sourceId}:${asOf}`,
  },
);
