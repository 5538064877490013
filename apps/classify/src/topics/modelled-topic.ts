import type { Topic, TopicDefinition } from '@newsline/contracts';
import { keywordModel, type TopicHead, type TopicModel } from '@newsline/news/labels';

/** An institution speaks for its topic as a keyword of so much weight. */
const institutionWeight = 2;

/** A topic and what recognises it. */
export type ModelledTopic = Topic & {
  /** Names of sections about it, besides its own names. */
  readonly sections: readonly string[];
  /** One for each language in which it was trained. */
  readonly heads: readonly TopicHead[];
  /** One for each other language in which it has words or examples. */
  readonly keywords: readonly TopicModel[];
  /** Headlines that teach it in those other languages; where it was trained, it has learnt from them. */
  readonly examples: readonly TopicExample[];
};

export type TopicExample = {
  readonly language: string;
  readonly title: string;
  /** The first lines, where there are any. */
  readonly summary: string;
  readonly belongs: boolean;
};

/** What recognises a topic of which these heads were trained; null where nothing does. */
export function modelledTopic(
  definition: TopicDefinition,
  heads: readonly TopicHead[] = [],
): ModelledTopic | null {
  const { sections = {}, keywords = {}, institutions = {}, examples = {} } = definition;
  const { counterExamples = {}, ...rest } = definition;
  const trained = new Set(heads.map(({ language }) => language));
  const codes = [keywords, institutions, examples].flatMap((lists) => Object.keys(lists));
  const languages = [...new Set(codes)].filter((code) => !trained.has(code));
  if (heads.length + languages.length === 0) return null;
  const models = languages.map((code) => {
    const names = (institutions[code] ?? []).map((named) => [named, institutionWeight] as const);
    return keywordModel(rest.id, code, { ...Object.fromEntries(names), ...keywords[code] });
  });
  const headlines = languages.flatMap((code) => [
    ...(examples[code] ?? []).map((text) => exampleOf(code, text, true)),
    ...(counterExamples[code] ?? []).map((text) => exampleOf(code, text, false)),
  ]);
  return {
    ...topicOf(definition),
    sections: Object.values(sections).flat(),
    heads,
    keywords: models,
    examples: headlines,
  };
}

/** A topic as readers see it. */
export function topicOf({ id, names, description, parent, mediaTopic }: Topic): Topic {
  return {
    id,
    names,
    description,
    ...(parent !== undefined && { parent }),
    ...(mediaTopic !== undefined && { mediaTopic }),
  };
}

function exampleOf(language: string, text: string, belongs: boolean): TopicExample {
  const [title = '', ...rest] = text.split('\n');
  return { language, title, summary: rest.join('\n').trim(), belongs };
}
