import { z } from 'zod';

const count = (what: string) => z.int().min(0).describe(what);
const onPages = z
  .boolean()
  .describe('Of the pages that the articles lead to; else of the feed itself.');

/** What had to be repaired or left out when a source was read, so that whoever shows it can say it in the
 *  reader's language. */
export const SourceWarning = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('wrong-encoding').describe('It is in another encoding than it says.'),
    declared: z.string().describe('The encoding that it says.'),
    actual: z.string().describe('The encoding that it is in.'),
  }),
  z.object({
    kind: z.literal('bad-bytes').describe('Some bytes are not valid in its encoding.'),
    count: count('How many.'),
    encoding: z.string().describe('Its encoding.'),
  }),
  z.object({
    kind: z.literal('guessed-encoding').describe('It is not UTF-8, and says nothing else.'),
    encoding: z.string().describe('What it was read as.'),
  }),
  z.object({ kind: z.literal('missing-end-tags').describe('Some end tags are missing.') }),
  z.object({
    kind: z.literal('ends-early').describe('It ends before its last element is closed.'),
  }),
  z.object({
    kind: z.literal('long-markup').describe('Markup was cut before it was read.'),
    characters: count('What is longer than so many characters.'),
  }),
  z.object({
    kind: z.literal('empty-articles').describe('Articles without any content were left out.'),
    count: count('How many.'),
  }),
  z.object({
    kind: z.literal('unread-articles').describe('It has more articles than any feed may have.'),
    count: count('How many it has.'),
    read: count('How many of them, the newest, were read.'),
  }),
  z.object({
    kind: z
      .literal('untaken-articles')
      .describe('It has more articles than the operator lets one poll take (POLL_MAX_ARTICLES).'),
    count: count('How many it has.'),
    taken: count('How many of them, the newest, were taken.'),
    onPages,
  }),
  z.object({
    kind: z.literal('shared-guids').describe('A guid that several articles have identifies none.'),
  }),
  z.object({
    kind: z.literal('shared-links').describe('A link that several articles have identifies none.'),
  }),
  z.object({
    kind: z.literal('cut').describe('Something of articles was beyond a limit, and was cut.'),
    what: z
      .enum(['title', 'summary', 'text', 'names', 'enclosures'])
      .describe('What was cut. `names`: authors and categories.'),
    articles: count('Of how many articles.'),
    limit: count('In characters, of a text in bytes; of names and enclosures, how many.'),
    onPages,
  }),
  z.object({
    kind: z.literal('new-layout').describe('A list page is made anew, and its list learnt anew.'),
  }),
  z.object({
    kind: z.literal('pages-left-out').describe('It has more new pages than one poll fetches.'),
    fetched: count('How many were fetched.'),
    wanted: count('How many would have been.'),
  }),
  z.object({
    kind: z.literal('pages-out-of-time').describe('There was no time to fetch every page.'),
  }),
  z.object({
    kind: z.literal('pages-disallowed').describe('robots.txt disallows its pages.'),
    host: z.string().describe('Whose robots.txt.'),
  }),
  z.object({
    kind: z
      .literal('busy-host')
      .describe('A host of its pages asked to be left alone for a while.'),
    host: z.string().describe('Which.'),
  }),
  z.object({
    kind: z.literal('unreadable-robots').describe('No page was fetched for want of robots.txt.'),
    host: z.string().describe('Whose robots.txt.'),
  }),
]);
export type SourceWarning = z.output<typeof SourceWarning>;

/** Warnings as texts, and the same for programs. */
export const warningFields = {
  warnings: z
    .array(z.string())
    .default([])
    .describe('What had to be repaired or left out, in English; ten at most.'),
  warningDetails: z
    // What a later version says of its own kinds is shown by its text.
    .array(SourceWarning.nullable().catch(null))
    .default([])
    .describe(
      'The same for programs, in the same order; null where the kind is not known, and left out by earlier versions.',
    ),
};
