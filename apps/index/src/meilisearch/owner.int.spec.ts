import { Meilisearch } from 'meilisearch';
import { article } from '../search/search-test.conformance.ts';
import { meilisearchTest, uid } from '../testing/meilisearch-index-test.ts';

describe('MeilisearchIndex, whom it belongs to', () => {
  const { server, open } = meilisearchTest();
  const another = () => open({}, 'another installation');

  it('is opened again by its own installation, by replicas, and after a reindex', async () => {
    const index = await open();
    await index.put([article({ id: 'a' })]);
    await (await open()).put([article({ id: 'b' })]);
    await index.reindex();
    expect(await (await open()).count()).toBe(2);
  });

  it('says no to another, and what to do', async () => {
    await open();
    await expect(another()).rejects.toThrow(
      /belongs to another installation, "of-the-test".*MEILI_INDEX.*INSTALLATION="of-the-test"/u,
    );
  });

  it('says no after a reindex as well', async () => {
    await (await open()).reindex();
    await expect(another()).rejects.toThrow(/belongs to another installation/u);
  });

  it('is taken over once where an earlier version left it without an owner', async () => {
    await (await open()).put([article({ id: 'a' })]);
    const earlier = new Meilisearch({ host: server().url, apiKey: 'another' }).index(uid);
    await earlier.addDocuments([{ id: 'owner', key: 'none', kind: 'gone', rank: 0 }]).waitTask();
    expect(await (await another()).count()).toBe(1);
    await expect(open()).rejects.toThrow(/belongs to another installation/u);
  });

  it('takes nothing more from who lost it', async () => {
    const index = await open();
    const earlier = new Meilisearch({ host: server().url, apiKey: 'another' }).index(uid);
    await earlier.updateDocuments([{ id: 'owner', installation: 'another one' }]).waitTask();
    await expect(index.put([article({ id: 'a' })])).rejects.toThrow(/belongs to another/u);
    expect(await index.count()).toBe(0);
  });
});
