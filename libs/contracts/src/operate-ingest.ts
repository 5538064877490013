import { z } from 'zod';
import { Instant } from './article.ts';
import { SourceSettings, SourceSettingsChange, SourceState } from './source.ts';
import { SourceProblem } from './source-problem.ts';
import { warningFields } from './source-warning.ts';
import { defineQuestion } from './question.ts';

/** A feed that a page leads to. */
export const OfferedFeed = z.object({
  url: z.string().describe('Its address.'),
  title: z.string().describe('What it is called there; may be empty.'),
});
export type OfferedFeed = z.output<typeof OfferedFeed>;

const Refused = z.object({
  kind: z.literal('refused'),
  field: z.string().describe('The field of the request that is at fault.'),
  reason: z.string().describe('What is wrong and what is allowed, for people.'),
  problem: SourceProblem.exactOptional().describe(
    'The reason for programs, where something is wrong with what is at the address.',
  ),
  feeds: z
    .array(OfferedFeed)
    .exactOptional()
    .describe('Where the address is a page that leads to several feeds: these.'),
});

const feedAddress = z.string().max(2000).describe('The address of the feed, or of a page.');

/** Poll this feed from now on. What is there is fetched first: of a page, the one feed that it leads
 *  to is taken; where it leads to none and lists articles itself, the page is read for them (`readAs` says
 *  which). Where there is neither, or are several feeds, nothing is added. With `readAs` given, nothing
 *  else is looked for. A server that does not
 *  answer now is no reason to refuse it: the source is added with its problem. Adding one that is
 *  already there changes only the settings that are named, and fetches nothing. Asked by feed for an
 *  operator, answered by ingest. */
export const AddSource = defineQuestion(
  'source.add',
  1,
  z.object({
    url: feedAddress,
    check: z
      .boolean()
      .exactOptional()
      .describe('False: it is added as it is, and nothing is fetched before; else true.'),
    ...SourceSettingsChange.shape,
  }),
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.enum(['added', 'changed']).describe('Whether it is new or was there.'),
      source: SourceState.describe('The source as it is now.'),
    }),
    Refused,
  ]),
);

/** What an import of a list did. */
export const ImportedSources = z.object({
  added: z.int().min(0).describe('How many sources are new.'),
  changed: z.int().min(0).describe('How many were there already, with what the list says now.'),
  leftOut: z
    .array(
      z.object({
        name: z.string().describe('What the list calls it; may be empty.'),
        url: z.string().describe('Its address as far as the list gives one; may be empty.'),
        reason: z.string().describe('Why it is no source, for people.'),
      }),
    )
    .describe('Every entry that is no source.'),
  warnings: z
    .array(z.string())
    .describe('What else is to be said: entries that stand there twice, settings that are none.'),
});
export type ImportedSources = z.output<typeof ImportedSources>;

/** Add every feed of an OPML list, without fetching any. Of those that are there already, the settings
 *  that the list names are changed. Asked by feed for an operator, answered by ingest. */
export const ImportSources = defineQuestion(
  'source.import',
  1,
  z.object({
    opml: z.base64().max(7_000_000).describe('The bytes of the list, in Base64.'),
  }),
  z.discriminatedUnion('kind', [ImportedSources.extend({ kind: z.literal('imported') }), Refused]),
);

/** What would come from an address, were it added. */
export const TriedFeed = z.object({
  url: z.string().describe('The feed that was found: the address itself, or where its page leads.'),
  readAs: SourceSettings.shape.readAs,
  title: z.string().describe('The feed’s own title; may be empty.'),
  siteUrl: z.string().nullable().describe('The publisher’s site; null if the feed does not say.'),
  language: z.string().nullable().describe('As the feed says, BCP 47; null: it does not.'),
  articleCount: z.int().min(0).describe('How many articles it has now.'),
  articles: z
    .array(
      z.object({
        title: z.string().describe('Its title.'),
        url: z.string().nullable().describe('Where it can be read; null: nowhere.'),
        publishedAt: Instant.nullable().describe(
          'When it was published; ISO 8601, UTC. Null: the feed does not say.',
        ),
      }),
    )
    .describe('The newest ten, newest first.'),
  ...warningFields,
});
export type TriedFeed = z.output<typeof TriedFeed>;

/** Say what would come from an address, without adding it. Asked by feed for an operator, answered by
 *  ingest. */
export const TrySource = defineQuestion(
  'source.try',
  1,
  z.object({ url: feedAddress, readAs: SourceSettingsChange.shape.readAs }),
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('feed'),
      feed: TriedFeed.describe('The feed that is there.'),
      sourceId: z.string().nullable().describe('The source that it is already; null: none.'),
    }),
    z.object({
      kind: z.literal('several'),
      feeds: z.array(OfferedFeed).describe('The feeds that the page leads to.'),
    }),
    Refused,
  ]),
);

/** Change the settings of a source that are named, and leave the others. `language: null` leaves the
 *  language to the feed. Asked by feed for an operator, answered by ingest. */
export const ChangeSource = defineQuestion(
  'source.change',
  1,
  z.object({ sourceId: z.string().describe('The source’s id.'), ...SourceSettingsChange.shape }),
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('changed'),
      source: SourceState.describe('The source as it is now.'),
    }),
    z.object({ kind: z.literal('unknown-source') }),
    Refused,
  ]),
);

/** Stop polling, and withdraw what came from there. `demonstration: true` removes every
 *  demonstration source instead. */
export const RemoveSources = defineQuestion(
  'source.remove',
  1,
  z.union([
    z.object({ sourceId: z.string().describe('The source’s id.') }),
    z.object({ demonstration: z.literal(true).describe('All demonstration sources.') }),
  ]),
  z.object({
    removedSources: z.int().min(0).describe('How many sources are polled no longer.'),
    withdrawnArticles: z.int().min(0).describe('How many articles went with them.'),
  }),
);

/** Poll now instead of when it is due. */
export const PollSource = defineQuestion(
  'source.poll',
  1,
  z.object({ sourceId: z.string().describe('The source’s id.') }),
  z.object({
    kind: z
      .enum(['scheduled', 'unknown-source'])
      .describe('`scheduled`: it is polled next; `unknown-source`: there is no such source.'),
  }),
);

/** An article that was found in a submitted document. */
export const SubmittedArticle = z.object({
  articleId: z.string().describe('The article’s id.'),
  version: z.int().describe('The version that this text is.'),
  title: z.string().describe('The title that was found.'),
  outcome: z
    .enum(['new', 'changed', 'known'])
    .describe('`known`: the very text was there already.'),
  headlineOnly: z
    .boolean()
    .describe('A headline without a text of its own, from a list on the page.'),
});

/** Take in this page or text. HTML is reduced to its article; plain text may be one article or a
 *  whole portal page with articles and lists of headlines. */
export const SubmitDocument = defineQuestion(
  'document.submit',
  1,
  z.object({
    contentType: z.string().describe('`text/html` or `text/plain`.'),
    body: z.string().max(5_000_000).describe('The page or the text.'),
    url: z.string().max(2000).optional().describe('Where it can be read, if anywhere.'),
    sourceName: z.string().max(200).optional().describe('Whom readers are told that it is from.'),
    language: z.string().max(10).optional().describe('ISO 639-1; a hint, not a fact.'),
    publishedAt: z.iso
      .datetime()
      .optional()
      .describe('Where the document has no date of its own; ISO 8601, UTC.'),
  }),
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('accepted'),
      articles: z.array(SubmittedArticle).describe('What was found in the document.'),
      warnings: z
        .array(z.string())
        .exactOptional()
        .describe('What was cut off because it was beyond a limit, for people; absent: nothing.'),
    }),
    Refused,
  ]),
);
