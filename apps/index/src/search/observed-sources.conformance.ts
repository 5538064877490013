import type { SearchTest } from './search-test.conformance.ts';

type Step = (test: SearchTest) => Promise<void>;

const at = (hour: number) => new Date(Date.UTC(2026, 1, 1, hour)).toISOString();
const put =
  (version = 1, sourceId = 'speaker'): Step =>
  (test) =>
    test.put({ id: 'a', version, title: 'flood', sourceId });
const observe =
  (hour: number, sourceId = 'second'): Step =>
  ({ index }) =>
    index().observe([{ articleId: 'a', sourceId, asOf: at(hour) }]);
const remove =
  (hour: number, sourceId = 'second'): Step =>
  ({ index }) =>
    index().removeSources([{ sourceId, asOf: at(hour) }]);
const withdraw: Step = ({ index }) => index().withdraw([{ articleId: 'a', version: 1 }]);
const reindex: Step = ({ index }) => index().reindex();

/** Under which sources an article is found. */
export function describeObservedSources(test: SearchTest): void {
  describe('sources', () => {
    it.each<[string, Step[], string[]]>([
      ['of the one whose words it is in', [put()], ['speaker']],
      ['of one that shows it as well', [put(), observe(1)], ['speaker', 'second']],
      ['also where that is told first', [observe(1), put()], ['speaker', 'second']],
      ['and twice', [observe(1), observe(1), put(), observe(1)], ['speaker', 'second']],
      ['of several', [put(), observe(1), observe(2, 'third')], ['second', 'speaker', 'third']],
      ['once where it speaks itself', [put(), observe(1, 'speaker')], ['speaker']],
      ['after a new version', [put(), observe(1), put(2)], ['speaker', 'second']],
      ['of both where another speaks', [put(), observe(1), put(2, 'second')], ['second']],
      ['after it came back', [put(), observe(1), withdraw, put(2)], ['speaker', 'second']],
      ['not of one that was removed', [put(), observe(1), remove(2)], ['speaker']],
      ['nor where that is told too late', [put(), remove(2), observe(1)], ['speaker']],
      ['nor before the article', [observe(1), remove(2), put()], ['speaker']],
      ['nor at the same moment', [put(), observe(2), remove(2)], ['speaker']],
      ['but of one added anew', [put(), remove(2), observe(3)], ['speaker', 'second']],
      ['also told in the other order', [put(), observe(3), remove(2)], ['speaker', 'second']],
      [
        'and observed before and after',
        [put(), observe(1), remove(2), observe(3)],
        ['speaker', 'second'],
      ],
      ['after a reindex', [put(), observe(1), remove(2, 'none'), reindex], ['speaker', 'second']],
      [
        'and of what was removed before',
        [put(), observe(1), remove(2), reindex, observe(1)],
        ['speaker'],
      ],
    ])('%s', async (_, steps, expected) => {
      for (const step of steps) await step(test);
      const { facets } = await test.find('flood');
      expect(facets.sources.map(({ value }) => value).sort()).toEqual(expected.toSorted());
      for (const source of ['speaker', 'second', 'third'])
        expect(await test.ids({ text: 'flood', sourceIds: [source] })).toEqual(
          expected.includes(source) ? ['a'] : [],
        );
    });

    it('counts an article once, however many sources show it', async () => {
      await test.put({ id: 'a', title: 'flood', sourceId: 'one' });
      await test.put({ id: 'b', title: 'flood', sourceId: 'two' });
      await test.index().observe([{ articleId: 'a', sourceId: 'two', asOf: at(1) }]);
      expect(await test.find('flood')).toMatchObject({
        total: 2,
        facets: {
          sources: [
            { value: 'two', count: 2 },
            { value: 'one', count: 1 },
          ],
        },
      });
      expect(await test.index().count()).toBe(2);
    });

    it('takes an empty batch, and sources that nobody knows', async () => {
      await test.index().observe([]);
      await test.index().removeSources([]);
      await test.index().removeSources([{ sourceId: 'nobody "]', asOf: at(1) }]);
      expect(await test.index().count()).toBe(0);
    });

    it('takes over what is observed while it is reindexed', async () => {
      const many = Array.from({ length: 250 }, (_, n) => ({ id: `n${n}`, title: 'flood' }));
      await test.put(...many);
      const reindexing = (await test.another()).reindex();
      const observed = { sourceId: 'second', asOf: at(1) };
      for (const { id } of many.filter((_, n) => n % 50 === 0))
        await test.index().observe([{ articleId: id, ...observed }]);
      await reindexing;
      expect((await test.find({ text: 'flood', sourceIds: ['second'] })).total).toBe(5);
    });
  });
}
