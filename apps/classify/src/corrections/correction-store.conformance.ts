import type { Correction, CorrectionQuery, CorrectionStore } from './correction-store.ts';

export type CorrectionStoreUnderTest = {
  readonly store: CorrectionStore;
  readonly stop: () => void | Promise<void>;
};

/** @param minute of its `at` */
export function correction(
  articleId: string,
  topic: string,
  minute: number,
  more: Partial<Correction> = {},
): Correction {
  return {
    articleId,
    topic,
    belongs: false,
    wasGiven: true,
    title: 'Đại sứ thương hiệu 🗞',
    language: 'vi',
    by: 'An',
    at: new Date(Date.UTC(2026, 1, 1, 0, minute)).toISOString(),
    summary: 'Một ca sĩ.',
    text: 'Hãng công bố.',
    ...more,
  };
}

/** What every adapter promises; `make` gives an empty store. */
export function describeCorrectionStore(
  name: string,
  make: () => Promise<CorrectionStoreUnderTest>,
): void {
  describe(`${name} keeps CorrectionStore's agreement`, () => {
    let under: CorrectionStoreUnderTest;
    let store: CorrectionStore;
    beforeEach(async () => {
      under = await make();
      store = under.store;
    });
    afterEach(() => under.stop());

    const listed = ({ summary: _, text: __, ...rest }: Correction) => rest;
    const verdict = (belongs: boolean) => ({ topic: 'diplomacy', belongs, wasGiven: true });
    /** All pages of two, as `article topic`. */
    const pages = async (query: Partial<CorrectionQuery> = {}) => {
      const all: string[][] = [];
      for (let after: string | null = null, isFirst = true; isFirst || after; isFirst = false) {
        const { corrections, next } = await store.list({ limit: 2, ...query, after });
        all.push(corrections.map(({ articleId, topic }) => `${articleId} ${topic}`));
        after = next;
      }
      return all;
    };

    it('is empty at first', async () => {
      expect(await store.revision()).toBe(0);
      expect(await store.verdicts(['a'])).toEqual(new Map());
      expect(await store.lessons(9)).toEqual([]);
      expect(await pages()).toEqual([[]]);
      expect(await store.takeBack('a', 'diplomacy')).toBeNull();
      expect(await store.revision()).toBe(0);
    });

    it('keeps the last of an article and a topic', async () => {
      await store.save(correction('a', 'diplomacy', 0));
      const last = correction('a', 'diplomacy', 1, { belongs: true, by: 'Bình', text: 'Sửa' });
      await store.save(last);
      expect(await store.verdicts(['a', 'b'])).toEqual(new Map([['a', [verdict(true)]]]));
      expect(await store.lessons(9)).toEqual([last]);
      expect(await store.list({ limit: 9, after: null })).toEqual({
        corrections: [listed(last)],
        next: null,
      });
    });

    it('gives a revision to what changes for another reason', async () => {
      const given = [await store.save(correction('a', 'sport', 0)), await store.advance()];
      expect([await store.revision(), await store.advance()]).toEqual([given[1], 3]);
      expect(given).toEqual([1, 2]);
    });

    it('raises its revision with every change, a repeat too', async () => {
      const given = [
        await store.save(correction('a', 'diplomacy', 0)),
        await store.save(correction('a', 'diplomacy', 0)),
        await store.takeBack('a', 'diplomacy'),
        await store.save(correction('b', 'diplomacy', 1)),
      ];
      expect(given).toEqual([...given].sort((a, b) => Number(a) - Number(b)));
      expect(new Set(given).size).toBe(4);
      expect(await store.revision()).toBe(given[3]);
    });

    it('takes back one correction and no other', async () => {
      await store.save(correction('a', 'diplomacy', 0));
      await store.save(correction('a', 'sport', 1));
      await store.save(correction('b', 'sport', 2));
      expect(await store.takeBack('a', 'sport')).toBeGreaterThan(3);
      expect(await store.takeBack('a', 'sport')).toBeNull();
      expect(await pages()).toEqual([['b sport', 'a diplomacy']]);
      expect([...(await store.verdicts(['a', 'b'])).keys()].sort()).toEqual(['a', 'b']);
    });

    it('lists newest first in pages, by article and by topic', async () => {
      await store.save(correction('b', 'sport', 5));
      for (const id of ['a', 'b', 'c']) await store.save(correction(id, 'diplomacy', 3));
      await store.save(correction('a', 'sport', 1));
      expect(await pages()).toEqual([
        ['b sport', 'c diplomacy'],
        ['b diplomacy', 'a diplomacy'],
        ['a sport'],
      ]);
      expect(await pages({ topic: 'sport' })).toEqual([['b sport', 'a sport']]);
      expect(await pages({ articleId: 'a', limit: 1 })).toEqual([['a diplomacy'], ['a sport']]);
      expect(await pages({ articleId: 'c', topic: 'sport' })).toEqual([[]]);
      const strange = { limit: 9, after: 'strange' };
      expect(await store.list(strange)).toEqual({ corrections: [], next: null });
    });

    it('gives the newest of each language to learn from', async () => {
      for (const minute of [2, 0, 1]) await store.save(correction(`v${minute}`, 'sport', minute));
      await store.save(correction('e', 'sport', 0, { language: 'en' }));
      const ids = (await store.lessons(2)).map(({ articleId }) => articleId);
      expect(ids.filter((id) => id !== 'e')).toEqual(['v2', 'v1']);
      expect(ids).toHaveLength(3);
    });

    it('gives what many articles have at once', async () => {
      const ids = Array.from({ length: 200 }, (_, n) => `a${n}`);
      await Promise.all(ids.map((id) => store.save(correction(id, 'sport', 0))));
      expect(await store.revision()).toBe(200);
      expect((await store.verdicts([...ids, 'nobody'])).size).toBe(200);
    });
  });
}
