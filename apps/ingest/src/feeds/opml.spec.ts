import { writeOpml, type ListedSource } from '@newsline/news';
import { readOpml } from './read-opml.ts';
import { UnreadableFeed } from './unreadable-feed.ts';

const read = (text: string) => readOpml(Buffer.from(text));
const list = (outlines: string) =>
  `<opml version="2.0"><head><title>T</title></head><body>${outlines}</body></opml>`;
const plain = { name: 'A', url: 'https://a.vn/rss', siteUrl: null, folders: [] };
const { name: _, ...nameless } = plain;
const named = (attributes: string) =>
  list(`<outline type="rss" xmlUrl="https://a.vn/rss" ${attributes}/>`);

describe('readOpml', () => {
  it.each([
    ['a feed', '<outline type="rss" text="A" xmlUrl="https://a.vn/rss"/>', [plain]],
    [
      'the site',
      '<outline text="A" xmlUrl="https://a.vn/rss" htmlUrl="https://a.vn/"/>',
      [{ ...plain, siteUrl: 'https://a.vn/' }],
    ],
    [
      'the language',
      '<outline text="A" xmlUrl="https://a.vn/rss" language="vi"/>',
      [{ ...plain, language: 'vi' }],
    ],
    [
      'the outlet',
      '<outline text="A" xmlUrl="https://a.vn/rss" outlet="bao.vn"/>',
      [{ ...plain, outlet: 'bao.vn' }],
    ],
    [
      'folders in folders',
      '<outline text="Báo"><outline text="Thế giới"><outline text="A" xmlUrl="https://a.vn/rss"/></outline></outline>',
      [{ ...plain, folders: ['Báo', 'Thế giới'] }],
    ],
    [
      'a title besides the text',
      '<outline text="x" title="A" xmlUrl="https://a.vn/rss"/>',
      [plain],
    ],
    ['no name', '<outline xmlUrl="https://a.vn/rss"/>', [nameless]],
    [
      'the address for a name, which is none',
      '<outline text="https://a.vn/rss" xmlUrl="https://a.vn/rss"/>',
      [nameless],
    ],
    [
      'that pages are fetched',
      '<outline text="A" xmlUrl="https://a.vn/rss" fullText="true"/>',
      [{ ...plain, fullText: true }],
    ],
    [
      'a page that lists articles',
      '<outline text="A" type="link" xmlUrl="https://a.vn/rss" readAs="list"/>',
      [{ ...plain, readAs: 'list' }],
    ],
    [
      'a language with a country',
      '<outline text="A" xmlUrl="https://a.vn/rss" language="vi-VN"/>',
      [{ ...plain, language: 'vi' }],
    ],
    [
      'a tag as a folder',
      '<outline text="A" xmlUrl="https://a.vn/rss" category="Kinh tế"/>',
      [{ ...plain, folders: ['Kinh tế'] }],
    ],
    [
      'paths of categories, after the folders around it, each name once',
      '<outline text="Báo"><outline text="A" xmlUrl="https://a.vn/rss" category="/Châu Á/Hà Nội, Báo ,/Châu Á/Huế"/></outline>',
      [{ ...plain, folders: ['Báo', 'Châu Á', 'Hà Nội', 'Huế'] }],
    ],
    [
      'an address in the wrong attribute',
      '<outline type="rss" text="A" url="https://a.vn/rss"/>',
      [plain],
    ],
    [
      'capitals everywhere',
      '<OUTLINE TYPE="RSS" TEXT="A" XMLURL="https://a.vn/rss" HTMLURL="https://a.vn/"/>',
      [{ ...plain, siteUrl: 'https://a.vn/' }],
    ],
    [
      'a feed inside a feed',
      '<outline text="A" xmlUrl="https://a.vn/rss"><outline text="B" xmlUrl="https://b.vn/rss"/></outline>',
      [plain, { ...plain, name: 'B', url: 'https://b.vn/rss' }],
    ],
    ['other letter case', '<Outline TEXT="A" xmlurl="https://a.vn/rss"/>', [plain]],
    [
      'bare ampersands',
      '<outline text="A & B" xmlUrl="https://a.vn/rss?a=1&b=2"/>',
      [{ ...plain, name: 'A & B', url: 'https://a.vn/rss?a=1&b=2' }],
    ],
    ['the feed: scheme', '<outline text="A" xmlUrl="feed:https://a.vn/rss"/>', [plain]],
    ['the end missing', '<outline text="A" xmlUrl="https://a.vn/rss">', [plain]],
  ])('reads %s', (_, outlines, expected) => {
    expect(read(list(outlines))).toEqual({ sources: expected, leftOut: [], warnings: [] });
  });

  it.each([
    ['HTML entities', 'Caf&eacute; &#8211; b&aacute;o', 'Café – báo'],
    ['references that were escaped twice', 'S&amp;agrave;i G&amp;ograve;n', 'Sài Gòn'],
    ['a reference without its end', 'Bản quyền &copy', 'Bản quyền ©'],
    ['bare ampersands', 'R&D & AT&T, news&notes', 'R&D & AT&T, news&notes'],
    ['an unknown entity', 'A &tintuc; B', 'A &tintuc; B'],
    ['marks by themselves', 'Ba\u0301o', 'Báo'],
  ])('decodes names: %s', (_, written, name) => {
    expect(read(named(`text="${written}"`)).sources).toEqual([{ ...plain, name }]);
  });

  it('knows the entities that the list declares', () => {
    const text = `<!DOCTYPE opml [<!ENTITY bao "Báo"> <!ENTITY nha SYSTEM "file:///etc/passwd">]>${named('text="&bao; &nha;"')}`;
    expect(read(text).sources).toEqual([{ ...plain, name: 'Báo &nha;' }]);
  });

  it.each([
    ['letters', 'https://a.vn/tin tức.xml', 'https://a.vn/tin%20t%E1%BB%A9c.xml'],
    ['marks by themselves', 'https://a.vn/ba\u0301o', 'https://a.vn/ba%CC%81o'],
    ['joiners', 'https://a.vn/\u200cx?q=\u200d', 'https://a.vn/%E2%80%8Cx?q=%E2%80%8D'],
    ['marks of direction', 'https://a.vn/\u202bx', 'https://a.vn/%E2%80%ABx'],
    ['what is encoded', 'https://a.vn/b%c3%a1o%2Fx', 'https://a.vn/b%c3%a1o%2Fx'],
    [
      'parameters that look like entities',
      'https://a.vn/f?a=1&copy=2&amp;lt=3&sect=4',
      'https://a.vn/f?a=1&copy=2&lt=3&sect=4',
    ],
    ['white space around', '\n https://a.vn/f\t', 'https://a.vn/f'],
    ['what servers never see', 'https://a.vn/f#tin', 'https://a.vn/f'],
    ['the schemes of programs', 'pcast://a.vn/f', 'http://a.vn/f'],
  ])('keeps addresses as they are written: %s', (_, written, url) => {
    const { sources } = read(list(`<outline text="A" xmlUrl="${written}"/>`));
    expect(sources).toEqual([{ ...plain, url }]);
  });

  it.each([
    ['twice', 'https://a.vn/rss'],
    ['with another fragment', 'https://a.vn/rss#2'],
    ['escaped and not', 'https://a.vn/\u00e1', 'https://a.vn/%C3%A1'],
  ])('keeps the first of two entries: %s', (_, second, first = 'https://a.vn/rss') => {
    const { sources, leftOut, warnings } = read(
      list(
        `<outline text="Báo"><outline text="A" xmlUrl="${first}"/></outline><outline text="B" xmlUrl="${second}"/>`,
      ),
    );
    expect(sources).toEqual([{ ...plain, url: first, folders: ['Báo'] }]);
    expect(warnings).toEqual([`"B" is listed twice: ${second}`]);
    expect(leftOut).toEqual([]);
  });

  it.each([
    ['another scheme', 'xmlUrl="ftp://a.vn/rss"', 'ftp://a.vn/rss', 'no http address'],
    ['no scheme', 'xmlUrl="a.vn/rss"', 'a.vn/rss', 'no http address'],
    ['a password', 'xmlUrl="https://me:secret@a.vn/rss"', 'https://a.vn/rss', 'password'],
    ['nothing but a name', '', '', 'no xmlUrl'],
    ['a site alone', 'type="rss" htmlUrl="https://a.vn/"', 'https://a.vn/', 'no xmlUrl'],
    ['a link', 'type="link" url="https://a.vn/"', 'https://a.vn/', 'a link'],
    ['another list', 'type="include" url="https://a.vn/o.opml"', 'https://a.vn/o.opml', 'another'],
  ])('names what is no source: %s', (_, attributes, url, reason) => {
    const { sources, leftOut } = read(list(`<outline text="A" ${attributes}/>`));
    expect(sources).toEqual([]);
    expect(leftOut).toEqual([{ name: 'A', url, reason: expect.stringContaining(reason) }]);
  });

  it.each([
    ['a language', 'language="tiếng Việt"', 'tiếng Việt'],
    ['folders', `category="${[...Array(21).keys()].join(',')}"`, ': 20'],
  ])('names settings that it leaves out: %s', (_, attributes, warning) => {
    const { sources, warnings } = read(named(`text="A" ${attributes}`));
    expect(sources).toMatchObject([{ url: plain.url }]);
    expect(warnings).toEqual([expect.stringContaining(warning)]);
  });

  it.each([
    ['after an entry', '', 'ends in the middle'],
    ['in an entry', '<outline text="Tuổi trẻ" xmlUrl="https://b', 'Left out: <outline text="Tuổi'],
  ])('reads a list that is cut %s, and says so', (_, rest, warning) => {
    const cut = named('text="A"').replace('</body></opml>', rest);
    const { sources, leftOut, warnings } = read(cut);
    expect([sources, leftOut]).toEqual([[plain], []]);
    expect(warnings).toEqual([expect.stringContaining(warning)]);
  });

  it('says that a list names no feed', () => {
    expect(read(list(''))).toEqual({
      sources: [],
      leftOut: [],
      warnings: ['The list names no feed.'],
    });
  });

  it('quotes no half of a character', () => {
    for (const before of ['', 'a']) {
      const text = `${before}${'😀'.repeat(5_000)}`;
      const { leftOut } = read(list(`<outline text="${text}" xmlUrl="ftp:x"/>`));
      expect(leftOut[0]?.name.isWellFormed()).toBe(true);
    }
  });

  it.each([
    ['a feed', '<rss version="2.0"><channel/></rss>', 'Add its address as a source'],
    ['an HTML page', '<!doctype html><html></html>', 'Export the list as OPML'],
    ['an empty document', '', 'Export the list as OPML'],
    ['deeper than any list', list('<outline text="a">'.repeat(100_000)), 'Check the file'],
  ])('refuses %s', (found, text, advice) => {
    expect(() => read(text)).toThrow(UnreadableFeed);
    expect(() => read(text)).toThrow(found);
    expect(() => read(text)).toThrow(advice);
  });
});

describe('writeOpml', () => {
  it('writes what readOpml reads back', () => {
    const sources: ListedSource[] = [
      { ...plain, name: 'A & "B" <c>', siteUrl: 'https://a.vn/' },
      { ...plain, url: 'https://b.vn/rss?x=1&y=2', folders: ['Báo', 'Thế giới'], language: 'vi' },
      { ...plain, url: 'https://c.vn/rss', folders: ['Báo'], outlet: 'd.vn' },
      { ...plain, url: 'https://d.vn/rss', fullText: true },
      { ...plain, url: 'https://d.vn/tin', readAs: 'list' },
      { ...nameless, url: 'https://e.vn/rss' },
      {
        ...plain,
        url: 'https://f.vn/rss',
        name: 'Báo &eacute; &amp; AT&T',
        folders: ['Tin, &lt;'],
      },
    ];
    const text = writeOpml(sources, { title: 'Newsline', now: new Date(0) });
    const byUrl = (one: { url: string }, other: { url: string }) =>
      one.url.localeCompare(other.url);
    expect(read(text).sources.sort(byUrl)).toEqual(sources.sort(byUrl));
  });
});
