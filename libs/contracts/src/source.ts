import { z } from 'zod';
import { Instant } from './article.ts';

const about = {
  name: 'As shown to readers; else the feed’s own.',
  language: 'What it is written in, ISO 639-1. A hint, not a fact; null: nobody says.',
  folders: 'Where the operator filed it; hints for topics.',
  fullText: 'Fetch the article’s page where the feed carries only a summary.',
};

/** What an operator decides about a source. A name and a language that were left open are filled in
 *  from the feed. */
export const SourceSettings = z.object({
  name: z.string().describe(about.name),
  language: z.string().nullable().describe(about.language),
  folders: z.array(z.string()).describe(about.folders),
  fullText: z.boolean().describe(about.fullText),
});
export type SourceSettings = z.output<typeof SourceSettings>;

const text = (characters: number) =>
  z.string('must be text').max(characters, `is longer than ${characters} characters`);

/** Settings as an operator gives them, within limits that a feed's own words need not keep. What is
 *  left out stays as it is. */
export const SourceSettingsChange = z.object({
  name: text(200).min(1, 'is empty').describe(about.name).exactOptional(),
  language: text(10)
    .regex(/^[a-z]{2,3}$/, 'must be an ISO 639-1 code, such as vi')
    .nullable()
    .describe(about.language)
    .exactOptional(),
  folders: z
    .array(text(200), 'must be a list of folders')
    .max(20, 'has more than 20 folders')
    .describe(about.folders)
    .exactOptional(),
  fullText: z.boolean('must be true or false').describe(about.fullText).exactOptional(),
} satisfies Record<keyof SourceSettings, z.ZodType>);
export type SourceSettingsChange = z.output<typeof SourceSettingsChange>;

/** A feed that is polled, and its health. */
export const SourceState = z.object({
  id: z.string().min(1),
  url: z.string(),
  siteUrl: z.string().nullable(),
  ...SourceSettings.shape,
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
    /** What had to be repaired or left out when the feed was read last, for people: ten at most. */
    warnings: z.array(z.string()).default([]),
    articlesSeen: z.int().min(0),
  }),
});
export type SourceState = z.output<typeof SourceState>;
