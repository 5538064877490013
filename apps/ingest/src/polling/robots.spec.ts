import { longestRobots, parseRobots } from './robots.ts';

const robots = (text: string, token = 'Newsline') => parseRobots(Buffer.from(text), token);

describe('the groups of a robots.txt', () => {
  it.each([
    ['nothing', '', true],
    ['those for all', 'User-agent: *\nDisallow: /tin', false],
    ['those for others', 'User-agent: Otherbot\nDisallow: /tin', true],
    [
      'ours before those for all',
      'User-agent: *\nDisallow: /\n\nUser-agent: newsline\nDisallow: /x',
      true,
    ],
    ['ours in any case, with a version', 'user-agent : NEWSLINE/2.0 \ndisallow : /tin', false],
    ['a longer name than ours', 'User-agent: newsline-images\nDisallow: /tin', true],
    [
      'all of ours together',
      'User-agent: newsline\nDisallow: /a\nUser-agent: *\nAllow: /\nUser-agent: newsline\nDisallow: /tin',
      false,
    ],
    [
      'one of several names',
      'User-agent: a\nUser-agent: newsline\nUser-agent: b\nDisallow: /tin',
      false,
    ],
    [
      'one that a sitemap stands in',
      'User-agent: a\nSitemap: /s.xml\nUser-agent: newsline\nDisallow: /tin',
      false,
    ],
    ['rules before any name', 'Disallow: /tin', true],
    [
      'ends of line of all sorts, a byte order mark and comments',
      '\ufeffUser-agent: *# all\r\r\n# no\rDisallow: /tin # news',
      false,
    ],
    ['an empty rule', 'User-agent: *\nDisallow:', true],
    ['a page of HTML', '<html>\n<body>Disallow: /</body>\n</html>', true],
    ['bytes that are no text', 'User-agent: *\n\xff\xfe\0:\nDisallow: /tin', false],
  ])('%s', (_, text, isAllowed) => expect(robots(text).allows('/tin/1')).toBe(isAllowed));
});

describe('the rules of a robots.txt', () => {
  it.each([
    ['the beginning of a path', 'Disallow: /tin', '/tinh', false],
    ['case', 'Disallow: /Tin', '/tin', true],
    ['the longest', 'Disallow: /tin\nAllow: /tin/mo', '/tin/mo/1', true],
    ['whatever their order', 'Allow: /tin\nDisallow: /tin/kin', '/tin/kin/1', false],
    ['of equals the one that allows', 'Disallow: /tin\nAllow: /tin', '/tin', true],
    ['a star', 'Disallow: /*/rieng/', '/bao/rieng/1', false],
    ['a star at the beginning', 'Disallow: *.pdf', '/a.pdf?x', false],
    ['stars that fit nowhere', 'Disallow: /a*b*c', '/acb', true],
    ['the end', 'Disallow: /*.pdf$', '/a.pdf', false],
    ['the end, which is elsewhere', 'Disallow: /*.pdf$', '/a.pdf?page=2', true],
    ['nothing but the end', 'Disallow: /$', '/', false],
    ['the end behind more than there is', 'Disallow: /ab*b$', '/ab', true],
    ['a query', 'Disallow: /*?in=', '/bai?in=1', false],
    ['letters beyond ASCII', 'Disallow: /tin-tức', '/tin-t%e1%bb%a9c/1', false],
    ['what is encoded without need', 'Disallow: /%74in', '/tin', false],
    ['what is encoded as it has to be', 'Disallow: /a%2Fb', '/a/b', true],
    ['a star that is one', 'Disallow: /a%2A', '/a*b', false],
    ['a sign of money in the middle', 'Disallow: /a$b', '/a$bc', false],
    ['no path', 'Disallow: tin', '/tin', true],
    ['robots.txt itself', 'Disallow: /', '/robots.txt', true],
  ])('%s', (_, rules, target, isAllowed) =>
    expect(robots(`User-agent: *\n${rules}`).allows(target)).toBe(isAllowed),
  );

  it.each([
    ['seconds', 'Crawl-delay: 5', 5_000],
    ['a part of them', 'crawl-delay: 0.5', 500],
    ['no number', 'Crawl-delay: long', null],
    ['nothing', 'Disallow: /', null],
  ])('ask for a pause of %s', (_, rule, ms) =>
    expect(robots(`User-agent: *\n${rule}`).crawlDelayMs).toBe(ms),
  );

  it('are those of the first 500 KiB, whole lines only', () => {
    const before = 'User-agent: *\nDisallow: /a\n';
    const filler = '#'.repeat(longestRobots - before.length - 12);
    const { allows } = robots(`${before}${filler}\nDisallow: /tin/mo\nDisallow: /c`);
    expect(['/a', '/tin/mo', '/tinh', '/c'].map(allows)).toEqual([false, true, true, true]);
  });

  it('cost little, whatever they are', () => {
    const began = performance.now();
    const target = `/${'a'.repeat(5_000)}`;
    for (const rule of [
      `/${'*a'.repeat(900)}*b`,
      `/*${'a'.repeat(900)}b`,
      `/*b${'a'.repeat(900)}`,
      '/*a$b',
    ])
      robots(`User-agent: *\n${`Disallow: ${rule}\n`.repeat(5_000)}`).allows(target);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
