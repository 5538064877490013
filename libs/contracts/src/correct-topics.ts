import { z } from 'zod';
import { Article, Instant } from './article.ts';
import { TopicLabel } from './article-labelled.ts';
import { defineQuestion } from './question.ts';

/** An article as it was when somebody judged its topics. */
const JudgedArticle = Article.pick({
  id: true,
  version: true,
  title: true,
  summary: true,
  text: true,
})
  .extend({
    language: z.string().min(2).describe('ISO 639-1; `und` where it can’t be told.'),
    topics: z.array(TopicLabel).describe('The topics that it has.'),
  })
  .describe('The article as it is.');

/** What somebody says of an article and a topic. */
export const TopicCorrection = z.object({
  articleId: z.string().min(1).describe('The article’s id.'),
  topic: z.string().min(1).describe('The topic’s id.'),
  belongs: z.boolean().describe('Whether the article belongs to the topic.'),
  wasGiven: z
    .boolean()
    .describe('Whether it had the topic: together with `belongs`, right, wrong or missing.'),
  title: z.string().describe('The article’s title.'),
  language: z.string().describe('ISO 639-1; `und` where it can’t be told.'),
  by: z.string().describe('Who says so: the name of a key.'),
  at: Instant.describe('When; ISO 8601, UTC.'),
});
export type TopicCorrection = z.output<typeof TopicCorrection>;

const topicsNow = z
  .array(TopicLabel)
  .describe('The topics that it has now; where the article is shown and found they follow.');

const UnknownTopic = z.object({
  kind: z.literal('unknown-topic'),
  topics: z.array(z.string()).describe('The topics that there are.'),
});

/** That an article belongs to a topic, or that it doesn't. Holds for the article for ever, in every
 *  version, and teaches the model at once. A later one about the same article and topic takes its
 *  place. Asked by feed for an operator, answered by classify. */
export const CorrectTopic = defineQuestion(
  'topics.correct',
  1,
  z.object({
    article: JudgedArticle,
    topic: z.string().min(1).describe('The topic’s id.'),
    belongs: z.boolean().describe('Whether the article belongs to the topic.'),
    by: z.string().describe('Who says so: the name of a key.'),
  }),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('corrected'), topics: topicsNow }),
    UnknownTopic,
  ]),
);

/** Takes a correction back, as if it had not been made. Asked by feed for an operator, answered by
 *  classify. */
export const TakeBackCorrection = defineQuestion(
  'topics.take-back',
  1,
  z.object({ article: JudgedArticle, topic: z.string().min(1).describe('The topic’s id.') }),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('taken-back'), topics: topicsNow }),
    z.object({ kind: z.literal('no-correction') }),
  ]),
);

/** The corrections that hold, newest first. Asked by feed, answered by classify. */
export const ListCorrections = defineQuestion(
  'topics.corrections',
  1,
  z.object({
    limit: z.int().min(1).max(1000).describe('At most so many.'),
    after: z.string().nullable().describe('`next` of the page before; null for the first.'),
    articleId: z.string().exactOptional().describe('Only of this article.'),
    topic: z.string().exactOptional().describe('Only of this topic.'),
  }),
  z.object({
    corrections: z.array(TopicCorrection).describe('Newest first.'),
    next: z.string().nullable().describe('Leads to older ones; null where there are none.'),
  }),
);
