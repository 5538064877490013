import type { Article, Labels } from '@newsline/contracts';
import { fold, uncensor } from '@newsline/news';
import {
  keywords,
  topicLabeller,
  type DetectLanguage,
  type TopicModel,
} from '@newsline/news/labels';

/** The fields that labels depend on. */
export type LabelledText = Pick<
  Article,
  'title' | 'summary' | 'text' | 'languageHint' | 'categories'
>;

type KnownTopic = {
  readonly id: string;
  readonly names: Readonly<Record<string, string>>;
  /** Names of sections about it, as outlets have them. */
  readonly sections: readonly string[];
  readonly models: readonly TopicModel[];
};

/** An article has a topic from this score on; the lower one is for a topic that a category hints at. */
const threshold = 0.5;
const thresholdWithHint = 0.3;

/** Makes the function that labels an article by looking at it alone. Words that a Vietnamese portal
 *  hides behind dots are read as what they are. A category with the name of a topic or of one of its
 *  sections is a hint: it lowers the threshold, it does not decide. */
export function articleLabeller(
  topics: readonly KnownTopic[],
  detectLanguage: DetectLanguage,
): (article: LabelledText) => Labels {
  const labelTopics = topicLabeller(topics.flatMap(({ models }) => models));
  const topicsByName = new Map(
    topics.flatMap(({ id, names, sections }) =>
      [id, ...Object.values(names), ...sections].map((name) => [fold(name), id]),
    ),
  );
  return ({ title, summary, text, languageHint, categories }) => {
    const language = detectLanguage(
      `${title}\n${summary || text.slice(0, 500)}`,
      languageHint ?? undefined,
    );
    const plain = (field: string) => (language === 'vi' ? uncensor(field) : field);
    const article = { title: plain(title), summary: plain(summary), text: plain(text) };
    const hinted = new Set(
      categories.flatMap((category) => topicsByName.get(fold(category)) ?? []),
    );
    const least = hinted.size > 0 ? thresholdWithHint : threshold;
    return {
      language,
      topics: labelTopics(article, language, least)
        .filter(({ topic, score }) => score >= threshold || hinted.has(topic))
        .map(({ topic, score, words }) => ({
          topic,
          score: Math.max(score, threshold),
          words: [...words],
        })),
      keywords: [...keywords(article)],
    };
  };
}
