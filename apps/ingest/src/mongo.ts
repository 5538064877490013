export { MongoAnnouncedArticles } from './mongo/mongo-announced-articles.ts';
export { MongoSourceStore } from './mongo/mongo-source-store.ts';
