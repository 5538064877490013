import type { Correction } from '../corrections/correction-store.ts';
import type { ModelledTopic } from '../topics/modelled-topic.ts';

/** An article of which somebody said whether it belongs to a topic. */
export type TopicLesson = Pick<Correction, 'title' | 'summary' | 'text' | 'belongs'>;

/** What was said of one topic in one language. */
export type TopicLessons = {
  readonly topic: string;
  readonly language: string;
  readonly lessons: readonly TopicLesson[];
};

/** Lessons by topic and language: what the topic's examples say, and what was corrected. Each has a key that
 *  changes with what was corrected; the examples stay while the topics do. */
export function lessonsByTopic(
  corrections: readonly Correction[],
  examples: readonly TopicLessons[],
): ReadonlyMap<string, TopicLessons> {
  const corrected = Map.groupBy(corrections, keyOf);
  const shown = new Map(examples.map((one) => [keyOf(one), one]));
  const keys = new Set([...shown.keys(), ...corrected.keys()]);
  return new Map(
    Array.from(keys, (key) => {
      const said = corrected.get(key) ?? [];
      const [topic, language] = JSON.parse(key) as [string, string];
      const lessons = [
        ...(shown.get(key)?.lessons ?? []),
        ...said.map(({ title, summary, text, belongs }) => ({ title, summary, text, belongs })),
      ];
      const what = said.map(({ articleId, belongs, at }) => [articleId, belongs, at]);
      return [JSON.stringify([topic, language, what]), { topic, language, lessons }];
    }),
  );
}

/** What a topic's examples teach in each language that nobody has trained it in. */
export function lessonsOfExamples({ id, examples }: ModelledTopic): TopicLessons[] {
  return [...Map.groupBy(examples, ({ language }) => language)].map(([language, ofLanguage]) => ({
    topic: id,
    language,
    lessons: ofLanguage.map(({ title, summary, belongs }) => ({
      title,
      summary,
      text: '',
      belongs,
    })),
  }));
}

function keyOf({ topic, language }: { readonly topic: string; readonly language: string }): string {
  return JSON.stringify([topic, language]);
}
