import { warningText } from '../feeds/warning-text.ts';
import { defaultLimits, type ArticleLimits } from './article-limits.ts';
import { Reader, type ReadFeed } from './reader.ts';

const now = new Date('2026-11-01T00:00:00Z');
const unlimited = { articles: 1e6, title: 1e9, summary: 1e9, text: 1e9, names: 1e6 };

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toUTCString();
const item = (name: string, date?: string, more = '') =>
  `<item><title>${name}</title><guid>${name}</guid>${date ? `<pubDate>${date}</pubDate>` : ''}${more}</item>`;
const rss = (items: string, head = '<title>F</title>') =>
  `<rss version="2.0"><channel>${head}${items}</channel></rss>`;

describe('the limits of what a source may bring', () => {
  let reader: Reader;
  function start(limits: ArticleLimits = defaultLimits): void {
    reader = new Reader({ processes: 1, timeoutMs: 20_000, warm: false, limits });
  }
  afterEach(() => reader.close());

  async function read(feed: string, folders: string[] = []): Promise<ReadFeed> {
    const outcome = await reader.readFeed({
      body: Buffer.from(feed),
      contentType: 'application/rss+xml',
      url: 'https://a.example/feed',
      sharedLinks: [],
      context: { sourceId: 's', outlets: [], now, language: null, folders },
    });
    if (outcome.kind !== 'read') throw new Error(outcome.problem);
    return outcome.result;
  }

  it.each([
    ['oldest first', [item('a', day(1)), item('b', day(2)), item('c', day(3))], ['b', 'c']],
    ['newest first', [item('c', day(3)), item('b', day(2)), item('a', day(1))], ['c', 'b']],
    ['in no order', [item('b', day(2)), item('a', day(1)), item('c', day(3))], ['b', 'c']],
    ['undated', [item('a'), item('b'), item('c')], ['a', 'b']],
    ['of one date', [item('a', day(1)), item('b', day(1)), item('c', day(1))], ['a', 'b']],
    ['undated behind an old one', [item('a', day(1)), item('b'), item('c', day(3))], ['a', 'c']],
    [
      'dated years ahead',
      [item('a'), item('b'), item('c', new Date('2099-01-01').toUTCString())],
      ['a', 'b'],
    ],
  ])('takes the newest articles: %s', async (_, items, expected) => {
    start({ ...defaultLimits, articles: 2 });
    const { drafts, warnings } = await read(rss(items.join('')));
    expect(drafts.map(({ content }) => content.title)).toEqual(expected);
    expect(warnings.map(warningText)).toEqual([
      'It has 3 articles; the newest 2 were taken (POLL_MAX_ARTICLES).',
    ]);
  });

  it('says nothing where nothing is beyond a limit', async () => {
    start({ ...defaultLimits, articles: 2 });
    const { drafts, warnings } = await read(rss(item('a') + item('b')));
    expect([drafts.length, warnings]).toEqual([2, []]);
  });

  it('cuts texts and lists, and says so', async () => {
    start({ ...defaultLimits, summary: 300 });
    const many = (tag: string) =>
      Array.from({ length: 100 }, (_, n) => `<${tag}>${tag} ${n}</${tag}>`).join('');
    const long = `<title>${'word '.repeat(1_000)}</title><guid>${'g'.repeat(5_000)}</guid>
      <link>https://a.example/${'ạ'.repeat(3_000)}</link>
      <description>${'summary '.repeat(1_000)}</description>
      <content:encoded><![CDATA[${'<p>Text <b>bold</b></p>'.repeat(120_000)}]]></content:encoded>
      ${'<enclosure url="https://a.example/1.mp3"/>'.repeat(20)}
      ${many('category')}${many('dc:creator')}<category>${'c'.repeat(500)}</category>`;
    const { drafts, warnings } = await read(rss(`<item>${long}</item>`), ['Folder']);
    const { content, keys } = drafts[0] ?? { content: null, keys: [] };
    expect(content?.title).toMatch(/^(?:word ){90,99}word…$/);
    expect(content?.summary).toMatch(/^(?:summary ){30,36}summary…$/);
    expect(Buffer.byteLength(content?.text ?? '')).toBeLessThanOrEqual(1_000_000);
    expect(content?.text).toMatch(/Text bold…$|Text…$/);
    expect(content?.html).toBe('');
    expect(content?.authors.length).toBeLessThanOrEqual(50);
    expect(content?.categories).toHaveLength(51);
    expect(content?.categories.at(-1)).toBe('Folder');
    expect(content?.enclosures).toHaveLength(10);
    // The link is longer than any: the article leads to what is attached.
    expect(content?.url).toBe('https://a.example/1.mp3');
    expect(keys.every((key) => key.length < 2_100)).toBe(true);
    expect(warnings.map(warningText)).toEqual(
      [
        /ARTICLE_MAX_NAMES/,
        /10 enclosures/,
        /titles .*500 .*ARTICLE_MAX_TITLE/,
        /summaries .*300 /,
        /bytes/,
      ].map((text) => expect.stringMatching(text)),
    );
  });

  it('drops markup that is longer than any text may be', async () => {
    start({ ...defaultLimits, text: 10_000 });
    const html = '<p><a href="https://a.example/a/long/address">x</a></p>'.repeat(500);
    const { drafts } = await read(
      rss(item('a', undefined, `<description><![CDATA[${html}]]></description>`)),
    );
    expect(drafts[0]?.content.html).toBe('');
    expect(drafts[0]?.content.text.length).toBeGreaterThan(1_000);
  });

  it('leaves ids, keys and fingerprints as they are without limits', async () => {
    const feed = rss(
      `<item><title>${'word '.repeat(300)}</title><description>${'summary '.repeat(1_000)}</description></item>`,
    );
    const of = async (limits: ArticleLimits) => {
      start(limits);
      const { drafts } = await read(feed);
      return drafts.map(({ keys, idIfNew, fingerprint }) => ({ keys, idIfNew, fingerprint }));
    };
    const limited = await of(defaultLimits);
    await reader.close();
    expect(limited).toEqual(await of(unlimited));
  });

  it('cuts what the feed says of itself', async () => {
    start();
    const { head } = await read(rss(item('a'), `<title>${'Name '.repeat(1_000)}</title>`));
    expect(head.title.length).toBeLessThanOrEqual(200);
  });

  it('cuts pages and pasted texts too', async () => {
    start({ ...defaultLimits, articles: 5, title: 20, text: 10_000 });
    const paragraph = 'A sentence of a paragraph, with a comma, that goes on for a while. ';
    const body = `<html><title>${'A long title '.repeat(9)}</title><article>${`<p>${paragraph.repeat(5)}</p>`.repeat(200)}</article></html>`;
    const page = await reader.readDocument({ contentType: 'text/html', body, now }, null);
    if (page.kind !== 'read') throw new Error(page.problem);
    const [article] = page.result.articles;
    expect(article?.title.length).toBeLessThanOrEqual(20);
    expect(Buffer.byteLength(article?.text ?? '')).toBeLessThanOrEqual(10_000);
    expect(article?.html).toBe('');
    expect(page.result.warnings).toHaveLength(2);
  });
});
