export { PooledGrouper } from './adapters/pooled-grouper.ts';
export { PooledLabeller } from './adapters/pooled-labeller.ts';
export { SqliteStoryStore } from './adapters/sqlite-story-store.ts';
export { readTopicFolders, shippedTopics } from './adapters/topic-folders.ts';
export { ClassifySettings } from './classify.config.ts';
export { ClassifyModule } from './classify.module.ts';
export { Labeller } from './labels/labeller.ts';
export { Grouper } from './stories/grouper.ts';
export { GroupArticles } from './stories/group-articles.ts';
