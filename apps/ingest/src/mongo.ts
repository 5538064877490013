export { MongoArticleLog } from './adapters/mongo-article-log.ts';
export { MongoSourceStore } from './adapters/mongo-source-store.ts';
