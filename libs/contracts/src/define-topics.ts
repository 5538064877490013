import { z } from 'zod';
import { defineQuestion } from './question.ts';
import { Topic, TopicId } from './topics-defined.ts';

const name = z.string().trim().min(1).max(80);
const inBoth = (inner: z.ZodString) =>
  z.object({ vi: inner.describe('In Vietnamese.'), en: inner.describe('In English.') });
const description = z.string().trim().max(1_000);
const text = z.string().trim().min(1).max(500);
const language = z.string().regex(/^[a-z]{2}$/u, 'an ISO 639-1 code such as "vi"');
const texts = z.record(language, z.array(text).max(5_000));

/** A topic with what tells it before anybody has trained it: what `topic.json` in its folder holds. Lists
 *  are by language (ISO 639-1). */
export const TopicDefinition = z.strictObject({
  ...Topic.shape,
  id: TopicId.max(60).describe('What filters and feeds call it.'),
  names: inBoth(name).describe('Its name in Vietnamese and in English.'),
  description: inBoth(description).describe('What belongs to it, in both.'),
  sections: texts
    .optional()
    .describe('Names of publishers’ sections about it, besides its own names: hints.'),
  keywords: z
    .record(language, z.record(text, z.number().min(-10).max(10)))
    .optional()
    .describe(
      'Words and phrases of up to eight words. One of weight 3 decides alone, one of 1 only in a title; one below 0 counts against the topic.',
    ),
  institutions: texts
    .optional()
    .describe('Organisations, offices and events whose naming speaks for it.'),
  examples: texts
    .optional()
    .describe('Headlines about it, with the first lines after a line break where they tell more.'),
  counterExamples: texts.optional().describe('Headlines that sound like it and are not.'),
});
export type TopicDefinition = z.output<typeof TopicDefinition>;

/** A topic and where it comes from. */
const KnownTopic = z.object({
  topic: Topic.describe('As readers see it.'),
  origin: z
    .enum(['shipped', 'folder', 'own'])
    .describe('Ships with Newsline, is in one of TOPIC_FOLDERS, or was defined by an operator.'),
  trained: z.array(language).describe('The languages in which it was learnt from articles.'),
  definition: TopicDefinition.nullable().describe('What an operator defined; null for others.'),
});
export type KnownTopic = z.output<typeof KnownTopic>;

const topicIds = z.array(z.string()).describe('The topics that there are.');

const NotOwn = z
  .object({ kind: z.literal('not-own') })
  .describe('It ships with Newsline or is a folder: it is changed there.');

/** Defines a topic, or defines it anew. It labels what comes from then on, without a restart; what is
 *  there already by `RelabelArticles`. Asked by feed for an operator, answered by classify. */
export const DefineTopic = defineQuestion(
  'topics.define',
  1,
  z.object({ definition: TopicDefinition.describe('The whole topic.') }),
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('defined'),
      isNew: z.boolean().describe('Whether there was none of that id.'),
    }),
    NotOwn,
    z.object({
      kind: z.literal('unknown-parent'),
      topics: z.array(z.string()).describe('The topics that it may be a part of.'),
    }),
    z
      .object({ kind: z.literal('untold') })
      .describe('It has no keywords, institutions or examples to be told by.'),
  ]),
);

/** Forgets a topic that an operator defined. Articles that have it keep it until they are labelled anew.
 *  Asked by feed for an operator, answered by classify. */
export const RemoveTopic = defineQuestion(
  'topics.remove',
  1,
  z.object({ id: TopicId.describe('The topic’s id.') }),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('removed') }),
    NotOwn,
    z.object({ kind: z.literal('unknown-topic'), topics: topicIds }),
  ]),
);

/** All topics and where each comes from, by id. Asked by feed for an operator, answered by classify. */
export const ListTopics = defineQuestion(
  'topics.list',
  1,
  z.object({}),
  z.object({ topics: z.array(KnownTopic).describe('By id.') }),
);
