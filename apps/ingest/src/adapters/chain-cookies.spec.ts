import { ChainCookies } from './chain-cookies.ts';

const now = Date.parse('2026-11-29T12:00:00Z');

/** What is sent to `to` after `by` has set these. */
function sent(by: string, set: string | string[], to: string): string {
  const cookies = new ChainCookies();
  cookies.take(new URL(by), [set].flat(), now);
  return cookies.headerFor(new URL(to));
}

const bao = 'https://rss.bao.vn/tin/moi.rss';

describe('the cookies of a chain of redirects', () => {
  it.each<[string, string, string | string[], string]>([
    ['the host itself', bao, 'a=1', 'https://rss.bao.vn/tin/moi.rss?lan=2'],
    ['a page beside it', bao, 'a=1', 'https://rss.bao.vn/tin/khac'],
    ['anywhere below the path', bao, 'a=1; Path=/', 'https://rss.bao.vn/x/y'],
    ['the path itself', bao, 'a=1; Path=/x', 'https://rss.bao.vn/x'],
    ['https after http', 'http://bao.vn/', 'a=1', 'https://bao.vn/rss'],
    ['the domain above, where it says so', bao, 'a=1; Path=/; Domain=bao.vn', 'https://bao.vn/'],
    ['one beside it, too', bao, 'a=1; path=/; domain=.BAO.vn', 'https://login.bao.vn/'],
    [
      'below a host that names itself',
      bao,
      'a=1; path=/; domain=rss.bao.vn',
      'https://a.rss.bao.vn/',
    ],
    ['https, what is secure', bao, 'a=1; Secure; HttpOnly; SameSite=None', bao],
    ['a port of its own', 'http://127.0.0.1:81/', 'a=1', 'http://127.0.0.1:81/x'],
    ['until it expires', bao, 'a=1; Expires=Mon, 30 Nov 2026 12:00:00 GMT', bao],
    ['until it is old', bao, 'a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', bao],
    ['as it was set last', bao, ['a=0', 'a=1'], bao],
  ])('go back to %s', (_, by, set, to) => expect(sent(by, set, to)).toBe('a=1'));

  it.each<[string, string, string | string[], string]>([
    ['another host', bao, 'a=1; Path=/', 'https://bao.vn/'],
    ['another outlet, whatever it says', bao, 'a=1; Path=/; Domain=khac.vn', 'https://khac.vn/'],
    ['all below a public suffix', 'https://bao.com.vn/', 'a=1; Domain=com.vn', 'https://x.com.vn/'],
    [
      'strangers on a shared host',
      'https://a.substack.com/',
      'a=1; Domain=substack.com',
      'https://b.substack.com/',
    ],
    ['a host that only ends alike', bao, 'a=1; Path=/; Domain=bao.vn', 'https://xbao.vn/'],
    ['another port of an address', 'http://127.0.0.1:81/', 'a=1', 'http://127.0.0.1:82/'],
    ['half an address', 'http://127.0.0.1/', 'a=1; Domain=0.0.1', 'http://127.0.0.1/'],
    ['http, what is secure', bao, 'a=1; Secure', 'http://rss.bao.vn/tin/moi.rss'],
    ['anybody, as http can set nothing secure', 'http://bao.vn/', 'a=1; Secure', 'https://bao.vn/'],
    ['another path', bao, 'a=1', 'https://rss.bao.vn/'],
    ['a path that only begins alike', bao, 'a=1; Path=/tin', 'https://rss.bao.vn/tintuc'],
    ['anybody after they expired', bao, 'a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT', bao],
    ['anybody after they were taken back', bao, ['a=1', 'a=; Max-Age=0'], bao],
    ['anybody without a name', bao, '=1', bao],
    ['anybody with control characters', bao, 'a=1\x01', bao],
    ['anybody beyond ASCII', bao, 'a=b\xe1o', bao],
    ['anybody where they are too long', bao, `a=${'x'.repeat(5_000)}`, bao],
  ])('do not go to %s', (_, by, set, to) => expect(sent(by, set, to)).toBe(''));

  it('are so many at the most, the nearest path first', () => {
    const many = Array.from({ length: 500 }, (_, n) => `c${n}=${n}`);
    expect(sent(bao, many, bao).split('; ')).toHaveLength(20);
    expect(sent(bao, ['a=1; Path=/', 'b=2; Path=/tin'], bao)).toBe('b=2; a=1');
  });
});
