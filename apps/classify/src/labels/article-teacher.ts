import { topicTeacher, type Adjustment } from '@newsline/news/labels';
import { plainArticle, topicModels, type LabellingModels } from './article-labeller.ts';
import { lessonsOfExamples, type TopicLessons } from './topic-lessons.ts';

/** Makes the function that learns from corrections what to add to a model of a topic; null where there is
 *  none in that language. Articles are read as `articleLabeller` reads them. */
export function articleTeacher(
  models: LabellingModels,
): (lessons: TopicLessons) => Adjustment | null {
  const teach = topicTeacher(topicModels(models));
  return ({ topic, language, lessons }) =>
    teach(
      { topic, language },
      lessons.map(({ belongs, ...article }) => ({
        article: plainArticle(article, language),
        belongs,
      })),
    );
}

/** What the examples of the topics teach. */
export function taughtByExamples(models: LabellingModels): Adjustment[] {
  const teach = articleTeacher(models);
  return models.topics.flatMap(lessonsOfExamples).flatMap((lessons) => teach(lessons) ?? []);
}
