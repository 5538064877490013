import type { Article, Labels } from '@newsline/contracts';
import { keywords, topicLabeller, uncensor, type TopicModel } from '@newsline/news';
import { detectLanguage } from '@newsline/news/language';

/** What labelling looks at. */
export type LabelledText = Pick<
  Article,
  'title' | 'summary' | 'text' | 'languageHint' | 'categories'
>;

/** Makes the function that says everything of an article that can be said by looking at it alone.
 *  Words that a Vietnamese portal hides behind dots are read as what they are. */
export function articleLabeller(
  topics: readonly { readonly models: readonly TopicModel[] }[],
): (article: LabelledText) => Labels {
  const labelTopics = topicLabeller(topics.flatMap(({ models }) => models));
  return ({ title, summary, text, languageHint }) => {
    const language = detectLanguage(
      `${title}\n${summary || text.slice(0, 500)}`,
      languageHint ?? undefined,
    );
    const plain = (field: string) => (language === 'vi' ? uncensor(field) : field);
    const article = { title: plain(title), summary: plain(summary), text: plain(text) };
    return {
      language,
      topics: labelTopics(article, language).map(({ topic, score, words }) => ({
        topic,
        score,
        words: [...words],
      })),
      keywords: [...keywords(article)],
    };
  };
}
