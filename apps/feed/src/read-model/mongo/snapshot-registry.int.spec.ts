import { describeOn, emptyMongo, eventually } from '@newsline/platform/testing';
import { migrateMongo } from '@newsline/platform/mongo';
import { isApplied, SnapshotRegistry } from './snapshot-registry.ts';
import { feedCollections } from './collections.ts';

describeOn('MONGODB_URL', 'SnapshotRegistry', (url) => {
  let now: number;
  let here: SnapshotRegistry;
  let there: SnapshotRegistry;
  let stop: () => Promise<void>;
  beforeEach(async () => {
    now = Date.UTC(2026, 1, 1);
    const empty = await emptyMongo(url);
    stop = empty.stop;
    await migrateMongo(empty.connection, 'feed', feedCollections);
    const open = () => SnapshotRegistry.open(empty.connection, () => new Date(now));
    [here, there] = [await open(), await open()];
  });
  afterEach(() => stop());

  it('gives each batch of all replicas its own number', async () => {
    const begun = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? here : there).begin()),
    );
    expect(begun.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });

  it('counts a batch as applied when it has ended, not those that began before and still go on', async () => {
    const [slow, quick] = [await here.begin(), await here.begin()];
    await here.end(quick);
    const { snapshot, revision } = here;
    expect([isApplied(slow, snapshot), isApplied(quick, snapshot)]).toEqual([false, true]);
    await here.end(slow);
    expect([isApplied(slow, snapshot), isApplied(slow, here.snapshot)]).toEqual([false, true]);
    expect(here.revision).toBe(revision + 1);
  });

  it('sees what other replicas do', async () => {
    const batch = await here.begin();
    await eventually(async () => expect(there.snapshot).toEqual({ last: batch, open: [batch] }));
    await here.end(batch);
    await eventually(async () => expect(there.revision).toBe(here.revision));
  });

  it('counts a batch as ended after a minute, and once more should it end after all', async () => {
    const slow = await here.begin();
    expect(here.revision).toBe(0);
    now += 61_000;
    await eventually(async () => {
      expect([here.revision, there.revision]).toEqual([1, 1]);
      expect(isApplied(slow, there.snapshot)).toBe(true);
    });
    await here.end(slow);
    expect(here.revision).toBe(2);
    const next = await here.begin();
    expect(isApplied(next, here.snapshot)).toBe(false);
  });
});
