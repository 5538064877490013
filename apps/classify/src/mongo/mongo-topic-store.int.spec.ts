import { describeOn, emptyMongo } from '@newsline/platform/testing';
import { describeTopicStore } from '../topics/topic-store.conformance.ts';
import { MongoTopicStore } from './mongo-topic-store.ts';

describeOn('MONGODB_URL', 'MongoTopicStore', (url) => {
  describeTopicStore('MongoTopicStore', async () => {
    const { connection, stop } = await emptyMongo(url);
    return {
      store: new MongoTopicStore(connection),
      another: async () => new MongoTopicStore(connection),
      stop,
    };
  });
});
