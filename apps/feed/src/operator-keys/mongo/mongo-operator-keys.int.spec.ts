import { describeOn, emptyMongo } from '@newsline/platform/testing';
import { describeOperatorKeys } from '../operator-keys.conformance.ts';
import { MongoOperatorKeys } from './mongo-operator-keys.ts';

describeOn('MONGODB_URL', 'MongoOperatorKeys', (url) => {
  describeOperatorKeys('MongoOperatorKeys', async () => {
    const { connection, stop } = await emptyMongo(url);
    return {
      keys: await MongoOperatorKeys.open(connection),
      reopen: () => MongoOperatorKeys.open(connection),
      stored: async () =>
        JSON.stringify(await connection.collection('feed_operator_keys').find().toArray()),
      close: stop,
    };
  });

  it('makes one key where many replicas start at the same time', async () => {
    const { connection, stop } = await emptyMongo(url);
    const replicas = await Promise.all(
      Array.from({ length: 20 }, () => MongoOperatorKeys.open(connection)),
    );
    const made = await Promise.all(replicas.map((keys) => keys.ensure()));
    expect(made.filter((key) => key !== null)).toHaveLength(1);
    await stop();
  });
});
