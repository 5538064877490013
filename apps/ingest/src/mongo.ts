export { MongoArticleLog } from './adapters/mongo-announced-articles.ts';
export { MongoSourceStore } from './adapters/mongo-source-store.ts';
