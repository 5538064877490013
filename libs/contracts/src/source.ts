import { z } from 'zod';
import { Instant } from './article.ts';
import { PollReason } from './poll-reason.ts';
import { SourceOutage } from './source-poll.ts';
import { SourceProblem } from './source-problem.ts';
import { warningFields } from './source-warning.ts';

const about = {
  name: 'As shown to readers; else the feed’s own.',
  language: 'What it is written in, ISO 639-1. A hint, not a fact; null: not known.',
  folders: 'Where the operator filed it; hints for topics.',
  fullText: 'Fetch the article’s page where the feed carries only a summary.',
  readAs:
    '`feed`: what is at its address is a feed or a news sitemap. `list`: it is a page that lists articles, and its headlines are read from it.',
  outlet:
    'The outlet that it is of, as a domain, where its address does not say so: `thehackernews.com` for a feed at `feeds.feedburner.com`. For that outlet’s articles its word counts, as for those of its own address. Null: its address says it.',
};

/** What an operator decides about a source. A name and a language that were left open are filled in
 *  from the feed. */
export const SourceSettings = z.object({
  name: z.string().describe(about.name),
  language: z.string().nullable().describe(about.language),
  folders: z.array(z.string()).describe(about.folders),
  fullText: z.boolean().describe(about.fullText),
  readAs: z.enum(['feed', 'list']).default('feed').describe(about.readAs),
  outlet: z.string().nullable().default(null).describe(about.outlet),
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
  readAs: z.enum(['feed', 'list'], 'must be feed or list').describe(about.readAs).exactOptional(),
  outlet: text(200).nullable().describe(about.outlet).exactOptional(),
} satisfies Record<keyof SourceSettings, z.ZodType>);
export type SourceSettingsChange = z.output<typeof SourceSettingsChange>;

/** A feed, or a page that lists articles, that is polled, and its health. */
export const SourceState = z.object({
  id: z.string().min(1).describe('What filters and feeds call it.'),
  url: z.string().describe('The feed, or the page, that is polled.'),
  siteUrl: z.string().nullable().describe('The publisher’s site; null if the feed does not say.'),
  ...SourceSettings.shape,
  demonstration: z.boolean().describe('Ships with Newsline, to be removed at will.'),
  addedAt: Instant.describe('When it was added; ISO 8601, UTC.'),
  moved: z
    .object({
      from: z.string().describe('Its address before.'),
      to: z.string().describe('Where it redirects, as seen several times over days (301, 308).'),
      at: Instant.describe('Since when that counts; ISO 8601, UTC.'),
      takenBy: z
        .string()
        .nullable()
        .describe('The source that has that address already: this one stays where it was.'),
    })
    .nullable()
    .default(null)
    .describe('That its publisher has moved it for good; null: it has not.'),
  health: z
    .object({
      status: z
        .enum(['new', 'ok', 'failing'])
        .describe('`new`: never polled. `failing`: the last poll failed; `problem` says why.'),
      lastPolledAt: Instant.nullable().describe('When it was polled last; null: never.'),
      lastChangedAt: Instant.nullable().describe('When a poll last brought something new.'),
      nextPollAt: Instant.describe(
        'When it is polled next; in the year 9999 where polling has ended (`endedAt`).',
      ),
      endedAt: Instant.nullable()
        .default(null)
        .describe(
          'Since when its publisher says that it is gone for good (410): it is polled no more until an operator changes it or asks for a poll. Null: it is polled.',
        ),
      nextPollReason: PollReason.nullable()
        .catch(null)
        .default(null)
        .describe('Why then; null where it was never polled.'),
      articlesPerDay: z
        .number()
        .min(0)
        .nullable()
        .default(null)
        .describe(
          'How many articles a day it has brought of late, the last days counting most; null: not known yet.',
        ),
      failures: z.int().min(0).describe('Failed polls in a row; 0 after a success.'),
      problem: z
        .string()
        .nullable()
        .describe('What went wrong and what to do, in English; null unless failing.'),
      problemDetails: SourceProblem.nullable()
        .catch(null)
        .default(null)
        .describe('The same for programs; null unless failing, and where no kind is known.'),
      ...warningFields,
      outage: SourceOutage.nullable()
        .default(null)
        .describe('When polls failed last, or since when they fail; null: none has yet.'),
      articlesSeen: z.int().min(0).describe('How many articles it has brought so far.'),
    })
    .describe('How polling fares.'),
});
export type SourceState = z.output<typeof SourceState>;
