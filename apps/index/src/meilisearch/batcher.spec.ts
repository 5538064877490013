import { eventually } from '@newsline/platform/testing';
import { Batcher, type BatchLimits } from './batcher.ts';

describe('Batcher', () => {
  const one = { documents: 1, bytes: 10, keys: [] };
  const batcher = (limits: Partial<BatchLimits>) => {
    const batches: (readonly string[])[] = [];
    const work = async (items: readonly string[]) => {
      batches.push(items);
      await new Promise((resolve) => setImmediate(resolve));
      return items.map((item) => (item.startsWith('bad') ? new Error(item) : null));
    };
    const all = { lingerMs: 5, maxDocuments: 100, maxBytes: 1000, maxInFlight: 9, ...limits };
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

  it('makes one batch of what comes while as many as may be are handled', async () => {
    const { batches, batched } = batcher({ maxDocuments: 1, lingerMs: 60_000, maxInFlight: 1 });
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

    const limits = { lingerMs: 0, maxDocuments: 9, maxBytes: 99, maxInFlight: 1 };
    const broken = new Batcher<string>(limits, () => Promise.reject(new Error('broken')));
    await expect(broken.add('a', one)).rejects.toThrow('broken');
  });

  it('handles several batches at the same time, but none about the same', async () => {
    const handled: string[] = [];
    const open = new Map<string, () => void>();
    const limits = { lingerMs: 0, maxDocuments: 1, maxBytes: 99, maxInFlight: 3 };
    const batched = new Batcher<string>(limits, async ([name = '']) => {
      handled.push(name);
      await new Promise<void>((resolve) => open.set(name, resolve));
      handled.push(`${name} done`);
      return [null];
    });
    const add = (name: string, ...keys: string[]) => batched.add(name, { ...one, keys });
    const added = [add('a1', 'a'), add('ab', 'a', 'b'), add('b1', 'b'), add('c1', 'c')];
    const closing = batched.close();
    expect(handled).toEqual(['a1', 'c1']);
    open.get('a1')?.();
    await added[0];
    await eventually(() => expect(handled).toEqual(['a1', 'c1', 'a1 done', 'ab']));
    open.get('ab')?.();
    await eventually(() => expect(handled.slice(4)).toEqual(['ab done', 'b1']));
    for (const name of ['b1', 'c1']) open.get(name)?.();
    await Promise.all([...added, closing]);
  });

  it('closes with nothing left waiting', async () => {
    const { batches, batched } = batcher({ lingerMs: 60_000 });
    const added = batched.add('a', one);
    await batched.close();
    await added;
    expect(batches).toEqual([['a']]);
  });
});
