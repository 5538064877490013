import type { Article, Labels } from '@newsline/contracts';
import {
  fold,
  keywords,
  topicLabeller,
  uncensor,
  type DetectLanguage,
  type TopicModel,
} from '@newsline/news';

/** What labelling looks at. */
export type LabelledText = Pick<
  Article,
  'title' | 'summary' | 'text' | 'languageHint' | 'categories'
>;

type KnownTopic = {
  readonly id: string;
  readonly names: Readonly<Record<string, string>>;
  /** What outlets call their sections on it. */
  readonly sections: readonly string[];
  readonly models: readonly TopicModel[];
};

/** From here on a topic is given, and from here on where its own section or folder says so too. */
const enough = 0.5;
const enoughWithHint = 0.3;

/** Makes the function that says everything of an article that can be said by looking at it alone.
 *  Words that a Vietnamese portal hides behind dots are read as what they are. A category that
 *  is called as a topic or its sections is a hint: it tips the scales, it does not decide. */
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
    const threshold = hinted.size > 0 ? enoughWithHint : enough;
    return {
      language,
      topics: labelTopics(article, language, threshold)
        .filter(({ topic, score }) => score >= enough || hinted.has(topic))
        .map(({ topic, score, words }) => ({
          topic,
          score: Math.max(score, enough),
          words: [...words],
        })),
      keywords: [...keywords(article)],
    };
  };
}
