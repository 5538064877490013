import { Gathering } from './batcher.ts';

describe('Gathering', () => {
  const one = { documents: 1, bytes: 10 };
  const gathering = (limits: { gatherMs?: number; mostDocuments?: number; mostBytes?: number }) => {
    const batches: (readonly string[])[] = [];
    const work = async (items: readonly string[]) => {
      batches.push(items);
      await new Promise((resolve) => setImmediate(resolve));
      return items.map((item) => (item.startsWith('bad') ? new Error(item) : null));
    };
    const all = { gatherMs: 5, mostDocuments: 100, mostBytes: 1000, ...limits };
    return { batches, gathered: new Gathering<string>(all, work) };
  };

  it.each<[string, Parameters<typeof gathering>[0], number, string[][]]>([
    ['what comes within a short time', {}, 1, [['a', 'b', 'c']]],
    ['no more documents than a batch holds', { mostDocuments: 2 }, 1, [['a', 'b'], ['c']]],
    ['no more bytes', { mostBytes: 20 }, 1, [['a', 'b'], ['c']]],
    ['what is larger than a batch, alone', { mostDocuments: 2 }, 9, [['a'], ['b'], ['c']]],
  ])('hands over together %s', async (_, limits, documents, expected) => {
    const { batches, gathered } = gathering(limits);
    await Promise.all(['a', 'b', 'c'].map((item) => gathered.add(item, { ...one, documents })));
    expect(batches).toEqual(expected);
  });

  it('makes one batch of what comes while another is worked on', async () => {
    const { batches, gathered } = gathering({ mostDocuments: 1, gatherMs: 60_000 });
    const first = gathered.add('a', { ...one, documents: 2 });
    const closing = gathered.close();
    const others = ['b', 'c'].map((item) => gathered.add(item, { ...one, documents: 0.5 }));
    await Promise.all([first, ...others, closing]);
    expect(batches).toEqual([['a'], ['b', 'c']]);
  });

  it('tells each its own failure, and all where the work itself fails', async () => {
    const { gathered } = gathering({});
    const outcomes = await Promise.allSettled([gathered.add('bad', one), gathered.add('b', one)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);

    const limits = { gatherMs: 0, mostDocuments: 9, mostBytes: 99 };
    const broken = new Gathering<string>(limits, () => Promise.reject(new Error('broken')));
    await expect(broken.add('a', one)).rejects.toThrow('broken');
  });

  it('closes with nothing left waiting', async () => {
    const { batches, gathered } = gathering({ gatherMs: 60_000 });
    const added = gathered.add('a', one);
    await gathered.close();
    await added;
    expect(batches).toEqual([['a']]);
  });
});
