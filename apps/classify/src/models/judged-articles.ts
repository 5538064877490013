import { fold } from '@newsline/news';
import type { TopicAndLanguage } from '@newsline/news/labels';
import type { Correction } from '../corrections/correction-store.ts';
import { lessonsOfExamples, type TopicLesson } from '../labels/topic-lessons.ts';
import type { ModelledTopic } from '../topics/modelled-topic.ts';

/** An article of which somebody said whether it belongs to a topic: in a correction or as an example. */
export type JudgedArticle = TopicLesson & {
  /** When; null for an example, which says it as long as it is there. */
  readonly at: string | null;
};

/** What is known of one topic in one language. */
export type JudgedArticles = TopicAndLanguage & { readonly articles: readonly JudgedArticle[] };

/** Of all topics that there are, in all languages that they are told in, by topic and language. */
export function judgedArticles(
  topics: readonly ModelledTopic[],
  corrections: readonly Correction[],
): JudgedArticles[] {
  const keyOf = ({ topic, language }: TopicAndLanguage) => `${topic} ${language}`;
  const corrected = Map.groupBy(corrections, keyOf);
  return topics.flatMap((topic) => {
    const shown = new Map(lessonsOfExamples(topic).map((one) => [keyOf(one), one.lessons]));
    const languages = [...topic.heads, ...topic.keywords].map(({ language }) => language);
    return languages.sort().map((language) => {
      const about = { topic: topic.id, language };
      const examples = shown.get(keyOf(about)) ?? [];
      const said = corrected.get(keyOf(about)) ?? [];
      return {
        ...about,
        articles: [
          ...examples.map((lesson) => ({ ...lesson, at: null })),
          ...said.map(({ title, summary, text, belongs, at }) => ({
            ...{ title, summary, text, belongs, at },
          })),
        ],
      };
    });
  });
}

/** Of articles with the same headline one may tell of the other: they are learnt, or scored, together. */
export function headlineKey({ title }: { readonly title: string }): string {
  return fold(title).trim();
}

/** The part of each article, from 0 to `parts` − 1: the same for the same headline, and evenly for those that
 *  belong and those that don't. */
export function partsOf(articles: readonly JudgedArticle[], parts: number): readonly number[] {
  const belonging = new Map(articles.map((one) => [headlineKey(one), one.belongs]));
  const order = [...belonging].sort(([a, is], [b, other]) =>
    is === other ? (a < b ? -1 : 1) : Number(other) - Number(is),
  );
  const part = new Map(order.map(([key], n) => [key, n % parts]));
  return articles.map((one) => part.get(headlineKey(one)) ?? 0);
}
