import { describeOn, emptyMongo, stagesOf } from '@newsline/platform/testing';
import type { Connection } from 'mongoose';
import { describeStoryStore, member } from '../stories/story-store.conformance.ts';
import type { Member } from '../stories/story-store.ts';
import { MongoStoryStore } from './mongo-story-store.ts';

describeOn('MONGODB_URL', 'MongoStoryStore', (url) => {
  describeStoryStore('MongoStoryStore', async () => {
    const { connection, stop } = await emptyMongo(url);
    return { store: await MongoStoryStore.open(connection), stop };
  });

  let connection: Connection;
  let stop: () => Promise<void>;
  let store: MongoStoryStore;
  beforeEach(async () => {
    ({ connection, stop } = await emptyMongo(url));
    store = await MongoStoryStore.open(connection);
  });
  afterEach(() => stop());

  const save = (members: readonly Member[], revision: number) =>
    store.save({
      members,
      withdrawn: [],
      revisions: new Map(members.map(({ storyId }) => [storyId, revision])),
    });

  it('lets one of two replicas decide on a version', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => `a${n}`);
    const decisions = ['s', 't'].map((story) => ids.map((id, n) => member(id, story, n)));
    const outcomes = await Promise.allSettled(decisions.map((members) => save(members, 1)));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    const kept = await store.members(ids);
    const stories = await store.stories(['s', 't']);
    expect([...stories.values()].flat()).toHaveLength(kept.size);
    expect(kept.size).toBe(ids.length);
  });

  it.each<[string, Member]>([
    ['an earlier version', member('a', 't', 1)],
    ['another decision on the same version', member('a', 't', 9, { version: 2 })],
    ['topics of a lower revision', member('a', 's', 4, { version: 2, topicsRevision: 5 })],
    ['later topics in another story', member('a', 't', 4, { version: 2, topicsRevision: 9 })],
    ['a version that was withdrawn', member('w', 't', 2, { version: 3 })],
  ])('refuses %s, and keeps the rest', async (_, late) => {
    const kept = member('a', 's', 4, { version: 2, topics: [], topicsRevision: 6 });
    await save([kept], 1);
    await store.save({
      members: [],
      withdrawn: [{ articleId: 'w', version: 3 }],
      revisions: new Map(),
    });
    await expect(save([late, member('b', 't', 3)], 1)).rejects.toThrow('meanwhile');
    expect(await store.members(['a', 'b', 'w'])).toEqual(
      new Map([
        ['a', kept],
        ['b', member('b', 't', 3)],
      ]),
    );
  });

  it('never takes a revision back', async () => {
    for (const revision of [5, 3]) {
      const revisions = new Map([['s', revision]]);
      await store.save({ members: [], withdrawn: [], revisions });
    }
    expect(await store.revisions(['s'])).toEqual(new Map([['s', 5]]));
  });

  it('keeps the revisions before the articles', async () => {
    const broken = member('a', 's', 0);
    Object.defineProperty(broken, 'title', {
      enumerable: true,
      get: () => {
        throw new Error('broken');
      },
    });
    await expect(save([broken], 7)).rejects.toThrow('broken');
    expect(await store.revisions(['s'])).toEqual(new Map([['s', 7]]));
    expect(await store.members(['a'])).toEqual(new Map());
  });

  it.each<[string, object, Record<string, 1 | -1>]>([
    ['members', { _id: { $in: ['a', 'b'] } }, {}],
    [
      'stories',
      { storyId: { $in: ['s', 't'] } },
      { storyId: 1, publishedAt: 1, 'entry.sequence': 1 },
    ],
    ['the latest entries', { 'entry.sequence': { $gte: 0 } }, { 'entry.sequence': -1 }],
  ])('finds %s by an index', async (_, filter, order) => {
    await save([member('a', 's', 0), member('b', 't', 1)], 1);
    const articles = connection.collection('classify_articles');
    const stages = stagesOf(await articles.find(filter).sort(order).explain('queryPlanner'));
    expect(stages).toContain('IXSCAN');
    expect(stages).not.toContain('COLLSCAN');
    expect(stages).not.toContain('SORT');
  });
});
