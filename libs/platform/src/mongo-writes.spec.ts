import { retryDuplicateKey } from './mongo-writes.ts';

const refusal = (code: number) => Object.assign(new Error('refused'), { code });

describe('retryDuplicateKey', () => {
  it.each([
    ['once where nothing is refused', [], 1, true],
    ['again where another inserted the same', [11_000], 2, true],
    ['not for ever', [11_000, 11_000], 2, false],
    ['not again where anything else went wrong', [91], 1, false],
  ])('writes %s', async (_, refusals, expected, succeeds) => {
    let writes = 0;
    const write = async () => {
      const code = refusals[writes++];
      if (code) throw refusal(code);
      return 'written';
    };
    const outcome = await retryDuplicateKey(write).catch(() => 'thrown');
    expect([writes, outcome]).toEqual([expected, succeeds ? 'written' : 'thrown']);
  });
});
