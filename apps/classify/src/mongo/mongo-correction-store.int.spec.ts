import { describeOn, emptyMongo, stagesOf } from '@newsline/platform/testing';
import {
  correction,
  describeCorrectionStore,
} from '../corrections/correction-store.conformance.ts';
import { MongoCorrectionStore } from './mongo-correction-store.ts';

describeOn('MONGODB_URL', 'MongoCorrectionStore', (url) => {
  describeCorrectionStore('MongoCorrectionStore', async () => {
    const { connection, stop } = await emptyMongo(url);
    return { store: await MongoCorrectionStore.open(connection), stop };
  });

  const newestFirst = { at: -1, articleId: -1, topic: -1 } as const;

  it.each<[string, object, Record<string, 1 | -1>]>([
    ['those of a batch', { articleId: { $in: ['a', 'b'] } }, {}],
    ['the newest', {}, newestFirst],
    ['those of a topic', { topic: 'sport' }, newestFirst],
    ['lessons', { language: 'vi' }, newestFirst],
  ])('finds %s by an index', async (_, filter, order) => {
    const { connection, stop } = await emptyMongo(url);
    const store = await MongoCorrectionStore.open(connection);
    await store.save(correction('a', 'sport', 0));
    const corrections = connection.collection('classify_corrections');
    const stages = stagesOf(await corrections.find(filter).sort(order).explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('COLLSCAN');
    expect(stages).not.toContain('SORT');
    await stop();
  });

  it('counts a change that two replicas make at once for both', async () => {
    const { connection, stop } = await emptyMongo(url);
    const [here, there] = [
      await MongoCorrectionStore.open(connection),
      await MongoCorrectionStore.open(connection),
    ];
    const given = await Promise.all(
      [here, there, here, there].map((store) => store.save(correction('a', 'sport', 0))),
    );
    expect(given.sort()).toEqual([1, 2, 3, 4]);
    expect(await there.lessons(9)).toEqual([correction('a', 'sport', 0)]);
    await stop();
  });
});
