import { describeOn, emptyMongo } from '@newsline/platform/testing';
import { at, describeSourceStore, noon, source } from '../polling/source-store.conformance.ts';
import { plansOf, twoReplicas, type TwoReplicas } from '../testing/replicas.ts';
import { MongoSourceStore } from './mongo-source-store.ts';

describeOn('MONGODB_URL', 'MongoSourceStore', (url) => {
  describeSourceStore('MongoSourceStore', async () => {
    const { connection, stop } = await emptyMongo(url);
    return { store: await MongoSourceStore.open(connection), stop };
  });

  it('reads what an earlier version stored, and saves a poll of it', async () => {
    const { connection, stop } = await emptyMongo(url);
    const store = await MongoSourceStore.open(connection);
    await store.put(source('a'));
    const sources = connection.collection('ingest_sources');
    const later = ['health.warnings', 'health.endedAt', 'moved', 'redirect'];
    const unset = Object.fromEntries(later.map((field) => [`source.${field}`, '']));
    await sources.updateMany({}, { $unset: unset });
    expect(await store.all()).toEqual([source('a')]);
    const leased = await store.lease('a', noon, 1_000);
    expect(leased).toEqual(source('a'));
    expect(await store.savePoll(source('a', 15), source('a'))).toEqual(source('a', 15));
    await stop();
  });

  describe('in two replicas', () => {
    const minute = 60_000;
    let replicas: TwoReplicas;
    let one: MongoSourceStore;
    let other: MongoSourceStore;
    beforeEach(async () => {
      replicas = await twoReplicas(url);
      const [first, second] = replicas.connections;
      [one, other] = await Promise.all([
        MongoSourceStore.open(first),
        MongoSourceStore.open(second),
      ]);
    });
    afterEach(() => replicas.stop());

    it('gives each source to one of them', async () => {
      const ids = Array.from({ length: 200 }, (_, n) => `s${n}`);
      await Promise.all(ids.map((id) => one.put(source(id))));
      const leased = await Promise.all(
        [one, other, one, other].flatMap((store) =>
          ids.map(async (id) => ((await store.lease(id, noon, minute)) ? [id] : [])),
        ),
      );
      expect(leased.flat().sort()).toEqual([...ids].sort());
      expect(await other.due(noon, 200)).toEqual([]);
    });

    it('adds a source once that is added in both at the same time', async () => {
      for (let n = 0; n < 30; n++)
        await Promise.all([one, other, one, other].map((store) => store.put(source(`s${n}`))));
      expect(await one.all()).toHaveLength(30);
    });

    it.each([
      ['poll ends', () => one.savePoll(source('a', -1), source('a'))],
      ['poll breaks off', () => one.releaseLease('a')],
      ['lease is extended', () => one.extendLease('a', at(0.5), minute)],
    ])('keeps a lease to whoever has it when another’s late %s', async (_, late) => {
      await one.put(source('a'));
      await one.lease('a', at(-2), minute);
      expect(await one.lease('a', at(-2), minute)).toBeNull();
      expect(await other.lease('a', noon, minute)).not.toBeNull();
      await late();
      expect(await one.due(at(0.9), 9)).toEqual([]);
      expect(await one.due(at(1), 9)).toHaveLength(1);
    });

    it('walks through no collection to find, lease or save a source', async () => {
      await one.put(source('a', -1));
      const plans = await plansOf(replicas, async () => {
        await other.due(noon, 10);
        await other.lease('a', noon, minute);
        await other.extendLease('a', noon, minute);
        await other.savePoll(source('a', -1), source('a'));
        await other.savePoll(source('b'), source('b'));
        await other.releaseLease('a');
        await other.put(source('a'));
        await other.pollSoon('a', noon);
        await other.get('a');
        await other.getByUrl(source('a').url);
        await other.remove('a');
      });
      expect(plans).toHaveLength(12);
      for (const { asked, stages } of plans) {
        expect({ asked, stages: stages.join() }).toEqual({
          asked,
          stages: expect.stringMatching(/IXSCAN|IDHACK|EXPRESS/),
        });
        expect(stages).not.toContain('COLLSCAN');
        // The longest overdue come first by their index.
        expect(stages).not.toContain('SORT');
      }
    });
  });
});
