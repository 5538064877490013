import { Batcher } from './batcher.ts';

describe('Batcher', () => {
  const one = { documents: 1, bytes: 10 };
  const batcher = (limits: { lingerMs?: number; maxDocuments?: number; maxBytes?: number }) => {
    const batches: (readonly string[])[] = [];
    const work = async (items: readonly string[]) => {
      batches.push(items);
      await new Promise((resolve) => setImmediate(resolve));
      return items.map((item) => (item.startsWith('bad') ? new Error(item) : null));
    };
    const all = { lingerMs: 5, maxDocuments: 100, maxBytes: 1000, ...limits };
    return { batches, batched: new Batcher<string>(all, work) };
  };

  it.each<[string, Parameters<typeof batcher>[0], number, string[][]]>([
    ['what comes within a short time', {}, 1, [['a', 'b', 'c']]],
    ['no more documents than a batch holds', { maxDocuments: 2 }, 1, [['a', 'b'], ['c']]],
    ['no more bytes', { maxBytes: 20 }, 1, [['a', 'b'], ['c']]],
    ['what is larger than a batch, alone', { maxDocuments: 2 }, 9, [['a'], ['b'], ['c']]],
  ])('handles together %s', async (_, limits, documents, expected) => {
    const { batches, batched } = batcher(limits);
    await Promise.all(['a', 'b', 'c'].map((item) => batched.add(item, { ...one, documents })));
    expect(batches).toEqual(expected);
  });

  it('makes one batch of what comes while another is handled', async () => {
    const { batches, batched } = batcher({ maxDocuments: 1, lingerMs: 60_000 });
    const first = batched.add('a', { ...one, documents: 2 });
    const closing = batched.close();
    const others = ['b', 'c'].map((item) => batched.add(item, { ...one, documents: 0.5 }));
    await Promise.all([first, ...others, closing]);
    expect(batches).toEqual([['a'], ['b', 'c']]);
  });

  it('rejects each item with its own error, and all where the handler itself fails', async () => {
    const { batched } = batcher({});
    const outcomes = await Promise.allSettled([batched.add('bad', one), batched.add('b', one)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);

    const limits = { lingerMs: 0, maxDocuments: 9, maxBytes: 99 };
    const broken = new Batcher<string>(limits, () => Promise.reject(new Error('broken')));
    await expect(broken.add('a', one)).rejects.toThrow('broken');
  });

  it('closes with nothing left waiting', async () => {
    const { batches, batched } = batcher({ lingerMs: 60_000 });
    const added = batched.add('a', one);
    await batched.close();
    await added;
    expect(batches).toEqual([['a']]);
  });
});
