import { linkedAddress } from './link-header.ts';

const base = new URL('https://bao.example/tin/rss');

it.each<[string, string | string[] | undefined, string | null]>([
  ['one', '<https://hub.example/>; rel="hub"', 'https://hub.example/'],
  [
    'several',
    '<https://bao.example/rss>; rel=self, </hub?a=1,2>;rel=HUB',
    'https://bao.example/hub?a=1,2',
  ],
  [
    'several headers',
    ['<a>; rel="alternate"', '<hub>; title="a, b"; rel="x hub"'],
    'https://bao.example/tin/hub',
  ],
  [
    'the first of two',
    '<https://a.example/>; rel=hub, <https://b.example/>; rel=hub',
    'https://a.example/',
  ],
  ['other relations', '<https://a.example/>; rel="hubs"; title="rel=hub"', null],
  ['other schemes', '<javascript:alert(1)>; rel=hub', null],
  ['no address', '<https://a.example/; rel=hub', null],
  ['none', undefined, null],
])('finds the hub in Link headers: %s', (_, header, expected) =>
  expect(linkedAddress(header, 'hub', base)).toBe(expected),
);

it('takes no time for what only looks like links', () => {
  const began = performance.now();
  for (const text of [
    '<'.repeat(16_000),
    `<a>;${' '.repeat(16_000)}rel=x`,
    `<a>${'; rel = '.repeat(2_000)}`,
  ])
    expect(linkedAddress(text, 'hub', base)).toBeNull();
  expect(performance.now() - began).toBeLessThan(500);
});
