export { ClassifySettings } from './classify.config.ts';
export { ClassifyModule } from './classify.module.ts';
export { readEncoders, shippedEncoders } from './labels/encoders.ts';
export { Labeller } from './labels/labeller.ts';
export { readTopicFolders, shippedTopics } from './labels/topic-folders.ts';
export { SqliteCorrectionStore } from './sqlite/sqlite-correction-store.ts';
export { SqliteStoryStore } from './sqlite/sqlite-story-store.ts';
export { GroupArticles } from './stories/group-articles.ts';
export { Grouper } from './stories/grouper.ts';
