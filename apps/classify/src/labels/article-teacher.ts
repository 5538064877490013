import { topicTeacher, type Adjustment, type Lesson } from '@newsline/news/labels';
import { plainArticle, topicModels, type LabellingModels } from './article-labeller.ts';
import { lessonsOfExamples, type TopicLesson, type TopicLessons } from './topic-lessons.ts';

/** Makes the function that learns from corrections what to add to a model of a topic; null where there is
 *  none in that language. Articles are read as `articleLabeller` reads them.
 *  @param trained what was learnt before: see `topicTeacher` */
export function articleTeacher(
  models: LabellingModels,
  trained: readonly Adjustment[] = [],
): (lessons: TopicLessons) => Adjustment | null {
  const teach = topicTeacher(topicModels(models), trained);
  return ({ topic, language, lessons }) =>
    teach(
      { topic, language },
      lessons.map((lesson) => plainLesson(lesson, language)),
    );
}

/** What the examples of the topics teach. */
export function taughtByExamples(models: LabellingModels): Adjustment[] {
  const teach = articleTeacher(models);
  return models.topics.flatMap(lessonsOfExamples).flatMap((lessons) => teach(lessons) ?? []);
}

export function plainLesson({ belongs, ...article }: TopicLesson, language: string): Lesson {
  return { article: plainArticle(article, language), belongs };
}
