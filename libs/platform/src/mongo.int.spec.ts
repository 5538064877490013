import { migrateMongo, openMongo } from './mongo.ts';
import { describeOn, emptyMongo, stagesOf } from './testing/engines.ts';

describeOn('MONGODB_URL', 'openMongo', (url) => {
  it('waits for the journals of most members', async () => {
    const { connection, stop } = await emptyMongo(url);
    expect(connection.getClient().options.writeConcern).toMatchObject({ w: 'majority', j: true });
    expect(connection.getClient().options.retryWrites).toBe(true);
    await stop();
  });
});

describe('openMongo', () => {
  it('says where nothing answers, without the password', async () => {
    const nowhere = openMongo('mongodb://me:secret@127.0.0.1:1/x', { timeoutMs: 200 });
    await expect(nowhere).rejects.toThrow(/^No MongoDB answers at mongodb:\/\/me:…@127.0.0.1:1\/x/);
  });
});

describeOn('MONGODB_URL', 'migrateMongo', (url) => {
  it('runs each step once, in order, and goes on where it was broken off', async () => {
    const { connection, stop } = await emptyMongo(url);
    const ran: number[] = [];
    const step = (n: number) => async () => void ran.push(n);
    const breaks = () => Promise.reject(new Error('no disk'));
    await migrateMongo(connection, 'test', [step(1)]);
    await expect(migrateMongo(connection, 'test', [step(1), step(2), breaks])).rejects.toThrow();
    await migrateMongo(connection, 'test', [step(1), step(2), step(3)]);
    expect(ran).toEqual([1, 2, 3]);
    await stop();
  });

  it('does not touch what a newer version wrote', async () => {
    const { connection, stop } = await emptyMongo(url);
    await migrateMongo(connection, 'test', [async () => {}, async () => {}]);
    await expect(migrateMongo(connection, 'test', [])).rejects.toThrow(/run a newer Newsline/);
    await stop();
  });
});

describeOn('MONGODB_URL', 'stagesOf', (url) => {
  it('tells a look-up by index from a walk through all', async () => {
    const { connection, stop } = await emptyMongo(url);
    const things = connection.collection('things');
    await things.insertMany([{ a: 1, b: 1 }]);
    await things.createIndex({ a: 1 });
    expect(stagesOf(await things.find({ a: 1 }).explain('queryPlanner'))).toContain('IXSCAN');
    expect(stagesOf(await things.find({ b: 1 }).explain('queryPlanner'))).toContain('COLLSCAN');
    await stop();
  });
});
