import type { Correction } from '../corrections/correction-store.ts';

/** What was corrected of one topic in one language. */
export type TopicLessons = {
  readonly topic: string;
  readonly language: string;
  readonly lessons: readonly Pick<Correction, 'title' | 'summary' | 'text' | 'belongs'>[];
};

/** Lessons by topic and language, each with a key that changes with what is to be learnt. */
export function lessonsByTopic(
  corrections: readonly Correction[],
): ReadonlyMap<string, TopicLessons> {
  const groups = Map.groupBy(corrections, ({ topic, language }) =>
    JSON.stringify([topic, language]),
  );
  return new Map(
    [...groups].map(([, group]) => {
      const [{ topic, language }] = group as [Correction];
      const key = group.map(({ articleId, belongs, at }) => [articleId, belongs, at]);
      const lessons = group.map(({ title, summary, text, belongs }) => ({
        title,
        summary,
        text,
        belongs,
      }));
      return [JSON.stringify([topic, language, key]), { topic, language, lessons }];
    }),
  );
}
