import { describeOn, emptyMongo } from '@newsline/platform/testing';
import { once } from './mongo-once.ts';

describeOn('MONGODB_URL', 'once', (url) => {
  it('does what was broken off again, and what is done no more', async () => {
    const { connection, stop } = await emptyMongo(url);
    const tries: string[] = [];
    const breaksOff = async () => {
      tries.push('broken off');
      throw new Error('killed');
    };
    await expect(once(connection, 'first', breaksOff)).rejects.toThrow('killed');
    for (const name of ['first', 'first', 'second'])
      await once(connection, name, async () => void tries.push(name));
    expect(tries).toEqual(['broken off', 'first', 'second']);
    await stop();
  });
});
