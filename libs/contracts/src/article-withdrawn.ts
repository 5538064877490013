import { z } from 'zod';
import { defineEvent } from './event.ts';

/** An article is no longer to be shown or found: its source was removed, or an operator took it
 *  down. Outranks every version up to `version`, also one that arrives later. */
export const ArticleWithdrawn = defineEvent(
  'article.withdrawn',
  1,
  z.object({
    articleId: z.string().min(1),
    /** The newest version that was announced. */
    version: z.int().min(1),
    reason: z.enum(['source-removed', 'operator']),
  }),
  { subject: ({ articleId }) => articleId, key: ({ version }) => String(version) },
);
