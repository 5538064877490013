import type { SearchRequest } from '../search-index.ts';
import { article, type SearchTest } from './search-test.conformance.ts';

const trump = 'person:donald-trump=Donald Trump';
const vietnam = 'country:VN=Việt Nam';
const apple = 'organisation:apple=Apple';
const none = { topics: [], sourceIds: [], outlets: [], languages: [], entities: [] };

/** That articles are found under whom and what they name, and how many name it is told. */
export function describeEntities({ index, another, put, find, ids }: SearchTest): void {
  describe('whom and what articles name', () => {
    beforeEach(() =>
      put(
        { id: 'a', title: 'summit', entities: [trump, vietnam] },
        { id: 'b', title: 'summit', entities: [trump, apple], language: 'en', sourceId: 's2' },
        { id: 'c', title: 'summit', entities: ['country:VN=Vietnam'], language: 'en' },
        { id: 'd', title: 'summit' },
        { id: 'e', title: 'other', entities: [apple] },
      ),
    );

    it.each<[string, Partial<SearchRequest>, string[]]>([
      ['one', { entities: ['person:donald-trump'] }, ['a', 'b']],
      ['any of several', { entities: ['country:VN', 'organisation:apple'] }, ['a', 'b', 'c']],
      ['one and another filter', { entities: ['country:VN'], languages: ['en'] }, ['c']],
      ['one however it is written there', { entities: ['country:VN'] }, ['a', 'c']],
      ['nothing of a kind', { without: { ...none, entities: ['country:VN'] } }, ['b', 'd']],
      [
        'one and not another',
        { entities: ['person:donald-trump'], without: { ...none, entities: ['country:VN'] } },
        ['b'],
      ],
      ['one of another kind', { entities: ['place:VN'] }, []],
      ['all of several', { allEntities: ['person:donald-trump', 'country:VN'] }, ['a']],
      ['one in other letters', { entities: ['country:vn'] }, []],
      ['nobody', { entities: ['person:nobody', 'x', ''] }, []],
    ])('finds what names %s', async (_, filters, expected) => {
      const answer = await find({ text: 'summit', ...filters });
      expect(answer.hits.map(({ articleId }) => articleId).sort()).toEqual(expected);
      expect(answer.total).toBe(expected.length);
    });

    it('counts over all matches, the most frequent first, named as most of them do', async () => {
      await put({ id: 'f', title: 'summit', entities: ['country:VN=Vietnam'] });
      expect((await find('summit')).facets.entities).toEqual([
        { value: 'country:VN', name: 'Vietnam', count: 3 },
        { value: 'person:donald-trump', name: 'Donald Trump', count: 2 },
        { value: 'organisation:apple', name: 'Apple', count: 1 },
      ]);
      await put({ id: 'f', version: 2, title: 'summit', entities: [vietnam] });
      const inVietnamese = await find({ text: 'summit', sourceIds: ['s1'], languages: ['vi'] });
      expect(inVietnamese.facets.entities[0]).toEqual({
        ...{ value: 'country:VN', name: 'Việt Nam', count: 2 },
      });
    });

    it('counts regardless of the filter of its own kind, and by the others', async () => {
      const { facets } = await find({
        text: 'summit',
        languages: ['en'],
        entities: ['organisation:apple'],
      });
      expect(facets.entities.map(({ value, count }) => `${value} ${count}`)).toEqual([
        ...['country:VN 1', 'organisation:apple 1', 'person:donald-trump 1'],
      ]);
      expect(facets.sources).toEqual([{ value: 's2', count: 1 }]);
      expect(facets.languages).toEqual([{ value: 'en', count: 1 }]);
    });

    it('counts what is named with one that all have to name', async () => {
      const { facets } = await find({ text: 'summit', allEntities: ['organisation:apple'] });
      expect(facets.entities.map(({ value }) => value)).toEqual([
        ...['organisation:apple', 'person:donald-trump'],
      ]);
    });

    it('follows versions, withdrawals and a reindex', async () => {
      await put({ id: 'a', version: 2, title: 'summit', entities: [apple] });
      await index().withdraw([{ articleId: 'c', version: 1 }]);
      const facet = [
        { value: 'organisation:apple', name: 'Apple', count: 2 },
        { value: 'person:donald-trump', name: 'Donald Trump', count: 1 },
      ];
      expect((await find('summit')).facets.entities).toEqual(facet);
      await (await another()).reindex();
      expect((await find('summit')).facets.entities).toEqual(facet);
      expect(await ids({ text: 'summit', entities: ['country:VN'] })).toEqual([]);
      await put({ id: 'g', title: 'summit', entities: [trump] });
      expect(await ids({ text: 'summit', entities: ['person:donald-trump'] })).toEqual(
        expect.arrayContaining(['b', 'g']),
      );
    });

    it('lists those that name one, newest first, page by page', async () => {
      await index().put(
        Array.from({ length: 30 }, (_, i) =>
          article({
            ...{ id: `n${i}`, title: 'news', entities: ['person:x=X'] },
            publishedAt: new Date(Date.UTC(2026, 0, 1, i)).toISOString(),
          }),
        ),
      );
      const request: Partial<SearchRequest> = { entities: ['person:x'], sort: 'newest', limit: 20 };
      const first = await find(request);
      const second = await find({ ...request, cursor: first.next ?? '' });
      const met = [...first.hits, ...second.hits].map(({ articleId }) => articleId);
      expect(met).toEqual(Array.from({ length: 30 }, (_, i) => `n${29 - i}`));
      expect(second.facets.entities[0]).toEqual({ value: 'person:x', name: 'X', count: 30 });
    });

    it('keeps the first twenty of an article, each once, and lists fifty at most', async () => {
      const many = (from: number) => Array.from({ length: 25 }, (_, i) => `place:p${from + i}=P`);
      await put({ id: 'x', title: 'crowd', entities: ['place:p0=First', ...many(0)] });
      const { entities } = (await find('crowd')).facets;
      expect(entities).toHaveLength(20);
      expect(entities[0]).toEqual({ value: 'place:p0', name: 'First', count: 1 });
      await put(...[100, 200, 300].map((n) => ({ id: `${n}`, title: 'crowd', entities: many(n) })));
      expect((await find('crowd')).facets.entities).toHaveLength(50);
    });

    it('takes names in any script, and cuts what is longer than any', async () => {
      const names = ['محمد', 'Đỗ Thị “Ánh” \t,=;', '中'.repeat(500), 'é'.repeat(90)];
      await put({
        id: 'x',
        title: 'script',
        entities: names.map((name, i) => `person:${i}=${name}`),
      });
      await put({ id: 'y', title: 'script', entities: [`person:${'k'.repeat(5000)}=K`] });
      const told = (await find('script')).facets.entities.map(({ name }) => name);
      expect(told.slice(0, 2)).toEqual(names.slice(0, 2));
      expect(told).toHaveLength(4);
      expect(told.every((name) => name.length <= 110 && name.isWellFormed())).toBe(true);
    });
  });
}
