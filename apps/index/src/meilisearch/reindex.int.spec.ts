import { SearchArticles } from '@newsline/contracts';
import { article } from '../search/search-test.conformance.ts';
import { find, idsOf, meilisearchTest, uid } from '../testing/meilisearch-index-test.ts';
import { ApiError } from '../testing/meilisearch-stand-in-errors.ts';

describe('MeilisearchIndex, rebuilding', () => {
  const { server, open } = meilisearchTest();

  it('is rebuilt while it is searched and written to, and nothing is missed', async () => {
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
    const rebuilding = index.rebuild().finally(() => (isDone = true));
    const written: string[] = [];
    for (let i = 0; !isDone || i < 5; i++) {
      await other.put([article({ id: `new${i}`, title: 'Ukraine' })]);
      written.push(`new${i}`);
      await other.put([article({ id: 'n1', version: 2 + i, title: `Beckham ${i}` })]);
      expect(await idsOf(other, 'beckham')).toEqual(['n1']);
      expect((await find(other, 'ukraine')).total).toBe(1198 + written.length);
    }
    await rebuilding;

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
    await index.rebuild();
    await index.rebuild();
    expect(server().indexUids()).toEqual([uid]);
    expect(await index.count()).toBe(1);
  });

  it('keeps the old index in use where a rebuild fails', async () => {
    const index = await open({ taskTimeoutMs: 50 });
    await index.put([article({ id: 'a', title: 'Ukraine' })]);
    server().tasks.fail('indexSwap', new ApiError('internal', 'disk full'));
    await expect(index.rebuild()).rejects.toThrow(/were not swapped/u);

    await index.put([article({ id: 'b', title: 'Ukraine' })]);
    expect(await idsOf(index, 'ukraine')).toHaveLength(2);
    await index.rebuild();
    expect(await idsOf(index, 'ukraine')).toHaveLength(2);
  });

  it('corrects to words of articles that come after another replica has rebuilt the index', async () => {
    const index = await open();
    await index.put([article({ id: 'a', title: 'Beckham' })]);
    await index.withdraw([{ articleId: 'a', version: 1 }]);
    await (await open()).rebuild();
    await index.put([article({ id: 'b', title: 'Beckham' })]);
    expect((await find(index, 'bekcham')).correctedTo).toBe('beckham');
  });
});
