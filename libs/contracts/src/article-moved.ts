import { z } from 'zod';
import { defineEvent } from './event.ts';

/** An article version that is known already belongs to another story than it did: stories were merged or
 *  split, or somebody moved it. Takes the place of the story that came with `article.classified`, and of
 *  those of lower moves; of no meaning for any other version of the article, which comes with its own. May
 *  be delivered twice and in any order. */
export const ArticleMoved = defineEvent(
  'article.moved',
  1,
  z.object({
    articleId: z.string().min(1).describe('The article’s id.'),
    version: z.int().min(1).describe('The version that the article has.'),
    move: z
      .int()
      .min(1)
      .describe('How often the article was moved so far; of one version the highest wins.'),
    storyId: z.string().min(1).describe('The story that it belongs to now.'),
  }),
  { subject: ({ articleId }) => articleId, key: ({ version, move }) => `${version}.${move}` },
);
