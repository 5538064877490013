import { shrink } from './shrink.ts';

it.each([
  ['one byte of many', 'aaaaaaaaaaaaaaaaaaXaaaaaaaaaaaaaaaaa', /X/, 'X'],
  ['parts that stand apart', 'aaaa<b>aaaaaaaaaaaaaaa</b>aaaaaaaaaa', /<b>.*<\/b>/, '<b></b>'],
  ['nothing that can go', '<b></b>', /<b><\/b>/, '<b></b>'],
  ['all of it', 'abc', /^/, ''],
])('leaves %s', async (_reason, text, pattern, expected) => {
  const { bytes } = await shrink({ bytes: Buffer.from(text), contentType: '' }, async (smaller) =>
    pattern.test(Buffer.from(smaller.bytes).toString()),
  );
  expect(Buffer.from(bytes).toString()).toBe(expected);
});

it('ends after as many tries as it is given', async () => {
  let tries = 0;
  const input = { bytes: Buffer.alloc(1000, 'a'), contentType: '' };
  await shrink(input, async () => (tries += 1) < 0, 10);
  expect(tries).toBe(10);
});
