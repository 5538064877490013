import { parseFeed } from './parse-feed.ts';

const options = { now: new Date('2026-11-01T00:00:00Z'), url: 'https://tin.example/feed' };
const read = (text: string) => parseFeed(Buffer.from(text), options);
const first = async (text: string) => (await read(text)).articles[0];
const atom = (entry: string) =>
  first(`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
    <title>T</title><entry><id>urn:a</id>${entry}</entry></feed>`);
const rss = (item: string) =>
  first(`<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:media="http://search.yahoo.com/mrss/"><channel><title>T</title><item>${item}</item></channel></rss>`);

describe('titles', () => {
  it.each([
    ['tags without a type', '<title>Thẻ &lt;table&gt; và &lt;b&gt; còn đó</title>', 'Thẻ <table> và <b> còn đó'],
    ['closed tags without a type', '<title>Why &lt;em&gt;this&lt;/em&gt; stays</title>', 'Why <em>this</em> stays'],
    ['tags in CDATA', '<title><![CDATA[Cách dùng <img> & <br>]]></title>', 'Cách dùng <img> & <br>'],
    ['entities that were escaped twice', '<title>Cà phê &amp;amp; bánh &amp;lt;b&amp;gt;</title>', 'Cà phê & bánh <b>'],
    ['entities that are said to be text', '<title type="text">Viết &amp;amp; đọc</title>', 'Viết &amp; đọc'],
    ['HTML', '<title type="html">Mưa &lt;b&gt;lớn&lt;/b&gt; &amp;amp; gió</title>', 'Mưa lớn & gió'],
    ['XHTML', '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Mưa <b>lớn</b></div></title>', 'Mưa lớn'],
  ])('of Atom keep or lose %s', async (_, title, expected) => {
    expect((await atom(title))?.title).toBe(expected);
  }); // prettier-ignore

  it.each([
    ['a tag that is named', '<title>Thẻ &lt;table&gt; còn đó</title>', 'Thẻ <table> còn đó'],
    ['tags that were escaped twice', '<title>Use &amp;lt;b&amp;gt; here</title>', 'Use <b> here'],
    [
      'a tag that is named beside an entity',
      '<title><![CDATA[Thẻ <table> &amp; thẻ &lt;b&gt;]]></title>',
      'Thẻ <table> & thẻ <b>',
    ],
    ['closed tags', '<title>&lt;b&gt;Mưa&lt;/b&gt; lớn</title>', 'Mưa lớn'],
    [
      'what an object holds in its place',
      '<title>Mưa &lt;object data="x"&gt;lớn&lt;/object&gt;</title>',
      'Mưa lớn',
    ],
    ['breaks', '<title>Mưa&lt;br&gt;lớn</title>', 'Mưa lớn'],
  ])('of RSS keep or lose %s', async (_, title, expected) => {
    expect((await rss(title))?.title).toBe(expected);
  });
});

describe('contents', () => {
  it('without a type are text in Atom', async () => {
    const article = await atom(
      '<summary>Đặt &lt;b&gt; ở đây</summary><content>&lt;p&gt; mở một đoạn</content>',
    );
    expect(article).toMatchObject({
      summary: 'Đặt <b> ở đây',
      text: '<p> mở một đoạn',
      contentHtml: '&lt;p&gt; mở một đoạn',
    });
  });

  it('without a type are HTML where they are it from end to end', async () => {
    const article = await atom('<content><![CDATA[ <p>Một</p><p>Hai</p> ]]></content>');
    expect(article?.text).toBe('Một\n\nHai');
  });
});
