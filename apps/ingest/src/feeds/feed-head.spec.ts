import { parseFeed } from './parse-feed.ts';

const options = { now: new Date('2026-11-01T00:00:00Z'), url: 'https://tin.example/rss.xml' };
const rss = (head: string) =>
  parseFeed(
    Buffer.from(`<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
      xmlns:dcterms="http://purl.org/dc/terms/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
      <title>Tin</title>${head}</channel></rss>`),
    options,
  );
const atom = (head: string, more = '') =>
  parseFeed(
    Buffer.from(`<feed xmlns="http://www.w3.org/2005/Atom" ${more}><title>Tin</title>${head}</feed>`),
    options,
  ); // prettier-ignore

describe('the head of a feed', () => {
  it.each([
    ['lastBuildDate', '<pubDate>Fri, 30 Oct 2026 01:00:00 GMT</pubDate><lastBuildDate>Sat, 31 Oct 2026 01:00:00 GMT</lastBuildDate>', '2026-10-31T01:00:00.000Z'],
    ['pubDate', '<pubDate>Fri, 30 Oct 2026 01:00:00 GMT</pubDate>', '2026-10-30T01:00:00.000Z'],
    ['what Dublin Core calls its issue', '<dcterms:issued>2026-10-29T08:00+07:00</dcterms:issued>', '2026-10-29T01:00:00.000Z'],
    ['its change before its issue', '<dcterms:issued>2026-10-29</dcterms:issued><dcterms:modified>2026-10-31T00:00Z</dcterms:modified>', '2026-10-31T00:00:00.000Z'],
    ['nothing', '', undefined],
  ])('has its date from %s', async (_, head, expected) => {
    expect((await rss(head)).feed.updatedAt?.toISOString()).toBe(expected);
  }); // prettier-ignore

  it('has the newest date of its articles where its format has none', async () => {
    const items = [
      { id: '1', title: 'Một', date_published: '2026-10-29T00:00:00Z' },
      { id: '2', title: 'Hai', date_published: '2026-10-28T00:00:00Z', date_modified: '2026-10-30T00:00:00Z' },
      { id: '3', title: 'Ba' },
    ]; // prettier-ignore
    const feed = (articles: object[]) =>
      parseFeed(Buffer.from(JSON.stringify({ version: '1.1', title: 'Tin', items: articles })), options);
    expect((await feed(items)).feed.updatedAt).toEqual(new Date('2026-10-30T00:00:00Z'));
    expect((await feed([])).feed.updatedAt).toBeNull();
  }); // prettier-ignore

  it.each([
    ['inside one another', '<itunes:category text="Tin tức"><itunes:category text="Chính trị"/><itunes:category text="Kinh tế"/></itunes:category>', ['Tin tức', 'Chính trị', 'Kinh tế']],
    ['beside one another', '<itunes:category text="Tin tức"/><category>Văn hóa</category>', ['Văn hóa', 'Tin tức']],
  ])('has its categories %s', async (_, head, expected) => {
    expect((await rss(head)).feed.categories).toEqual(expected);
  }); // prettier-ignore

  it('has an owner for want of an author', async () => {
    const owner = '<itunes:owner><itunes:name>Đài Phố</itunes:name><itunes:email>tin@dai.example</itunes:email></itunes:owner>'; // prettier-ignore
    expect((await rss(owner)).feed.authors).toEqual([{ name: 'Đài Phố', email: 'tin@dai.example' }]);
    expect((await rss(`<itunes:author>An</itunes:author>${owner}`)).feed.authors[0]?.name).toBe('An');
  }); // prettier-ignore

  it.each([
    ['a link', '<itunes:link rel="image" href="/logo.png"/>', 'https://tin.example/logo.png'],
    ['a link of another relation', '<itunes:link rel="new-feed" href="/rss2.xml"/>', null],
    ['an element before a link', '<itunes:link rel="image" href="/b.png"/><itunes:image href="/a.png"/>', 'https://tin.example/a.png'],
    ['an attribute in capitals', '<itunes:image HREF="/a.png"/>', 'https://tin.example/a.png'],
  ])('has its picture from %s', async (_, head, expected) => {
    expect((await rss(head)).feed.imageUrl).toBe(expected);
  }); // prettier-ignore

  it('is at its base where it says so', async () => {
    const { feed } = await atom('<link rel="self" href=""/>', 'xml:base="https://goc.example/f"');
    expect(feed.self).toBe('https://goc.example/f');
    expect((await atom('<link rel="self" href=""/>')).feed.self).toBeNull();
  });
});
