import { Relabelling } from '@newsline/contracts';
import { z } from 'zod';
import { ProblemDocument } from '../http/problem.ts';
import { FoundArticles, Suggestions } from './search-responses.ts';
import { Correction, CorrectionList, TopicsOfArticle } from './correction-requests.ts';
import {
  StoryCorrection,
  StoryCorrectionList,
  StoryEditToMake,
  StoryMembers,
} from './story-correction-requests.ts';
import { StoryOverview } from './story-overview-response.ts';
import { DefinedTopic, TopicDefinitionList, TopicToDefine } from './topic-definition-requests.ts';
import { CastVote, VoteToCast } from './vote-requests.ts';
import { RecommendedList } from './recommended-requests.ts';
import { DeadLetterSelection } from './dead-letter-requests.ts';
import { Document, NewSource, SourceChange } from './requests.ts';
import {
  AddedSource,
  ChangedSource,
  DeadLetterList,
  DeadLetterPortion,
  Discarded,
  Removed,
  Retried,
  Scheduled,
  Submitted,
} from './operating-responses.ts';
import {
  Article,
  ArticlePage,
  RelatedStoryLists,
  Source,
  SourcePage,
  Story,
  StoryPage,
  StoryTimeline,
  Topic,
  TopicList,
  WholeArticle,
} from './responses.ts';

/** The schemas that the document of the API calls by name. */
const responseSchemas = {
  AddedSource,
  Article,
  ArticlePage,
  CastVote,
  ChangedSource,
  CorrectionList,
  DeadLetterList,
  DeadLetterPortion,
  DefinedTopic,
  Discarded,
  Found: FoundArticles,
  Problem: ProblemDocument,
  RecommendedList,
  RelatedStoryLists,
  Relabelling,
  Removed,
  Retried,
  Scheduled,
  Source,
  SourcePage,
  Story,
  StoryCorrection,
  StoryCorrectionList,
  StoryOverview,
  StoryMembers,
  StoryPage,
  StoryTimeline,
  Submitted,
  Suggestions,
  Topic,
  TopicDefinitionList,
  TopicList,
  TopicsOfArticle,
  WholeArticle,
};
const requestSchemas = {
  Correction,
  DeadLetterSelection,
  Document,
  NewSource,
  SourceChange,
  StoryEditToMake,
  TopicToDefine,
  VoteToCast,
};

type JsonSchema = Readonly<Record<string, unknown>>;

export function componentSchemas(): Readonly<Record<string, JsonSchema>> {
  return { ...schemasOf(responseSchemas, 'output'), ...schemasOf(requestSchemas, 'input') };
}

function schemasOf(
  named: Readonly<Record<string, z.ZodType>>,
  io: 'input' | 'output',
): Readonly<Record<string, JsonSchema>> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io, uri: refTo });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _id, ...schema }]) => [
      name,
      schema,
    ]),
  );
}

/** A reference to a named schema, the schema itself where it has no name. */
export function schemaOf(schema: z.ZodType | undefined, io: 'input' | 'output'): JsonSchema {
  if (!schema) throw new Error('a body has no schema');
  const name = Object.entries({ ...responseSchemas, ...requestSchemas }).find(
    ([, one]) => one === schema,
  )?.[0];
  if (name !== undefined) return { $ref: refTo(name) };
  const { $schema: _dialect, '~standard': _standard, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}

function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}
