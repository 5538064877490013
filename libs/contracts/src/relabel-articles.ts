import { z } from 'zod';
import { Article, Instant } from './article.ts';
import { TopicLabel } from './article-labelled.ts';
import { defineQuestion } from './question.ts';

/** How far the archive is labelled anew. */
export const Relabelling = z.object({
  startedAt: Instant.describe('When it began; ISO 8601, UTC.'),
  updatedAt: Instant.describe('When the last portion was done; ISO 8601, UTC.'),
  done: z.int().min(0).describe('Articles that were labelled.'),
  total: z.int().min(0).describe('Articles that there were when it began.'),
  changed: z.int().min(0).describe('Articles whose topics changed.'),
  isFinished: z.boolean().describe('Whether all were.'),
});
export type Relabelling = z.output<typeof Relabelling>;

/** Labels a portion of the archive as the topics are now, and publishes `article.relabelled` for those
 *  whose topics change. The next portion may be asked for when this one is answered; portions of one run
 *  have its `startedAt`; a later run takes its place. A portion that nobody seemed to answer may be asked
 *  for again with the same `run`. Asked by feed for an operator, answered by classify. */
export const RelabelArticles = defineQuestion(
  'topics.relabel',
  1,
  z.object({
    run: Relabelling.describe('As the portion before left it.'),
    isLast: z.boolean().describe('Whether the run ends with this portion.'),
    articles: z
      .array(
        Article.pick({
          id: true,
          version: true,
          title: true,
          summary: true,
          text: true,
          languageHint: true,
          categories: true,
        }).extend({ topics: z.array(TopicLabel).describe('The topics that it has.') }),
      )
      .max(500)
      .describe('As they are; of the text the beginning is enough.'),
  }),
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('labelled'),
      progress: Relabelling.describe('With this portion.'),
    }),
    z
      .object({ kind: z.literal('replaced'), progress: Relabelling.describe('Of the later run.') })
      .describe('A later run has begun: this one ends, and the portion was not labelled.'),
  ]),
);

/** How far the last run has come. Asked by feed, answered by classify. */
export const RelabellingProgress = defineQuestion(
  'topics.relabelling',
  1,
  z.object({}),
  z.object({ progress: Relabelling.nullable().describe('Null where there was no run yet.') }),
);
