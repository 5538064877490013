import { SearchArticles } from '@newsline/contracts';
import { article, type SearchTest } from './search-test.conformance.ts';

/** That a reindex changes nothing that a reader sees. */
export function describeReindexing({ index, another, put, find, ids }: SearchTest): void {
  describe('reindexing', () => {
    const flood = (from: number, count: number) =>
      Array.from({ length: count }, (_, i) =>
        article({
          id: `n${from + i}`,
          title: `Bão lũ Ukraine ${from + i}`,
          topics: [i % 2 === 0 ? 'weather' : 'climate'],
          publishedAt: new Date(Date.UTC(2026, 0, 1) + (from + i) * 60_000).toISOString(),
        }),
      );
    const stop = () => {
      throw new Error('stopped by the test');
    };

    it('finds the same afterwards', async () => {
      await index().put(flood(0, 30));
      await put({ id: 'n1', version: 2, title: 'Hạn hán' });
      await index().withdraw([{ articleId: 'n2', version: 1 }]);
      const questions = ['bão lũ', 'bao lu', 'ukrane', 'hạn hán', ''];
      const before = await Promise.all(questions.map((text) => find({ text, limit: 40 })));
      await index().reindex();
      expect(await Promise.all(questions.map((text) => find({ text, limit: 40 })))).toEqual(before);
      expect(await index().count()).toBe(29);
    });

    it('still knows versions and withdrawals', async () => {
      await put({ id: 'a', version: 2, title: 'flood' }, { id: 'b', title: 'flood' });
      await index().withdraw([{ articleId: 'b', version: 1 }]);
      await index().withdraw([{ articleId: 'late', version: 3 }]);
      await index().reindex();
      await put({ id: 'a', version: 1, title: 'old flood' }, { id: 'b', title: 'flood' });
      await put({ id: 'late', version: 3, title: 'flood' });
      expect(await ids('flood')).toEqual(['a']);
    });

    it('finds all the while what was there before and what is put meanwhile', async () => {
      await put({ id: 'gone', sourceId: 'gone', topics: ['gone'] });
      await index().withdraw([{ articleId: 'gone', version: 1 }]);
      await index().put(flood(0, 650));
      await put({ id: 'stays', title: 'Hạn hán' });
      let isDone = false;
      const reindexing = (await another()).reindex().finally(() => (isDone = true));
      const total = 650;
      for (let round = 0; !isDone || round < 4; round++) {
        await index().put(flood(1000 + round, 1));
        await put({ id: 'changes', version: 1 + round, title: `drought ${round}` });
        await index().withdraw([{ articleId: `n${round}`, version: 1 }]);
        expect((await find('bão lũ ')).total).toBe(total);
        expect(await ids('hạn hán')).toEqual(['stays']);
        expect(await ids(`drought ${round}`)).toEqual(['changes']);
        if (!isDone) await new Promise((resolve) => setTimeout(resolve, 5));
      }
      await reindexing;
      expect((await find('bão lũ ')).total).toBe(total);
      expect(await index().count()).toBe(total + 2);
      await index().put(flood(5000, 2));
      const request = SearchArticles.request.parse({ text: 'bão lũ ' });
      const answer = await index().search(request);
      expect(answer).toMatchObject({ total: total + 2, facets: { sources: [{ value: 's1' }] } });
      expect(await (await another()).search(request)).toEqual(answer);
    });

    it('lets a reader page on', async () => {
      await index().put(flood(0, 60));
      const request = { text: 'bão lũ', limit: 20 };
      const first = await find(request);
      const second = await find({ ...request, cursor: first.next ?? '' });
      await (await another()).reindex();
      await index().put(flood(1000, 5));
      expect(await find({ ...request, cursor: first.next ?? '' })).toEqual(second);
    });

    it('tells how far it is', async () => {
      await index().put(flood(0, 250));
      const told: (readonly [number, number])[] = [];
      await index().reindex((done, total) => told.push([done, total]));
      const done = told.map(([count]) => count);
      expect(done).toEqual(done.toSorted((a, b) => a - b));
      expect(told.every(([count, total]) => count <= total)).toBe(true);
      expect(told.at(-1)).toEqual([250, 250]);
    });

    it('leaves searches as they were where it ends early, and can be begun again', async () => {
      await index().put(flood(0, 30));
      await expect(index().reindex(stop)).rejects.toThrow('stopped by the test');
      await index().put(flood(30, 1));
      expect((await find('bão lũ')).total).toBe(31);
      await index().reindex();
      await index().put(flood(31, 1));
      expect((await find('bão lũ')).total).toBe(32);
      expect((await find('ukrane')).correctedTo).toBe('ukraine');
    });

    it('takes an empty index', async () => {
      await index().reindex();
      expect(await index().count()).toBe(0);
    });
  });
}
