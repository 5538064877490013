import { redirectTarget } from './redirect-target.ts';

const goal = 'https://giay.example/dap-mo?a=1';
const encoded = encodeURIComponent(goal);

describe('redirectTarget', () => {
  it.each([
    ['a search feed', `http://www.search.example/news/apiclick.aspx?ref=rss&url=${encoded}&c=12`],
    ['a news alert', `https://www.alerts.example/url?rct=j&sa=t&url=${encoded}&ct=ga`],
    ['an encoded twice', `https://hop.example/r?u=${encodeURIComponent(encoded)}`],
    ['two hops', `https://a.example/?to=${encodeURIComponent(`https://b.example/?u=${encoded}`)}`],
    ['an address in the path', `https://hop.example/r/${goal}`],
    ['an encoded address in the path', `https://hop.example/out/${encoded}`],
    ['a slash that was lost', 'https://hop.example/r/https:/giay.example/dap-mo?a=1'],
    [
      'a packed address',
      `https://news.google.com/rss/articles/${Buffer.from(`\u0008\u0013"\u001f${goal}\u00d2\u0001\u0000`, 'latin1').toString('base64url')}?oc=5`,
    ],
  ])('is the goal of %s', (_, url) => expect(redirectTarget(url)).toBe(goal));

  it.each([
    ['an article', 'https://giay.example/dap-mo?id=7'],
    ['an address of the same outlet', `https://www.giay.example/login?url=${encoded}`],
    ['a path instead of an address', 'https://hop.example/r?url=%2Fdap-mo'],
    ['no web address', 'https://hop.example/r?url=javascript%3Aalert(1)'],
    ['a host without a dot', 'https://hop.example/r?url=http%3A%2F%2Fintranet%2Fa'],
    ['a copy in an archive', `https://archive.example/web/20260102030405/${goal}`],
    [
      'a packed one that names nothing',
      'https://news.google.com/rss/articles/AU_yqLMabcdefghijklmnopqrst',
    ],
    ['what is no address', 'tag:hop.example,2026:url=https://giay.example/a'],
  ])('is null for %s', (_, url) => expect(redirectTarget(url)).toBeNull());
});
