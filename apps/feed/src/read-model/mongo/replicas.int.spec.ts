import { describeOn, emptyMongo, eventually } from '@newsline/platform/testing';
import type { Connection } from 'mongoose';
import { articleUpdate, storyUpdate } from '../testing/sample-news.ts';
import { at, follow, hour } from '../testing/read-model-under-test.ts';
import type { ProjectionUpdate, PageRequest, StoryFilter } from '../news-read-model.ts';
import { MongoReadModel } from './mongo-read-model.ts';

describeOn('MONGODB_URL', 'replicas of MongoReadModel', (url) => {
  let connection: Connection;
  let stop: () => Promise<void>;
  let here: MongoReadModel;
  let there: MongoReadModel;
  beforeEach(async () => {
    ({ connection, stop } = await emptyMongo(url));
    [here, there] = await Promise.all([
      MongoReadModel.open(connection),
      MongoReadModel.open(connection),
    ]);
  });
  afterEach(() => stop());

  const storyAt = (id: number, revision: number): ProjectionUpdate =>
    storyUpdate({
      storyId: `s${id}`,
      revision,
      lastAt: hour((id * 7 + revision * 13) % 50),
      sourceIds: Array.from({ length: 1 + ((id + revision) % 4) }, (_, n) => `source-${n}`),
      topics: revision % 2 ? ['diplomacy'] : [],
    });
  const ids = async (readModel: MongoReadModel, order: StoryFilter['order'], page: PageRequest) =>
    (await readModel.stories({ order }, page)).rows.map(({ storyId }) => storyId);

  it.each(['latest', 'hot'] as const)(
    'list %s stories in one order while both change them',
    async (order) => {
      const all = Array.from({ length: 60 }, (_, n) => n);
      await here.apply(all.map((n) => storyAt(n, 1)));
      await eventually(async () => expect(there.revision()).toBe(here.revision()));
      const newest = new Map<string, number>();
      let done = false;
      const update = async (readModel: MongoReadModel, own: number) => {
        for (let turn = 1; turn <= 10; turn++) {
          const revision = 1 + turn * 2 + own;
          const some = all.filter((n) => (n + turn) % 3 !== own);
          for (const n of some) newest.set(`s${n}`, Math.max(revision, newest.get(`s${n}`) ?? 0));
          await readModel.apply(some.map((n) => storyAt(n, revision)));
        }
      };
      const traverse = async (readModel: MongoReadModel, other: MongoReadModel) => {
        while (!done) {
          const { rows, next } = await readModel.stories({ order }, { limit: 5 });
          const cursor = next ?? 'none';
          const atOnce = await ids(readModel, order, { limit: 100, cursor });
          const slowly = await follow(
            ({ limit, cursor: on }) => other.stories({ order }, { limit, cursor: on ?? cursor }),
            7,
          );
          expect(slowly.map(({ storyId }) => storyId)).toEqual(atOnce);
          const listed = [...rows.map(({ storyId }) => storyId), ...atOnce];
          expect(new Set(listed).size).toBe(all.length);
          expect(listed).toHaveLength(all.length);
        }
      };
      const changing = Promise.all([update(here, 0), update(there, 1)]).finally(() => {
        done = true;
      });
      await Promise.all([changing, traverse(here, there), traverse(there, here)]);
      for (const readModel of [here, there])
        expect(await ids(readModel, order, { limit: 100 })).toHaveLength(all.length);
      for (const [storyId, revision] of newest)
        expect(await there.story(storyId)).toMatchObject({ revision });
    },
  );

  it('agree on the newest of each article, whoever applies what first', async () => {
    const versions = [1, 2, 3, 4, 5];
    const all = Array.from({ length: 30 }, (_, n) => `a${n}`);
    const batches = versions.map((version) =>
      all.map((id, n): ProjectionUpdate => {
        const gone = n % 5 === version - 1;
        return gone
          ? { kind: 'withdrawn', articleId: id, version }
          : articleUpdate({ id, version, publishedAt: hour(version) }, { topics: [`v${version}`] });
      }),
    );
    const applyAll = (readModel: MongoReadModel, order: ProjectionUpdate[][]) =>
      Promise.all(order.map((batch) => readModel.apply(batch)));
    await Promise.all([
      applyAll(here, batches),
      applyAll(there, batches.toReversed()),
      applyAll(here, batches),
    ]);
    const found = await there.articles(all, 1000);
    const expected = all.filter((_, n) => n % 5 !== 4);
    expect(found.map(({ id, version }) => [id, version])).toEqual(expected.map((id) => [id, 5]));
    expect(await there.counts()).toMatchObject({
      articles: expected.length,
      topics: { v5: expected.length },
    });
    const places = (await there.timeline({}, { limit: 100 })).rows.map(({ id }) => id);
    await Promise.all([applyAll(there, batches), applyAll(here, batches)]);
    expect((await here.timeline({}, { limit: 100 })).rows.map(({ id }) => id)).toEqual(places);
  });

  it('keep the latest of sources and topics', async () => {
    const updates = [3, 1, 2].map((n): ProjectionUpdate[] => [
      { kind: 'topics', topics: [{ ...topic, id: `t${n}` }], asOf: hour(n) },
      { kind: 'source-removed', sourceId: 'one', asOf: hour(n) },
    ]);
    await Promise.all(updates.map((batch, n) => (n % 2 ? here : there).apply(batch)));
    expect(await here.topics()).toEqual([{ ...topic, id: 't3' }]);
    expect(await there.sources()).toEqual([]);
  });

  it('see what another applied', async () => {
    await here.apply([at('a', 1), storyUpdate({ storyId: 's' })]);
    await eventually(async () => {
      expect(there.revision()).toBe(here.revision());
      expect(await ids(there, 'latest', { limit: 5 })).toEqual(['s']);
    });
    expect((await there.counts()).articles).toBe(1);
  });

  describe('where one died in the middle of a batch', () => {
    const order = { order: 'latest' } as const;
    const listed = async () =>
      (await follow((page) => here.stories(order, page), 1)).map(({ storyId }) => storyId);
    const stories = () => connection.collection<{ _id: string }>('feed_stories');
    const places = () => connection.collection<{ _id: string }>('feed_story_places');
    beforeEach(async () => {
      await here.apply([1, 2, 3].map((n) => storyUpdate({ storyId: `s${n}`, lastAt: hour(n) })));
    });
    const moved = storyUpdate({ storyId: 's1', revision: 2, lastAt: hour(9) });

    it('lists stories once after it prepared places, and where they belong after the repeat', async () => {
      const before = await stories().findOne({ _id: 's1' });
      const placeBefore = await places().findOne({ _id: 's1@1' });
      await here.apply([moved]);
      await stories().replaceOne({ _id: 's1' }, before ?? {});
      await places().replaceOne({ _id: 's1@1' }, placeBefore ?? {});
      expect(await listed()).toEqual(['s3', 's2', 's1']);
      await here.apply([moved]);
      expect(await listed()).toEqual(['s1', 's3', 's2']);
    });

    it('lists stories once after it moved them, and forgets the old place at the next move', async () => {
      const placeBefore = await places().findOne({ _id: 's1@1' });
      await here.apply([moved]);
      await places().replaceOne({ _id: 's1@1' }, placeBefore ?? {});
      expect(await listed()).toEqual(['s1', 's3', 's2']);
      await here.apply([storyUpdate({ storyId: 's1', revision: 3, lastAt: hour(0) })]);
      expect(await listed()).toEqual(['s3', 's2', 's1']);
      expect(await places().findOne({ _id: 's1@1' })).toHaveProperty('leftAt');
    });
  });
});

const topic = { id: 't', names: { vi: 'T', en: 'T' }, description: { vi: 'T', en: 'T' } };
