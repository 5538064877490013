import { describeOn, emptyMongo } from '@newsline/platform/testing';
import { describeReadModel } from '../news-read-model.conformance.ts';
import { sourceState } from '../testing/sample-news.ts';
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

  it('shows what an earlier version stored, with the defaults of what it lacks', async () => {
    const { connection, stop } = await emptyMongo(url);
    const readModel = await MongoReadModel.open(connection);
    const source = sourceState({ id: 'one' });
    await readModel.apply([{ kind: 'source', source, asOf: source.addedAt }]);
    await connection
      .collection('feed_sources')
      .updateMany({}, { $unset: { 'state.health.warnings': 1 } });
    expect(await readModel.sources()).toMatchObject([{ id: 'one', health: { warnings: [] } }]);
    await stop();
  });
});
