import { z } from 'zod';
import { defineEvent } from './event.ts';

/** An article is no longer to be shown or found: its source was removed, or an operator took it
 *  down. Outranks every version up to `version`, also one that arrives later. */
export const ArticleWithdrawn = defineEvent(
  'article.withdrawn',
  1,
  z.object({
    articleId: z.string().min(1).describe('The article’s id.'),
    version: z.int().min(1).describe('The newest version that was published.'),
    reason: z
      .enum(['source-removed', 'operator'])
      .describe('Whether its source was removed, or an operator took the article down.'),
  }),
  { subject: ({ articleId }) => articleId, key: ({ version }) => String(version) },
);
