import { parseFeed } from './parse-feed.ts';

const now = new Date('2026-03-02T12:00:00Z');

const story = 'Cầu vượt mới thông xe';
const vietnamese = `${story}: xe cộ được lưu thông từ sáng sớm`;
const date = 'Mon, 02 Mar 2026 10:00:00';

const rss = (head: string, text: string, site = 'https://paper.example/') =>
  `<rss version="2.0"><channel><title>T</title><link>${site}</link>${head}
   <item><title>${text}</title><description>&lt;p&gt;${text}&lt;/p&gt;</description><pubDate>${date}</pubDate></item>
   </channel></rss>`;
const atom = (language: string, text: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${language && `xml:lang="${language}"`}><title>T</title>
   <entry><id>1</id><title>${text}</title><updated>2026-03-02T10:00:00</updated></entry></feed>`;
const rdf = (language: string) =>
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
   <channel><title>T</title><link>https://paper.example/</link><dc:language>${language}</dc:language></channel>
   <item><title>A bridge opens</title><link>https://paper.example/1</link><dc:date>2026-03-02T10:00:00</dc:date></item>
   </rdf:RDF>`;
const json = (head: object, text: string) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'T',
    ...head,
    items: [{ id: '1', title: text, content_text: text, date_published: '2026-03-02T10:00:00' }],
  });

const inVietnam = '2026-03-02T03:00:00.000Z';
const inUtc = '2026-03-02T10:00:00.000Z';
const english = 'A bridge opens to traffic in the morning';

describe('a date without a zone', () => {
  it.each([
    ['RSS that names Vietnamese', rss('<language>vi</language>', english), inVietnam],
    ['RSS that names a Vietnamese region', rss('<language>vi-vn</language>', english), inVietnam],
    ['RSS in Vietnamese that names nothing', rss('', vietnamese), inVietnam],
    ['RSS of a Vietnamese site', rss('', english, 'https://paper.example.vn/'), inVietnam],
    ['RSS with a template’s language', rss('<language>en-us</language>', vietnamese), inVietnam],
    ['RSS that says nothing', rss('', english), inUtc],
    ['Atom that names Vietnamese', atom('vi', english), inVietnam],
    ['Atom in Vietnamese that names nothing', atom('', vietnamese), inVietnam],
    ['RDF that names Vietnamese', rdf('vi'), inVietnam],
    ['JSON Feed that names Vietnamese', json({ language: 'vi' }, english), inVietnam],
    ['JSON Feed in Vietnamese', json({}, vietnamese), inVietnam],
    ['JSON Feed of a Vietnamese site', json({ home_page_url: 'https://a.vn' }, english), inVietnam],
  ])('is in the publisher’s zone from the first poll: %s', async (_, text, expected) => {
    const { articles } = await parseFeed(Buffer.from(text), { now, url: 'https://f.example/' });
    expect(articles.map(({ publishedAt }) => publishedAt?.toISOString())).toEqual([expected]);
    expect(articles[0]?.publishedZone).toBe('assumed');
  });

  it.each([
    ['the operator’s zone', { zone: 'Asia/Tokyo' }, '2026-03-02T01:00:00.000Z'],
    ['the operator’s language', { language: 'vi' }, inVietnam],
    ['the feed’s own host', { url: 'https://a.vn/rss' }, inVietnam],
  ])('follows %s', async (_, options, expected) => {
    const { articles } = await parseFeed(Buffer.from(rss('', english)), { now, ...options });
    expect(articles[0]?.publishedAt?.toISOString()).toBe(expected);
  });

  it('leaves dates with a zone alone', async () => {
    const text = rss('<language>vi</language>', vietnamese).replace(date, `${date} GMT`);
    const { articles } = await parseFeed(Buffer.from(text), { now });
    expect(articles[0]?.publishedAt?.toISOString()).toBe(inUtc);
  });
});
