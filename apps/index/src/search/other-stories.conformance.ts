import type { SearchTest } from './search-test.conformance.ts';

type Step = (test: SearchTest) => Promise<void>;

const put =
  (version: number, storyId: string): Step =>
  (test) =>
    test.put({ id: 'a', version, title: 'flood', storyId, topics: ['own'] });
const move =
  (version: number, times: number, storyId: string): Step =>
  ({ index }) =>
    index().move([{ articleId: 'a', version, move: times, storyId }]);
const relabel: Step = ({ index }) =>
  index().relabel([{ articleId: 'a', version: 1, revision: 7, topics: [{ topic: 'later' }] }]);
const withdraw: Step = ({ index }) => index().withdraw([{ articleId: 'a', version: 1 }]);
const reindex: Step = ({ index }) => index().reindex();

/** Stories that an article comes to later. */
export function describeOtherStories(test: SearchTest): void {
  describe('other stories', () => {
    it.each<[string, Step[], string]>([
      ['take the place of its own', [put(1, 'x'), move(1, 1, 'y')], 'y'],
      ['of the highest move', [put(1, 'x'), move(1, 1, 'y'), move(1, 2, 'z')], 'z'],
      ['also where it comes first', [put(1, 'x'), move(1, 2, 'z'), move(1, 1, 'y')], 'z'],
      ['of a move once', [put(1, 'x'), move(1, 1, 'y'), move(1, 1, 'z')], 'y'],
      ['may be its own again', [put(1, 'x'), move(1, 1, 'y'), move(1, 2, 'x')], 'x'],
      ['stay where the version is repeated', [put(1, 'x'), move(1, 1, 'y'), put(1, 'x')], 'y'],
      ['go with their version', [put(1, 'x'), move(1, 1, 'y'), put(2, 'z')], 'z'],
      [
        'come for the next one as well, however often it moved',
        [put(1, 'x'), move(1, 5, 'y'), put(2, 'x'), move(2, 1, 'z')],
        'z',
      ],
      ['of an earlier version are too late', [put(2, 'x'), move(1, 1, 'y')], 'x'],
      ['of a withdrawn one as well', [put(1, 'x'), withdraw, move(1, 1, 'y'), put(2, 'z')], 'z'],
      ['even where it never came', [withdraw, move(1, 1, 'y'), put(2, 'x')], 'x'],
      ['may have any name', [put(1, 'x'), move(1, 1, 'Ý "]')], 'Ý "]'],
      ['are told apart by case', [put(1, 'x'), move(1, 1, 'X')], 'X'],
      ['stay in a reindex', [put(1, 'x'), move(1, 1, 'Ý "]'), reindex], 'Ý "]'],
      [
        'and how often it moved with them',
        [put(1, 'x'), move(1, 5, 'y'), reindex, move(1, 4, 'z')],
        'y',
      ],
    ])('%s', async (_, steps, expected) => {
      for (const step of steps) await step(test);
      const { hits } = await test.find('flood');
      expect(hits.map(({ storyId }) => storyId)).toEqual([expected]);
      for (const storyId of ['x', 'X', 'y', 'z', 'Ý "]'])
        expect(await test.ids({ text: 'flood', storyId })).toEqual(
          storyId === expected ? ['a'] : [],
        );
    });

    it.each<[string, Step[]]>([
      ['before', [put(1, 'x'), move(1, 1, 'y'), relabel]],
      ['behind', [put(1, 'x'), relabel, move(1, 1, 'y')]],
      ['before, and both in a reindex', [put(1, 'x'), move(1, 1, 'y'), relabel, reindex]],
    ])('leave other topics as they are: %s', async (_, steps) => {
      for (const step of steps) await step(test);
      const found = { text: 'flood', topics: ['later'], storyId: 'y' };
      expect((await test.find(found)).hits).toMatchObject([{ storyId: 'y', topics: ['later'] }]);
    });

    it.each<[string, Step[]]>([
      ['an article', []],
      ['a version', [put(1, 'x')]],
      ['a version after a withdrawal', [withdraw]],
    ])('reject where %s is not there yet', async (_, steps) => {
      for (const step of steps) await step(test);
      await test.put({ id: 'b', title: 'flood' });
      const both = [
        { articleId: 'b', version: 1, move: 1, storyId: 'y' },
        { articleId: 'a', version: 2, move: 1, storyId: 'y' },
      ];
      await expect(test.index().move(both)).rejects.toThrow('a (version 2)');
      await put(2, 'x')(test);
      await test.index().move(both);
      expect((await test.ids({ text: 'flood', storyId: 'y' })).sort()).toEqual(['a', 'b']);
    });

    it('take an empty batch, and several of one article', async () => {
      await test.index().move([]);
      await put(1, 'x')(test);
      const all = [4, 6, 5].map((times) => ({
        ...{ articleId: 'a', version: 1, move: times, storyId: `of-${times}` },
      }));
      await test.index().move(all);
      expect((await test.find('')).hits.map(({ storyId }) => storyId)).toEqual(['of-6']);
    });

    it('take over what moves while it is reindexed', async () => {
      const many = Array.from({ length: 250 }, (_, n) => ({ id: `n${n}`, title: 'flood' }));
      await test.put(...many);
      const reindexing = (await test.another()).reindex();
      for (const { id } of many.filter((_, n) => n % 50 === 0))
        await test.index().move([{ articleId: id, version: 1, move: 1, storyId: 'x' }]);
      await reindexing;
      expect((await test.find({ text: 'flood', storyId: 'x' })).total).toBe(5);
    });

    it('are counted, and shown once', async () => {
      const grouped = async () => {
        const { hits } = await test.find({ text: 'flood', group: 'story' });
        return hits.map(({ storyId, more }) => `${storyId} and ${more} more`).sort();
      };
      const into = (storyId: string, times: number, ...ids: string[]) =>
        test.index().move(ids.map((id) => ({ articleId: id, version: 1, move: times, storyId })));
      await test.put(...['a', 'b', 'c'].map((id) => ({ id, title: 'flood', storyId: 'one' })), {
        id: 'd',
        title: 'flood',
        storyId: 'two',
      });
      expect(await grouped()).toEqual(['one and 2 more', 'two and 0 more']);
      await into('two', 1, 'a', 'b', 'c');
      expect(await grouped()).toEqual(['two and 3 more']);
      await into('three', 2, 'b', 'c');
      expect(await grouped()).toEqual(['three and 1 more', 'two and 1 more']);
    });

    it.each([
      ['article by article', 'none'],
      ['story by story', 'story'],
    ] as const)('show what moves while a reader pages at most once: %s', async (_, group) => {
      // What several outlets tell comes first, until it has left their story.
      const ids = Array.from({ length: 30 }, (_, n) => `n${n}`);
      await test.put(
        ...ids.map((id, n) => ({
          ...{ id, title: 'flood', url: `https://outlet${n % 5}.example/${n}` },
          storyId: n < 12 ? 'told by many' : `of ${id}`,
        })),
      );
      const seen: string[] = [];
      const moved = new Set<string>();
      for (let cursor: string | null | undefined; cursor !== null;) {
        const request = { text: 'flood', group, limit: 4, ...(cursor && { cursor }) };
        const { hits, next } = await test.find(request);
        seen.push(...hits.map(({ articleId }) => articleId));
        expect(new Set(seen).size).toBe(seen.length);
        const shown = seen.find((id) => !moved.has(id));
        const notShown = ids.find((id) => !moved.has(id) && !seen.includes(id));
        for (const id of [shown, notShown]) {
          if (id === undefined) continue;
          moved.add(id);
          const alone = { articleId: id, version: 1, move: 1, storyId: `alone: ${id}` };
          await test.index().move([alone]);
        }
        cursor = next;
      }
      if (group === 'none') expect(seen).toHaveLength(30);
    });
  });
}
