import type { SearchTest } from './search-test.conformance.ts';

type Step = (test: SearchTest) => Promise<void>;

const put =
  (version: number, ...topics: string[]): Step =>
  (test) =>
    test.put({ id: 'a', version, title: 'flood', topics });
const relabel =
  (version: number, revision: number, ...topics: string[]): Step =>
  ({ index }) =>
    index().relabel([{ articleId: 'a', version, revision, topics: topics.map(topicOf) }]);
const withdraw: Step = ({ index }) => index().withdraw([{ articleId: 'a', version: 1 }]);
const reindex: Step = ({ index }) => index().reindex();
const topicOf = (topic: string) => ({ topic });

/** Topics that an article gets later. */
export function describeOtherTopics(test: SearchTest): void {
  describe('other topics', () => {
    it.each<[string, Step[], string[]]>([
      ['take the place of its own', [put(1, 'x', 'y'), relabel(1, 5, 'y', 'z')], ['y', 'z']],
      ['may be none', [put(1, 'x'), relabel(1, 5)], []],
      ['may be the first', [put(1), relabel(1, 5, 'x')], ['x']],
      ['of the highest revision', [put(1), relabel(1, 5, 'x'), relabel(1, 6, 'y')], ['y']],
      ['also where it comes first', [put(1), relabel(1, 6, 'y'), relabel(1, 5, 'x')], ['y']],
      ['stay where the version is repeated', [put(1, 'x'), relabel(1, 5, 'y'), put(1, 'x')], ['y']],
      ['go with their version', [put(1, 'x'), relabel(1, 5, 'y'), put(2, 'z')], ['z']],
      [
        'come for the next one as well',
        [put(1), relabel(1, 5, 'x'), put(2), relabel(2, 5, 'y')],
        ['y'],
      ],
      ['of an earlier version are too late', [put(2, 'x'), relabel(1, 5, 'y')], ['x']],
      ['of a withdrawn one as well', [put(1), withdraw, relabel(1, 5, 'y'), put(2, 'x')], ['x']],
      ['even where it never came', [withdraw, relabel(1, 5, 'y'), put(2, 'x')], ['x']],
      ['stay in a reindex', [put(1, 'x'), relabel(1, 5, 'Ý "z'), reindex], ['Ý "z']],
      [
        'and their revision with them',
        [put(1), relabel(1, 5, 'x'), reindex, relabel(1, 4, 'y')],
        ['x'],
      ],
    ])('%s', async (_, steps, expected) => {
      for (const step of steps) await step(test);
      const { facets, hits } = await test.find('flood');
      expect(hits.map(({ topics }) => topics)).toEqual([expected]);
      expect(facets.topics.map(({ value }) => value).sort()).toEqual(expected);
      for (const topic of ['x', 'y', 'z', 'Ý "z'])
        expect(await test.ids({ text: 'flood', topics: [topic] })).toEqual(
          expected.includes(topic) ? ['a'] : [],
        );
    });

    it.each<[string, Step[]]>([
      ['an article', []],
      ['a version', [put(1, 'x')]],
      ['a version after a withdrawal', [withdraw]],
    ])('reject where %s is not there yet', async (_, steps) => {
      for (const step of steps) await step(test);
      await test.put({ id: 'b', title: 'flood', topics: ['x'] });
      const topics = [topicOf('y')];
      const both = [
        { articleId: 'b', version: 1, revision: 5, topics },
        { articleId: 'a', version: 2, revision: 6, topics },
      ];
      await expect(test.index().relabel(both)).rejects.toThrow('a (version 2)');
      await put(2)(test);
      await test.index().relabel(both);
      expect((await test.ids({ text: 'flood', topics: ['y'] })).sort()).toEqual(['a', 'b']);
    });

    it('takes an empty batch, and several of one article', async () => {
      await test.index().relabel([]);
      await put(1)(test);
      const all = [4, 6, 5].map((revision) => ({
        ...{ articleId: 'a', version: 1, revision },
        topics: [topicOf(`of-${revision}`)],
      }));
      await test.index().relabel(all);
      expect((await test.find('')).facets.topics).toEqual([{ value: 'of-6', count: 1 }]);
    });

    it('takes over what is changed while it is reindexed', async () => {
      const many = Array.from({ length: 250 }, (_, n) => ({ id: `n${n}`, title: 'flood' }));
      await test.put(...many);
      const reindexing = (await test.another()).reindex();
      const topics = [topicOf('x')];
      for (const { id } of many.filter((_, n) => n % 50 === 0))
        await test.index().relabel([{ articleId: id, version: 1, revision: 1, topics }]);
      await reindexing;
      expect((await test.find({ text: 'flood', topics: ['x'] })).total).toBe(5);
    });
  });
}
