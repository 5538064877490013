import { z } from 'zod';
import { Article } from './article.ts';
import { defineEvent } from './event.ts';

/** An article, or a version of it, that was not seen before. Published by ingest once per article
 *  version; delivery is at least once, so a consumer may receive it twice and must not mind. Versions
 *  may arrive in any order: the higher one wins. */
export const ArticleIngested = defineEvent(
  'article.ingested',
  1,
  z.object({ article: Article.describe('The article in this version, complete.') }),
  {
    subject: ({ article }) => article.id,
    key: ({ article }) => String(article.version),
  },
);
