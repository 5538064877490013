import { z } from 'zod';
import { SourceSettingsChange, SourceState } from './source.ts';
import { defineQuestion } from './question.ts';

const Refused = z.object({
  kind: z.literal('refused'),
  /** The field of the request that is at fault. */
  field: z.string(),
  /** What is wrong and what is allowed, for people. */
  reason: z.string(),
});

/** Poll this feed from now on. Adding one that is already there changes only the settings that are
 *  named. Asked by feed for an operator, answered by ingest. */
export const AddSource = defineQuestion(
  'source.add',
  1,
  z.object({ url: z.string().max(2000), ...SourceSettingsChange.shape }),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['added', 'changed']), source: SourceState }),
    Refused,
  ]),
);

/** Change the settings of a source that are named, and leave the others. `language: null` leaves the
 *  language to the feed. Asked by feed for an operator, answered by ingest. */
export const ChangeSource = defineQuestion(
  'source.change',
  1,
  z.object({ sourceId: z.string(), ...SourceSettingsChange.shape }),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('changed'), source: SourceState }),
    z.object({ kind: z.literal('unknown-source') }),
    Refused,
  ]),
);

/** Stop polling, and withdraw what came from there. `demonstration: true` removes every
 *  demonstration source instead. */
export const RemoveSources = defineQuestion(
  'source.remove',
  1,
  z.union([z.object({ sourceId: z.string() }), z.object({ demonstration: z.literal(true) })]),
  z.object({ removedSources: z.int().min(0), withdrawnArticles: z.int().min(0) }),
);

/** Poll now instead of when it is due. */
export const PollSource = defineQuestion(
  'source.poll',
  1,
  z.object({ sourceId: z.string() }),
  z.object({ kind: z.enum(['scheduled', 'unknown-source']) }),
);

/** Take in this page or text. HTML is reduced to its article; plain text may be one article or a
 *  whole portal page with articles and lists of headlines. */
export const SubmitDocument = defineQuestion(
  'document.submit',
  1,
  z.object({
    contentType: z.string(),
    body: z.string().max(5_000_000),
    url: z.string().max(2000).optional(),
    sourceName: z.string().max(200).optional(),
    language: z.string().max(10).optional(),
    publishedAt: z.iso.datetime().optional(),
  }),
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('accepted'),
      articles: z.array(
        z.object({
          articleId: z.string(),
          version: z.int(),
          title: z.string(),
          outcome: z.enum(['new', 'changed', 'known']),
          /** A headline without a text of its own, from a list on the page. */
          headlineOnly: z.boolean(),
        }),
      ),
    }),
    Refused,
  ]),
);
