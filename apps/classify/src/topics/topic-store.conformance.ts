import type { TopicDefinition } from '@newsline/contracts';
import type { ModelReport, Quality } from '../models/model-report.ts';
import type { StoredModel } from './stored-model.ts';
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

const quality: Quality = { precision: 1, recall: 0.5, f1: 2 / 3, judged: 2, belonging: 2 };
const evaluation = { topics: { 'a.b$c': quality }, all: quality };
const report: ModelReport = {
  corrections: 2,
  examples: 0,
  articles: 10,
  comparison: {
    ...{ against: null, active: evaluation, candidate: evaluation, righted: 0, wronged: 0 },
    ...{ articles: 10, changes: [] },
  },
};

/** A model with as many words as one learns. */
export function storedModel(more: Partial<StoredModel> = {}): Omit<StoredModel, 'number'> {
  const numbers = Array.from({ length: 2_000 }, (_, n) => n);
  return {
    trainedAt: '2026-02-01T00:00:00.000Z',
    encoders: { en: 'e1' },
    report,
    adjustments: ['sport', 'climate'].map((topic) => ({
      topic,
      language: 'en',
      head: Float32Array.of(0.5, -1),
      bias: 0.25,
      hashes: Int32Array.from(numbers, (n) => n * 2_654_435),
      weights: Float32Array.from(numbers, (n) => n / 7),
      ...(topic === 'climate' && { alone: ['climate change', 'đại sứ'] }),
    })),
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

    it('keeps models, which have numbers, and lists them', async () => {
      expect(await store.models()).toEqual([]);
      expect(await store.model(1)).toBeNull();
      const first = storedModel();
      const second = storedModel({ encoders: {}, adjustments: [] });
      const number = await store.addModel(first);
      const next = await (await under.another()).addModel(second);
      expect(number).toBeGreaterThan(0);
      expect(next).toBeGreaterThan(number);
      expect(await store.model(number)).toEqual({ ...first, number });
      expect(await store.model(next)).toEqual({ ...second, number: next });
      const { adjustments: _, ...entry } = first;
      expect((await store.models())[0]).toEqual({ ...entry, number });
      expect((await store.models()).map((one) => one.number)).toEqual([number, next]);
    });

    it('keeps the last report of a model', async () => {
      const number = await store.addModel(storedModel());
      await store.saveReport(number, { ...report, corrections: 7 });
      expect((await store.model(number))?.report.corrections).toBe(7);
      await store.saveReport(number + 1, report);
      expect(await store.models()).toHaveLength(1);
    });

    it('says which model is active, and goes back from one to the one before', async () => {
      const other = await under.another();
      expect(await store.active()).toBeNull();
      expect(await store.rollBack()).toBeNull();
      const first = await store.addModel(storedModel());
      const second = await store.addModel(storedModel());
      for (const number of [first, second, null]) {
        await store.activate(number);
        expect(await other.active()).toBe(number);
      }
      expect(await other.rollBack()).toEqual({ from: null, to: second });
      expect(await store.active()).toBe(second);
      expect(await store.rollBack()).toEqual({ from: second, to: first });
      expect(await store.rollBack()).toEqual({ from: first, to: null });
      expect(await store.rollBack()).toBeNull();
      expect(await other.active()).toBeNull();
    });

    it('counts activations as changes, and models by themselves not', async () => {
      const number = await store.addModel(storedModel());
      await store.saveReport(number, report);
      expect(await store.revision()).toBe(0);
      await store.activate(number);
      const activated = await store.revision();
      expect(activated).toBeGreaterThan(0);
      await store.rollBack();
      const undone = await store.revision();
      expect(undone).toBeGreaterThan(activated);
      await store.rollBack();
      expect(await store.revision()).toBe(undone);
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
