import type { TopicDefinition } from '@newsline/contracts';
import type { TopicStore } from './topic-store.ts';

export type TopicStoreUnderTest = {
  readonly store: TopicStore;
  /** Another on the same data, as another process has it. */
  readonly another: () => Promise<TopicStore>;
  readonly stop: () => void | Promise<void>;
};

export function definition(id: string, more: Partial<TopicDefinition> = {}): TopicDefinition {
  return {
    id,
    names: { vi: 'Khí hậu 🌏', en: 'Climate' },
    description: { vi: '', en: '' },
    keywords: { vi: { 'biến đổi khí hậu': 3 }, en: { 'climate change': 3, '$set.x': 1 } },
    ...more,
  };
}

/** What every adapter promises; `make` gives an empty store. */
export function describeTopicStore(name: string, make: () => Promise<TopicStoreUnderTest>): void {
  describe(`${name} keeps TopicStore's agreement`, () => {
    let under: TopicStoreUnderTest;
    let store: TopicStore;
    beforeEach(async () => {
      under = await make();
      store = under.store;
    });
    afterEach(() => under.stop());

    it('is empty at first', async () => {
      expect(await store.definitions()).toEqual([]);
      expect(await store.revision()).toBe(0);
      expect(await store.relabelling()).toBeNull();
    });

    it('keeps definitions as they are, by id', async () => {
      const [b, a] = [definition('b', { parent: 'politics' }), definition('a')];
      expect(await store.save(b)).toEqual({ isNew: true });
      expect(await store.save(a)).toEqual({ isNew: true });
      expect(await (await under.another()).definitions()).toEqual([a, b]);
    });

    it('puts a later definition in the place of the one before', async () => {
      await store.save(definition('a', { sections: { vi: ['Khí hậu'] } }));
      expect(await store.save(definition('a'))).toEqual({ isNew: false });
      expect(await store.definitions()).toEqual([definition('a')]);
    });

    it('forgets a definition', async () => {
      await store.save(definition('a'));
      expect(await store.remove('a')).toBe(true);
      expect(await store.remove('a')).toBe(false);
      expect(await store.definitions()).toEqual([]);
    });

    it('counts every change, and what changes nothing not', async () => {
      const other = await under.another();
      const revisions = [await store.revision()];
      const after = async (change: Promise<unknown>) => {
        await change;
        revisions.push(await other.revision());
      };
      await after(store.save(definition('a')));
      await after(store.save(definition('a')));
      await after(store.remove('a'));
      await after(store.remove('a'));
      await after(store.saveRelabelling(progress));
      const [none, first, again, removed, nothing, relabelled] = revisions as [number, ...number[]];
      expect(none).toBeLessThan(first as number);
      expect(first).toBeLessThan(again as number);
      expect(again).toBeLessThan(removed as number);
      expect([nothing, relabelled]).toEqual([removed, removed]);
    });

    it('keeps how far the archive is labelled anew', async () => {
      await store.saveRelabelling(progress);
      await store.saveRelabelling({ ...progress, done: 400 });
      expect(await (await under.another()).relabelling()).toEqual({ ...progress, done: 400 });
    });
  });
}

const progress = {
  startedAt: '2026-02-01T00:00:00.000Z',
  updatedAt: '2026-02-01T00:00:01.000Z',
  done: 200,
  total: 500,
  changed: 3,
  isFinished: false,
};
