import { z } from 'zod';
import { Instant } from './article.ts';
import { SourceProblem } from './source-problem.ts';
import { warningFields } from './source-warning.ts';

const count = (what: string) => z.int().min(0).describe(what);

/** How one poll of a source went. */
export const SourcePoll = z.object({
  at: Instant.describe('When it ended; ISO 8601, UTC. A source has one poll at one instant.'),
  outcome: z
    .enum(['changed', 'unchanged', 'not-modified', 'failed', 'paused'])
    .describe(
      '`changed`: new articles, or new versions. `unchanged`: it was read and had nothing new. `not-modified`: it is as it was, so it was not read. `failed`: `problem` says why. `paused`: it was put off, as another source of its host was told to pause.',
    ),
  by: z
    .enum(['poll', 'push'])
    .describe('`push`: a hub brought the feed, and nothing was fetched. Else `poll`.'),
  status: z
    .int()
    .nullable()
    .describe('The HTTP status, after redirects; null: there was no whole answer.'),
  bytes: z
    .int()
    .min(0)
    .nullable()
    .describe('How long the document was, after decompression; null: there was none.'),
  durationMs: count(
    'How long it took, from asking the server to knowing what is new, pages included.',
  ),
  newArticles: count('Articles that nobody had seen before.'),
  changedArticles: count('Articles that have a new version.'),
  refusedArticles: count('Articles that were left out; `warnings` say why.'),
  problem: z.string().nullable().describe('Why it failed, in English; else null.'),
  problemDetails: SourceProblem.nullable()
    .catch(null)
    .describe('The same for programs; null where no kind is known.'),
  ...warningFields,
});
export type SourcePoll = z.output<typeof SourcePoll>;

/** A time during which the polls of a source failed. */
export const SourceOutage = z.object({
  since: Instant.describe('When the first of them failed; ISO 8601, UTC.'),
  problem: z.string().describe('Why the first failed, in English.'),
  problemDetails: SourceProblem.nullable()
    .catch(null)
    .describe('The same for programs; null where no kind is known.'),
  endedAt: Instant.nullable().describe('When a poll succeeded again; null: none has yet.'),
});
export type SourceOutage = z.output<typeof SourceOutage>;
