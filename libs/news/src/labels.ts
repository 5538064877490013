/** In `@newsline/news/labels` by itself: the tables it makes take each thread that loads it some time and
 *  memory. */
export type { Adjustment, Lesson } from './topics/adjustment.ts';
export type { WordContribution } from './topics/article-encoder.ts';
export type { ArticleText, Field } from './topics/article-words.ts';
export { BadEncoder, readEncoder, type EncoderWeights } from './topics/encoder-file.ts';
export { keywords } from './topics/keywords.ts';
export {
  topicLabeller,
  type LabelTopics,
  type TopicLabel,
  type TopicModels,
} from './topics/label-topics.ts';
export type { ReadArticle } from './topics/read-article.ts';
export { topicTeacher, type Teach, type TopicAndLanguage } from './topics/topic-teacher.ts';
export { topicTrainer, type TopicTrainer } from './topics/topic-trainer.ts';
export { thresholdFor, type TopicHead } from './topics/topic-head.ts';
export { keywordModel, type TopicModel } from './topics/topic-model.ts';
export { languageDetector } from './language.ts';
export type { DetectLanguage, StatisticalDetector } from './language.ts';
export type { Entity, EntityKind, Mention } from './entities/entity.ts';
export { entities } from './entities/entities.ts';
