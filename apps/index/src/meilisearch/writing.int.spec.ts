import { inspect } from 'node:util';
import { SearchArticles } from '@newsline/contracts';
import { eventually } from '@newsline/platform/testing';
import { Meilisearch } from 'meilisearch';
import { article, plain } from '../search/search-test.conformance.ts';
import { find, meilisearchTest, uid } from '../testing/meilisearch-index-test.ts';
import { ApiError } from '../testing/meilisearch-stand-in-errors.ts';

describe('MeilisearchIndex, writing', () => {
  const { server, open, additions } = meilisearchTest();

  it('writes together what comes within a short time', async () => {
    const index = await open({ lingerMs: 50 });
    await Promise.all(['a', 'b', 'c'].map((id) => index.put([article({ id })])));
    expect(additions()).toBe(1);
    expect(await index.count()).toBe(3);
  });

  it.each([
    ['documents', { maxDocuments: 10 }],
    ['bytes', { maxBytes: 4_000 }],
  ])('writes no more %s at once than it should', async (_, most) => {
    const index = await open(most);
    await index.put(
      Array.from({ length: 25 }, (_, i) => article({ id: `n${i}`, title: `bão ${i}` })),
    );
    expect(additions()).toBeGreaterThan(2);
    expect((await find(index, 'bao')).total).toBe(25);
  });

  it('has many tasks in the queue at once, and looks at all with one request', async () => {
    const index = await open({ lingerMs: 0, maxDocuments: 10 });
    server().tasks.hold();
    const parts = [1, 2, 3, 4].map((part) =>
      Array.from({ length: 9 }, (_, i) => article({ id: `n${part}-${i}`, title: 'bão' })),
    );
    const writing = Promise.all(parts.map((some) => index.put(some)));
    await eventually(() => expect(additions()).toBeGreaterThanOrEqual(4));
    expect(await index.count()).toBe(0);
    server().tasks.release();
    await writing;
    expect(await index.count()).toBe(36);
  });

  it('writes versions of one article one after the other, however many batches are written', async () => {
    const index = await open({ lingerMs: 0, maxDocuments: 1 });
    server().tasks.hold();
    const versions = [3, 1, 2].map((version) =>
      index.put([article({ id: 'a', version, title: `bản ${version}` })]),
    );
    const other = index.put([article({ id: 'b', title: 'bão' })]);
    await eventually(() => expect(additions()).toBe(2));
    server().tasks.release();
    await Promise.all([...versions, other]);
    expect((await find(index, 'bản ')).hits.map(({ title }) => plain(title))).toEqual(['bản 3']);
    // What comes later and is outranked is not written at all.
    expect(additions()).toBe(2);
  });

  it('shows on later pages nothing that came with a lower number and after the first page', async () => {
    const [index, other] = [await open(), await open()];
    await index.put([article({ id: 'a', title: 'bão' }), article({ id: 'b', title: 'bão' })]);
    const delay = server().delayAddition();
    const late = index.put([article({ id: 'late', title: 'bão' })]);
    await eventually(() => expect(delay.isUnderWay()).toBe(true));
    await other.put([article({ id: 'c', title: 'bão' })]);
    const first = await find(other, 'bão ', 1);
    delay.end();
    await late;
    const request = { text: 'bão ', limit: 9, cursor: first.next ?? '' };
    const second = await index.search(SearchArticles.request.parse(request));
    if (second.kind !== 'found') throw new Error(second.reason);
    const seen = [...first.hits, ...second.hits].map(({ articleId }) => articleId);
    expect([first.total, second.total, seen.sort()]).toEqual([3, 3, ['a', 'b', 'c']]);
    expect((await find(other, 'bão ')).total).toBe(4);
  });

  it('goes on as another writer where a request got no answer', async () => {
    const index = await open({ retryMs: [] });
    await index.put([article({ id: 'a' })]);
    server().down();
    await expect(index.put([article({ id: 'b' })])).rejects.toThrow(/could not/u);
    server().up();
    await index.put([article({ id: 'b' })]);
    expect((await find(index, '')).total).toBe(2);
  });

  it('tries a failed task again', async () => {
    const index = await open();
    server().tasks.fail('documentAdditionOrUpdate', new ApiError('internal', 'disk full'));
    await index.put([article({ id: 'a' })]);
    expect(additions()).toBe(2);
    expect(await index.count()).toBe(1);
  });

  it('rejects with the ids of what it could not write, and with no other call', async () => {
    const index = await open({ lingerMs: 20 });
    const failures = ['once', 'again', 'alone'].map((reason) => new ApiError('internal', reason));
    server().tasks.fail('documentAdditionOrUpdate', ...failures);
    const outcomes = await Promise.allSettled([
      index.put([article({ id: 'a' }), article({ id: 'b' })]),
      index.put([article({ id: 'c' })]),
    ]);
    expect(outcomes).toEqual([
      { status: 'rejected', reason: expect.objectContaining({ message: expect.anything() }) },
      { status: 'fulfilled', value: undefined },
    ]);
    expect(inspect(outcomes[0])).toMatch(/Not indexed: a, b: .*alone/u);
    expect(await index.count()).toBe(1);
  });

  it('adds nothing to a long queue, and resumes when there is room', async () => {
    const index = await open({ maxQueued: 2, roomTimeoutMs: 20 });
    const other = new Meilisearch({ host: server().url, apiKey: 'another' });
    server().tasks.hold();
    for (let i = 0; i < 3; i++) await other.index(uid).updateSettings({});
    await expect(index.put([article({ id: 'a' })])).rejects.toThrow(
      /more than 2 tasks were still waiting/u,
    );
    expect(additions()).toBe(0);

    server().tasks.release();
    await index.put([article({ id: 'a' })]);
    expect(await index.count()).toBe(1);
  });

  it('lets the highest version win, whatever two replicas write at the same time', async () => {
    const replicas = [await open({ lingerMs: 0 }), await open({ lingerMs: 0 })];
    const numbers = Array.from({ length: 30 }, (_, i) => i);
    const versionOf = (n: number, replica: number) => 1 + ((n >> replica) % 3);
    await Promise.all(
      replicas.flatMap((replica, r) =>
        numbers.map((n) => {
          const version = versionOf(n, r);
          if (n % 5 === r) return replica.withdraw([{ articleId: `n${n}`, version }]);
          return replica.put([article({ id: `n${n}`, version, title: `bão bản ${version}` })]);
        }),
      ),
    );
    const { hits } = await find(replicas[0]!, 'bao ', 100);
    const expected = numbers.flatMap((n) => {
      const ranks = [0, 1].map((r) => versionOf(n, r) * 2 + (n % 5 === r ? 1 : 0));
      const highest = Math.max(...ranks);
      return highest % 2 === 1 ? [] : [`n${n}: bão bản ${highest / 2}`];
    });
    expect(hits.map((hit) => `${hit.articleId}: ${plain(hit.title)}`).sort()).toEqual(
      expected.sort(),
    );
  });
});
