import { z } from 'zod';
import { Instant } from './article.ts';

/** A feed that is polled, and how it fares. */
export const SourceState = z.object({
  id: z.string().min(1),
  name: z.string(),
  url: z.string(),
  siteUrl: z.string().nullable(),
  language: z.string().nullable(),
  folders: z.array(z.string()),
  /** Fetch the article's page where the feed carries only a summary. */
  fullText: z.boolean(),
  demonstration: z.boolean(),
  addedAt: Instant,
  health: z.object({
    /** `new`: never polled. `failing`: the last poll failed; `problem` says why. */
    status: z.enum(['new', 'ok', 'failing']),
    lastPolledAt: Instant.nullable(),
    lastChangedAt: Instant.nullable(),
    /** When it is polled next. */
    nextPollAt: Instant,
    /** In a row; 0 after a success. */
    failures: z.int().min(0),
    /** What went wrong and what to do about it, for people. Null unless failing. */
    problem: z.string().nullable(),
    articlesSeen: z.int().min(0),
  }),
});
export type SourceState = z.output<typeof SourceState>;
