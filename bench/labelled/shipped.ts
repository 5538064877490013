import { readEncoders, shippedEncoders } from '@newsline/classify/encoders';
import { articleLabeller, type LabellingModels } from '@newsline/classify/labels';
import { detectLanguage } from '@newsline/classify/language';
import { readTopicFolders, shippedTopics } from '@newsline/classify/topic-folders';
import { topicLabeller, type EncoderWeights } from '@newsline/news/labels';
import type { GoldArticle } from './gold.ts';

/** A labeller as classify has it, and every topic's score besides. */
export type Labeller = {
  readonly topics: readonly string[];
  /** The topics that it gives an article, by what it reads alone. */
  readonly given: (article: GoldArticle) => string[];
  /** What it thinks of every topic. */
  readonly scores: (article: GoldArticle) => ReadonlyMap<string, number>;
};

export type Models = {
  readonly topics: readonly LabellingModels['topics'][number][];
  readonly encoders: readonly EncoderWeights[];
};

export function readModels(topics = shippedTopics, encoders = shippedEncoders): Models {
  return { topics: readTopicFolders([topics]), encoders: readEncoders(encoders) };
}

export function labellerOf({ topics, encoders }: Models, precision: number): Labeller {
  const label = articleLabeller({ topics, encoders, precision, detectLanguage });
  const score = topicLabeller({
    encoders,
    heads: topics.flatMap(({ heads }) => heads),
    keywords: topics.flatMap(({ keywords }) => keywords),
  });
  return {
    topics: topics.map(({ id }) => id),
    given: ({ title, summary }) =>
      label({ title, summary, text: '', languageHint: null, categories: [] }).topics.map(
        ({ topic }) => topic,
      ),
    scores: (article) => {
      const language = article.language ?? detectLanguage(`${article.title}\n${article.summary}`);
      const all = score(article, language, () => 0);
      return new Map(all.map(({ topic, score }) => [topic, score]));
    },
  };
}
