export { MongoAnnouncedArticles } from './adapters/mongo-announced-articles.ts';
export { MongoSourceStore } from './adapters/mongo-source-store.ts';
