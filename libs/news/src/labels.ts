/** In `@newsline/news/labels` by itself: the tables it makes take each thread that loads it some time and
 *  memory. */
export type { ArticleText } from './topics/features.ts';
export { keywords } from './topics/keywords.ts';
export { topicLabeller, type LabelTopics, type TopicLabel } from './topics/label-topics.ts';
export { keywordModel, type TopicModel } from './topics/topic-model.ts';
export { languageDetector } from './language.ts';
export type { DetectLanguage, StatisticalDetector } from './language.ts';
export type { Entity, EntityKind, Mention } from './entities/entity.ts';
export { entities } from './entities/entities.ts';
