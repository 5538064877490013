import { plain, type SearchTest } from './search-test.conformance.ts';

/** Versions, repeats, withdrawals. */
export function describeWriting({ index, put, find, ids }: SearchTest): void {
  describe('writing', () => {
    it('finds what was put, and counts it', async () => {
      await put({ id: 'a', title: 'An ninh mạng' }, { id: 'b', title: 'Bóng đá' });
      expect(await ids('bóng đá')).toEqual(['b']);
      expect(await index().count()).toBe(2);
    });

    it('takes an empty batch', async () => {
      await index().put([]);
      await index().withdraw([]);
      expect(await index().count()).toBe(0);
    });

    it.each([
      ['a repeat changes nothing', [1, 1], 'one'],
      ['a higher version replaces', [1, 2], 'two'],
      ['a lower version comes too late', [2, 1], 'one'],
    ])('%s', async (_, versions, expected) => {
      const titles = ['one', 'two'];
      for (const [i, version] of versions.entries()) {
        await put({ id: 'a', version, title: `${titles[i]} words` });
      }
      expect(await index().count()).toBe(1);
      expect((await find('words')).hits.map(({ title }) => plain(title))).toEqual([
        `${expected} words`,
      ]);
    });

    it('takes several versions of an article in one batch', async () => {
      await put({ id: 'a', version: 2, title: 'second' }, { id: 'a', version: 1, title: 'first' });
      expect(await ids('second')).toEqual(['a']);
      expect(await ids('first')).toEqual([]);
    });

    it('forgets what a replaced version held', async () => {
      await put({ id: 'a', title: 'flood', topics: ['weather'] });
      await put({ id: 'a', version: 2, title: 'drought', topics: ['climate'] });
      expect(await ids('flood')).toEqual([]);
      expect((await find('')).facets.topics).toEqual([{ value: 'climate', count: 1 }]);
    });

    it.each([
      ['takes an article away', [1], 1, false],
      ['comes before the article it is about', [], 1, false],
      ['outranks older versions', [1, 2], 3, false],
      ['does not outrank a later version', [1, 3], 2, true],
    ])('a withdrawal %s', async (_, before, version, stays) => {
      for (const v of before) await put({ id: 'a', version: v, title: 'flood' });
      await index().withdraw([{ articleId: 'a', version }]);
      await put({ id: 'a', version: 1, title: 'flood' });
      expect(await ids('flood')).toEqual(stays ? ['a'] : []);
      expect(await index().count()).toBe(stays ? 1 : 0);
    });

    it('brings an article back with a higher version than was withdrawn', async () => {
      await index().withdraw([{ articleId: 'a', version: 1 }]);
      await put({ id: 'a', version: 2, title: 'flood' });
      expect(await ids('flood')).toEqual(['a']);
    });
  });
}
