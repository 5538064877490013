import { ListTopics, TopicDefinition, TopicId } from '@newsline/contracts';
import { z } from 'zod';
import { text } from '../http/query-parameters.ts';

// What operators send to define topics, and what they get.

export const TopicPath = z.object({
  id: text(60)
    .refine(
      (id) => TopicId.safeParse(id).success,
      'must be small letters, digits and hyphens, such as climate-change',
    )
    .describe('The topic’s id: `climate-change`.'),
});

export const TopicToDefine = TopicDefinition.extend({
  id: TopicDefinition.shape.id.exactOptional().describe('May be left out: it is in the path.'),
});

export const TopicDefinitionList = ListTopics.answer;

export const DefinedTopic = z.object({
  kind: z.enum(['added', 'changed']).describe('Whether it is new or was there.'),
  definition: TopicDefinition.describe('The topic as it is now.'),
});
