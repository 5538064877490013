import { describeOn, emptyMongo, stagesOf } from '@newsline/platform/testing';
import {
  describeStoryCorrectionStore,
  storyCorrection,
} from '../story-corrections/story-correction-store.conformance.ts';
import { MongoStoryCorrectionStore } from './mongo-story-correction-store.ts';

describeOn('MONGODB_URL', 'MongoStoryCorrectionStore', (url) => {
  describeStoryCorrectionStore('MongoStoryCorrectionStore', async () => {
    const { connection, stop } = await emptyMongo(url);
    return { store: await MongoStoryCorrectionStore.open(connection), stop };
  });

  it.each<[string, object]>([
    ['one', { id: 'm', isTakenBack: false }],
    ['the newest', { isTakenBack: false }],
    ['those of stories', { storyId: { $in: ['s', 't'] } }],
    ['those of either story', { $or: [{ storyId: 's' }, { otherId: 's' }] }],
  ])('finds %s by an index', async (_, filter) => {
    const { connection, stop } = await emptyMongo(url);
    const store = await MongoStoryCorrectionStore.open(connection);
    await store.save(storyCorrection('m', { kind: 'merge', storyId: 's', into: 't' }, 0, 's'));
    const kept = connection.collection('classify_story_corrections');
    const plan = await kept.find(filter).sort({ at: -1, id: -1 }).explain('queryPlanner');
    expect(stagesOf(plan)).toContain('IXSCAN');
    expect(stagesOf(plan)).not.toContain('COLLSCAN');
    await stop();
  });
});
