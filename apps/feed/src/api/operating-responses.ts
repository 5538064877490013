import { ImportedSources, OfferedFeed, SubmittedArticle, TriedFeed } from '@newsline/contracts';
import { z } from 'zod';
import { Source } from './responses.ts';

// The responses that operators get.

export const Submitted = z.object({
  articles: z.array(SubmittedArticle).describe('What was found in the document.'),
  warnings: z
    .array(z.string())
    .exactOptional()
    .describe('What was cut off because it was beyond a limit; left out where nothing was.'),
});

export const AddedSource = z.object({
  kind: z.enum(['added', 'changed']).describe('Whether it is new or was there.'),
  source: Source.omit({ articleCount: true }).describe('The source as it is now.'),
});

export const Imported = ImportedSources;

export const Tried = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('feed'),
    feed: TriedFeed.describe('What would come.'),
    sourceId: z.string().nullable().describe('The source that it is already; null: none.'),
  }),
  z.object({
    kind: z.literal('several').describe('It is a page that leads to several feeds.'),
    feeds: z.array(OfferedFeed).describe('These.'),
  }),
]);

export const ChangedSource = AddedSource.extend({
  kind: z.literal('changed').describe('Its settings are as asked.'),
});

export const Removed = z.object({
  removedSources: z.int().describe('How many sources are polled no longer.'),
  withdrawnArticles: z.int().describe('How many articles went with them.'),
});

export const Scheduled = z.object({
  kind: z.literal('scheduled').describe('It is polled next.'),
});

export const DeadLetterList = z.object({
  deadLetters: z
    .array(
      z.object({
        id: z.string().describe('What to retry or discard it by.'),
        group: z.string().describe('The consumers that gave up.'),
        service: z.string().describe('The service that they are part of.'),
        reason: z.string().describe('Why they gave up.'),
        deliveries: z.int().describe('How often it was tried.'),
        at: z.iso.datetime().describe('When they gave up; ISO 8601, UTC.'),
        event: z
          .record(z.string(), z.unknown())
          .describe(
            'The event with its CloudEvents attributes and data; long data is cut, and `dataIsCut` says so.',
          ),
      }),
    )
    .describe('Newest first.'),
  next: z.string().nullable().describe('`before` of the next page; null at the end.'),
  total: z.int().describe('How many match in all.'),
});

export const Retried = z.object({
  kind: z.literal('retried').describe('The event is on its way again.'),
});

export const Discarded = z.object({
  kind: z.literal('discarded').describe('It is forgotten.'),
});

export const DeadLetterPortion = z.object({
  kind: z.enum(['retried', 'discarded']).describe('What was done.'),
  count: z.int().describe('With how many it was done.'),
  remaining: z.int().describe('How many are left of those that match, up to `upTo`.'),
  upTo: z
    .string()
    .nullable()
    .describe('For the next request: the newest there was at the first. Null: there was none.'),
});
