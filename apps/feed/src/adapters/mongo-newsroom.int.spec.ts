import { describeOn, emptyMongo } from '@newsline/platform/testing';
import { describeNewsroom } from '../newsroom.conformance.ts';
import { MongoNewsroom } from './mongo-newsroom.ts';

describeOn('MONGODB_URL', 'MongoNewsroom', (url) => {
  describeNewsroom('MongoNewsroom', async () => {
    const { connection, stop } = await emptyMongo(url);
    let now = Date.UTC(2026, 1, 1);
    const open = () => MongoNewsroom.open(connection, () => new Date(now));
    return {
      newsroom: await open(),
      reopen: open,
      wait: (ms) => {
        now += ms;
      },
      close: stop,
    };
  });
});
