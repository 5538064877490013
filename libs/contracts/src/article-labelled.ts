import { z } from 'zod';
import { Article } from './article.ts';
import { defineEvent } from './event.ts';

/** A word of an article that spoke for a topic or against it. */
const Evidence = z.object({
  field: z.enum(['title', 'summary', 'text']).describe('Where it stands first.'),
  start: z.int().min(0).describe('Where it begins there, in UTF-16 code units.'),
  end: z.int().min(0).describe('Where it ends.'),
  weight: z
    .number()
    .describe('What it added to the score, in log-odds; below 0 against the topic.'),
});

/** A topic with the reason why. */
export const TopicLabel = z.object({
  topic: z.string().min(1).describe('The topic’s id.'),
  score: z
    .number()
    .min(0)
    .max(1)
    .describe(
      'How likely the topic is right: of labels with 0.8 four in five are. Of a topic that nobody trained, how strongly its words speak for it.',
    ),
  words: z
    .array(z.string())
    .describe('The words of the article that decided it, most decisive first.'),
  evidence: z
    .array(Evidence)
    .default([])
    .describe('The words that decided it and those that spoke against it, heaviest first.'),
});
export type TopicLabel = z.output<typeof TopicLabel>;

/** Somebody or something that an article names. */
export const NamedEntity = z.object({
  kind: z
    .enum([
      'person',
      'organisation',
      'place',
      'country',
      'vulnerability',
      'malware',
      'threat-group',
    ])
    .describe('What it is.'),
  key: z
    .string()
    .min(1)
    .describe(
      'Its name for filters, unique within its kind: `donald-trump`, `VN`, `CVE-2024-3094`.',
    ),
  name: z.string().min(1).describe('As it is written best.'),
});
export type NamedEntity = z.output<typeof NamedEntity>;

/** What can be said of an article by looking at it alone. */
export const Labels = z.object({
  language: z.string().min(2).describe('ISO 639-1; `und` where it can’t be told.'),
  topics: z.array(TopicLabel).describe('None, one or several; highest score first.'),
  keywords: z.array(z.string()).describe('What it is about in a few words, most telling first.'),
  entities: z
    .array(NamedEntity)
    .default([])
    .describe('Whom and what it names, in the order in which they come.'),
});
export type Labels = z.output<typeof Labels>;

/** An article's language, topics and keywords are known; its story is not yet. Published and consumed
 *  inside classify only: labelling scales by replicas, grouping has one leader. */
export const ArticleLabelled = defineEvent(
  'article.labelled',
  1,
  z.object({
    article: Article.describe('The article in this version, complete.'),
    labels: Labels.describe('What can be said of it by looking at it alone.'),
  }),
  { subject: ({ article }) => article.id, key: ({ article }) => String(article.version) },
);
