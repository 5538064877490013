import { z } from 'zod';
import { Instant } from './article.ts';
import { defineEvent } from './event.ts';

/** A story as it now stands, and what changed. Published once for all the articles of a batch that
 *  joined it. Revisions may arrive in any order: the higher one wins. */
export const StoryChanged = defineEvent(
  'story.changed',
  1,
  z.object({
    storyId: z.string().min(1),
    /** Grows with every change; 1 when the story opens. */
    revision: z.int().min(1),
    /** The title of the article that stands for the story. Never empty while it has articles. */
    headline: z.string(),
    headlineArticleId: z.string().nullable(),
    /** ISO 639-1, `und` where it can't be told. A story is told in one language. */
    language: z.string().min(2),
    /** The topics of at least a third of its articles, most frequent first. */
    topics: z.array(z.string()),
    /** When the earliest and the latest of its articles were published. */
    firstAt: Instant,
    lastAt: Instant,
    /** 0: every article was withdrawn, and the story is over. */
    articleCount: z.int().min(0),
    sourceIds: z.array(z.string()),
    /** Articles that joined, changed their version, or left since the last revision. */
    joined: z.array(z.string()),
    updated: z.array(z.string()),
    left: z.array(z.string()),
  }),
  { subject: ({ storyId }) => storyId, key: ({ revision }) => String(revision) },
);
