import { readOpml } from './read-opml.ts';
import { UnreadableFeed } from './unreadable-feed.ts';
import { writeOpml } from './write-opml.ts';

const read = (text: string) => readOpml(Buffer.from(text));
const list = (outlines: string) =>
  `<opml version="2.0"><head><title>T</title></head><body>${outlines}</body></opml>`;
const plain = { name: 'A', url: 'https://a.vn/rss', siteUrl: null, folders: [] };

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
    ['no name', '<outline xmlUrl="https://a.vn/rss"/>', [{ ...plain, name: 'a.vn' }]],
    ['other letter case', '<Outline TEXT="A" xmlurl="https://a.vn/rss"/>', [plain]],
    [
      'bare ampersands',
      '<outline text="A & B" xmlUrl="https://a.vn/rss?a=1&b=2"/>',
      [{ ...plain, name: 'A & B', url: 'https://a.vn/rss?a=1&b=2' }],
    ],
    ['the feed: scheme', '<outline text="A" xmlUrl="feed:https://a.vn/rss"/>', [plain]],
    ['the end missing', '<outline text="A" xmlUrl="https://a.vn/rss">', [plain]],
  ])('reads %s', (_, outlines, expected) => {
    expect(read(list(outlines))).toEqual({ sources: expected, warnings: [] });
  });

  it.each([
    [
      'is listed twice',
      '<outline text="A" xmlUrl="https://a.vn/rss"/><outline text="B" xmlUrl="https://a.vn/rss"/>',
      [plain],
    ],
    ['has no http address', '<outline text="A" xmlUrl="ftp://a.vn/rss"/>', []],
    ['names no feed', '<outline text="A"/>', []],
  ])('says what %s', (warning, outlines, sources) => {
    expect(read(list(outlines))).toEqual({ sources, warnings: [expect.stringContaining(warning)] });
  });

  it('quotes no half of a character', () => {
    const { warnings } = read(list(`<outline text="${'😀'.repeat(5_000)}" xmlUrl="ftp:x"/>`));
    expect(warnings[0]?.isWellFormed()).toBe(true);
    const { warnings: other } = read(
      list(`<outline text="a${'😀'.repeat(5_000)}" xmlUrl="ftp:x"/>`),
    );
    expect(other[0]?.isWellFormed()).toBe(true);
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
    const sources = [
      { ...plain, name: 'A & "B" <c>', siteUrl: 'https://a.vn/' },
      { ...plain, url: 'https://b.vn/rss?x=1&y=2', folders: ['Báo', 'Thế giới'], language: 'vi' },
      { ...plain, url: 'https://c.vn/rss', folders: ['Báo'], outlet: 'd.vn' },
    ];
    const text = writeOpml(sources, { title: 'Newsline', now: new Date(0) });
    const byUrl = (one: { url: string }, other: { url: string }) =>
      one.url.localeCompare(other.url);
    expect(read(text).sources.sort(byUrl)).toEqual(sources.sort(byUrl));
  });
});
