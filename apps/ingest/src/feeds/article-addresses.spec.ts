import { parseFeed } from './parse-feed.ts';

const options = { now: new Date('2026-11-01T00:00:00Z'), url: 'https://feeds.example/tin/rss' };
const first = async (text: string) => (await parseFeed(Buffer.from(text), options)).articles[0];
const rss = (item: string) =>
  first(`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
    xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
    <title>T</title><link>https://tin.example/muc/</link><item><title>Tin</title>${item}</item></channel></rss>`);
const atom = (entry: string, more = '') =>
  first(`<feed xmlns="http://www.w3.org/2005/Atom" ${more}><title>T</title>
    <link href="https://tin.example/muc/"/><entry><title>Tin</title>${entry}</entry></feed>`);
const json = (article: object) =>
  first(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      home_page_url: 'https://tin.example/muc/',
      items: [{ id: 'a', title: 'Tin', ...article }],
    }),
  );
const pictures = '&lt;img src="a.jpg"&gt;&lt;a href="../b"&gt;b&lt;/a&gt;';

describe('relative addresses inside an article', () => {
  it.each([
    ['its link', () => rss(`<link>https://tin.example/2026/bai/</link><description>${pictures}</description>`), 'https://tin.example/2026/bai/a.jpg'],
    ['its link, relative itself', () => rss(`<link>/2026/bai/</link><description>${pictures}</description>`), 'https://tin.example/2026/bai/a.jpg'],
    ['a guid that is its link', () => rss(`<guid>https://tin.example/2026/bai/</guid><description>${pictures}</description>`), 'https://tin.example/2026/bai/a.jpg'],
    ['the site without a link', () => rss(`<description>${pictures}</description>`), 'https://tin.example/muc/a.jpg'],
    ['the site with an enclosure alone', () => rss(`<enclosure url="https://cdn.example/1.mp3"/><description>${pictures}</description>`), 'https://tin.example/muc/a.jpg'],
    ['its link in Atom', () => atom(`<link href="https://tin.example/2026/bai/"/><content type="html">${pictures}</content>`), 'https://tin.example/2026/bai/a.jpg'],
    ['xml:base in Atom', () => atom(`<link href="https://tin.example/2026/bai/"/><content type="html" xml:base="https://anh.example/x/">${pictures}</content>`), 'https://anh.example/x/a.jpg'],
    ['xml:base of the feed', () => atom(`<link href="bai/"/><content type="html">${pictures}</content>`, 'xml:base="https://goc.example/"'), 'https://goc.example/a.jpg'],
    ['xml:base inside XHTML', () => atom('<content type="xhtml" xml:base="https://goc.example/"><div xmlns="http://www.w3.org/1999/xhtml"><p>x</p><div xml:base="anh/"><img src="a.jpg"/></div><img src="b.jpg"/></div></content>'), 'https://goc.example/anh/a.jpg'],
    ['its address in JSON Feed', () => json({ url: 'https://tin.example/2026/bai/', content_html: '<img src="a.jpg">' }), 'https://tin.example/2026/bai/a.jpg'],
    ['its address in JSON Feed, for its picture', () => json({ url: '/2026/bai/', image: 'a.jpg' }), 'https://tin.example/2026/bai/a.jpg'],
    ['the site in JSON Feed, where it leads elsewhere', () => json({ external_url: 'https://xa.example/y/', content_html: '<img src="a.jpg">' }), 'https://tin.example/muc/a.jpg'],
  ])('start from %s', async (_, article, expected) => {
    expect((await article())?.imageUrl).toBe(expected);
  }); // prettier-ignore

  it('start from xml:base only inside the element that has it', async () => {
    const article = await atom(
      '<link href="https://tin.example/1/"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p xml:base="https://anh.example/"><a href="x">x</a></p><a href="y">y</a></div></content>',
    );
    expect(article?.contentHtml).toContain('href="https://anh.example/x"');
    expect(article?.contentHtml).toContain('href="https://tin.example/1/y"');
  });
});

describe('links', () => {
  it.each([
    ['in capitals', '<link rel="SELF" href="/s"/><link rel="Alternate" href="/a"/>'],
    ['as an address of IANA', '<link rel="self" href="/s"/><link rel="http://www.iana.org/assignments/relation/ALTERNATE" href="/a"/>'],
    ['empty', '<link rel="" href="/a"/>'],
    ['with white space', '<link rel="via" href="/v"/><link rel=" alternate " href="/a"/>'],
  ])('have a relation %s', async (_, links) => {
    expect((await atom(links))?.url).toBe('https://tin.example/a');
  }); // prettier-ignore

  it('have a relation in any letter case for enclosures, in RSS too', async () => {
    const link = '<atom:link rel="Enclosure" href="https://cdn.example/1.mp3" length="9"/>';
    expect((await rss(link))?.enclosures).toEqual([
      { url: 'https://cdn.example/1.mp3', type: null, lengthBytes: 9 },
    ]);
  });
});

describe('several links of one article', () => {
  const own = '<link>https://tin.example/1</link>';
  it.each([
    ['the first', `${own}<link>https://tin.example/2</link><link href="https://tin.example/3"/>`],
    ["RSS's own before those of Atom", `<atom:link href="https://tin.example/2"/>${own}`],
    ["not the feed's, which some repeat without a prefix", `<link href="/rss" rel="self"/>${own}<link href="https://hub.example/" rel="hub"/>`],
    ['the first that says anything', `<link> </link><link href=""/>${own}`],
    ['the first that leads to the web', `<link>tel:113</link>${own}`],
    ['what stood there before a proxy', `<link>https://proxy.example/x</link><feedburner:origLink xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">https://tin.example/1</feedburner:origLink>`],
  ])('lead to %s', async (_, links) => {
    expect((await rss(links))?.url).toBe('https://tin.example/1');
  }); // prettier-ignore

  it('lead to HTML before other types in Atom', async () => {
    const links =
      '<link href="/1.pdf" type="application/pdf"/><link href="/1" type="text/html"/><link href="/2"/>';
    expect((await atom(links))?.url).toBe('https://tin.example/1');
  });
});

describe('podcasts', () => {
  it.each([
    ['RSS', () => rss('<guid isPermaLink="false">1</guid><enclosure url="https://cdn.example/bia.jpg" type="image/jpeg"/><enclosure url="https://cdn.example/1.mp3" type="audio/mpeg"/>')],
    ['RSS with the address as text', () => rss('<enclosure>https://cdn.example/1.mp3</enclosure>')],
    ['Atom', () => atom('<link rel="enclosure" href="https://cdn.example/1.mp3"/>')],
    ['JSON Feed', () => json({ attachments: [{ url: 'https://cdn.example/1.mp3', mime_type: 'audio/mpeg' }] })],
  ])('without a page lead to their enclosure in %s', async (_, article) => {
    // Addresses of files carry tokens and counters: they identify nothing.
    expect(await article()).toMatchObject({ url: 'https://cdn.example/1.mp3', urlIsShared: true });
  }); // prettier-ignore

  it('have the title that is for podcasts', async () => {
    const article =
      await first(`<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
      <item><itunes:title>Tập ba</itunes:title><itunes:subtitle>Chuyện &lt;i&gt; phố</itunes:subtitle></item></channel></rss>`);
    expect(article).toMatchObject({ title: 'Tập ba', summary: 'Chuyện <i> phố' });
  });

  it.each([
    ['12', 12],
    ['0', null],
    ['', null],
    ['-1', null],
    ['99999999999999999999', null],
  ])('have a length of "%s" as %s', async (length, expected) => {
    const article = await rss(`<enclosure url="https://cdn.example/1.mp3" length="${length}"/>`);
    expect(article?.enclosures[0]?.lengthBytes).toBe(expected);
  });
});
