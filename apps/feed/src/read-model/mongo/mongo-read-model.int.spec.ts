import { describeOn, emptyMongo } from '@newsline/platform/testing';
import { describeReadModel } from '../news-read-model.conformance.ts';
import { MongoReadModel } from './mongo-read-model.ts';

describeOn('MONGODB_URL', 'MongoReadModel', (url) => {
  describeReadModel('MongoReadModel', async () => {
    const { connection, stop } = await emptyMongo(url);
    let now = Date.UTC(2026, 1, 1);
    const open = () => MongoReadModel.open(connection, () => new Date(now));
    return {
      readModel: await open(),
      reopen: open,
      wait: (ms) => {
        now += ms;
      },
      close: stop,
    };
  });
});
