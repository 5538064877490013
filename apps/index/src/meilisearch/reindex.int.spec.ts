import { SearchArticles } from '@newsline/contracts';
import { article } from '../search/search-test.conformance.ts';
import { find, idsOf, meilisearchTest, uid } from '../testing/meilisearch-index-test.ts';
import { ApiError } from '../testing/meilisearch-stand-in-errors.ts';

describe('MeilisearchIndex, reindexing', () => {
  const { server, open } = meilisearchTest();

  it('is swapped while it is searched and written to, and nothing is missed', async () => {
    const index = await open();
    const other = await open();
    await index.put(
      Array.from({ length: 1200 }, (_, i) => article({ id: `n${i}`, title: 'Ukraine' })),
    );
    await index.withdraw([
      { articleId: 'n7', version: 1 },
      { articleId: 'late', version: 3 },
    ]);
    const first = await find(index, 'ukraine', 10);

    let isDone = false;
    const reindexing = index.reindex().finally(() => (isDone = true));
    const written: string[] = [];
    for (let i = 0; !isDone || i < 5; i++) {
      await other.put([article({ id: `new${i}`, title: 'Ukraine' })]);
      written.push(`new${i}`);
      await other.put([article({ id: 'n1', version: 2 + i, title: `Beckham ${i}` })]);
      expect(await idsOf(other, 'beckham')).toEqual(['n1']);
      expect((await find(other, 'ukraine')).total).toBe(1198 + written.length);
    }
    await reindexing;

    expect(server().tasks.history).toContain('indexSwap');
    expect(await index.count()).toBe(1199 + written.length);
    await index.put([article({ id: 'n7', title: 'Ukraine' }), article({ id: 'late', version: 3 })]);
    expect(await index.count()).toBe(1199 + written.length);
    expect((await find(index, 'ukrane')).correctedTo).toBe('ukraine');
    const request = { text: 'ukraine', limit: 10, cursor: first.next ?? '' };
    const second = await index.search(SearchArticles.request.parse(request));
    expect(second).toMatchObject({ kind: 'found', total: 1198 });
  });

  it('leaves no second index behind', async () => {
    const index = await open();
    await index.put([article({ id: 'a' })]);
    await index.reindex();
    await index.reindex();
    expect(server().indexUids()).toEqual([uid]);
    expect(await index.count()).toBe(1);
  });

  it('keeps the old index in use where the swap fails', async () => {
    const index = await open({ taskTimeoutMs: 50 });
    await index.put([article({ id: 'a', title: 'Ukraine' })]);
    server().tasks.fail('indexSwap', new ApiError('internal', 'disk full'));
    await expect(index.reindex()).rejects.toThrow(/were not swapped/u);

    await index.put([article({ id: 'b', title: 'Ukraine' })]);
    expect(await idsOf(index, 'ukraine')).toHaveLength(2);
    await index.reindex();
    expect(await idsOf(index, 'ukraine')).toHaveLength(2);
  });

  it('gives up where another one begins', async () => {
    const index = await open();
    const other = await open();
    await index.put(Array.from({ length: 600 }, (_, i) => article({ id: `n${i}`, title: 'Bão' })));
    let second: Promise<void> | undefined;
    const first = index.reindex(() => (second ??= other.reindex()));
    await expect(first).rejects.toThrow();
    await second;
    expect(server().indexUids()).toEqual([uid]);
    expect((await find(index, 'bão ')).total).toBe(600);
  });

  it('corrects to words of articles that come after another replica has reindexed', async () => {
    const index = await open();
    await index.put([article({ id: 'a', title: 'Beckham' })]);
    await index.withdraw([{ articleId: 'a', version: 1 }]);
    await (await open()).reindex();
    await index.put([article({ id: 'b', title: 'Beckham' })]);
    expect((await find(index, 'bekcham')).correctedTo).toBe('beckham');
  });
});
