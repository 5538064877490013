import { describeOn, emptyMongo } from '@newsline/platform/testing';
import { TransferLedger } from './transfer-ledger.ts';

const part = {
  name: 'feed articles',
  total: () => 1_000,
  next: async () => null,
};
const progress = { position: 'a500', transferred: 500, isDone: false };

describeOn('MONGODB_URL', 'TransferLedger', (url) => {
  it('gives the progress of a part as it was recorded last', async () => {
    const { connection, stop } = await emptyMongo(url);
    const ledger = new TransferLedger(connection);
    expect(await ledger.progressOf(part)).toMatchObject({ position: null, transferred: 0 });
    await ledger.record(part, { position: 'a250', transferred: 250, isDone: false });
    await ledger.record(part, progress);
    expect(await ledger.progressOf(part)).toEqual(progress);
    await stop();
  });

  it('resumes what an earlier version began', async () => {
    const { connection, stop } = await emptyMongo(url);
    const moves = connection.collection<{ _id: string } & Record<string, unknown>>('moves');
    const begun = { fingerprint: 'f', from: 'data', beganAt: new Date(0), finishedAt: null };
    await moves.insertMany([
      { _id: 'move', ...begun },
      { _id: 'feed articles', place: 'a500', moved: 500, isDone: false },
    ]);
    const ledger = new TransferLedger(connection);
    expect(await ledger.current()).toMatchObject(begun);
    expect(await ledger.progressOf(part)).toEqual(progress);
    await stop();
  });
});
