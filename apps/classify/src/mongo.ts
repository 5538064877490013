export { MongoCorrectionStore } from './mongo/mongo-correction-store.ts';
export { MongoTopicStore } from './mongo/mongo-topic-store.ts';
