import { z } from 'zod';
import { TopicLabel } from './article-labelled.ts';
import { defineEvent } from './event.ts';

/** Other topics for an article version that is known already: somebody corrected them, or a later model
 *  reads it otherwise. Takes the place of the topics that came with `article.classified`, and of those
 *  of lower revisions; of no meaning for any other version of the article. May be delivered twice and
 *  in any order. */
export const ArticleRelabelled = defineEvent(
  'article.relabelled',
  1,
  z.object({
    articleId: z.string().min(1).describe('The article’s id.'),
    version: z.int().min(1).describe('The version of the article that was labelled.'),
    revision: z
      .int()
      .min(1)
      .describe(
        'Rises whenever topics of any article are changed; of one article the highest wins.',
      ),
    topics: z.array(TopicLabel).describe('All topics that it has now; highest score first.'),
  }),
  {
    subject: ({ articleId }) => articleId,
    key: ({ version, revision }) => `${version}.${revision}`,
  },
);
