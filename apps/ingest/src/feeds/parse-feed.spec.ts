import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import iconv from 'iconv-lite';

import { warningText } from './warning-text.ts';
import { parseFeed } from './parse-feed.ts';
import { UnreadableFeed } from './unreadable-feed.ts';

const now = new Date('2024-09-22T00:00:00Z');
const options = { now, zone: 'Asia/Ho_Chi_Minh', url: 'https://feeds.example/rss' };
const read = (text: string | Uint8Array, more: object = {}) =>
  parseFeed(typeof text === 'string' ? Buffer.from(text) : text, { ...options, ...more });
const rss = (articles: string) =>
  `<rss version="2.0"><channel><title>T</title>${articles}</channel></rss>`;

const fixtures = join(import.meta.dirname, 'fixtures');
const inputs = readdirSync(fixtures).filter((name) => /\.(?:xml|feed)$/u.test(name));

describe('parseFeed', () => {
  it.each(inputs)('reads %s as expected', async (name) => {
    const expected = readFileSync(join(fixtures, name.replace(/\.\w+$/u, '.json')), 'utf8');
    const { sharedLinks: _, warnings, ...rest } = await read(readFileSync(join(fixtures, name)));
    const parsed = { ...rest, warnings: warnings.map(warningText) };
    expect(JSON.parse(JSON.stringify(parsed))).toEqual(JSON.parse(expected));
  });

  /** Tones apart from their vowels, as windows-1258 has them. */
  const vietnamese = '<title>Tiê\u0301ng Viê\u0323t: ngư\u0303 điê\u0323u</title>';
  const declared = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?>${rss(`<item>${vietnamese}</item>`)}`;
  it.each([
    ['UTF-8 without a declaration', Buffer.from(rss(`<item>${vietnamese}</item>`)), '', 'utf-8'],
    [
      'a byte order mark against both declarations',
      Buffer.from(`\ufeff${declared('iso-8859-1')}`),
      'text/xml; charset=big5',
      'utf-8',
    ],
    [
      'UTF-16 with its mark',
      iconv.encode(declared('utf-16'), 'utf-16le', { addBOM: true }),
      '',
      'utf-16le',
    ],
    ['UTF-16 without its mark', iconv.encode(declared('utf-16'), 'utf-16be'), '', 'utf-16be'],
    ['UTF-32', iconv.encode(declared('utf-32'), 'utf-32le', { addBOM: true }), '', 'utf-32le'],
    [
      'windows-1258 by its declaration',
      iconv.encode(declared('windows-1258'), 'windows-1258'),
      '',
      'windows-1258',
    ],
    [
      'VISCII, which browsers do not know',
      iconv.encode(declared('viscii').normalize(), 'viscii'),
      '',
      'viscii',
    ],
    [
      'UTF-8 that the server calls Latin-1',
      Buffer.from(declared('utf-8')),
      'text/xml; charset=ISO-8859-1',
      'utf-8',
    ],
    ['UTF-8 that says it is UTF-16', Buffer.from(declared('utf-16')), '', 'utf-8'],
    [
      'an encoding that nobody knows',
      Buffer.from(declared('x-nonsense')),
      'text/xml; charset=',
      'utf-8',
    ],
  ])('decodes %s', async (_, bytes, contentType, encoding) => {
    const parsed = await read(bytes, { contentType });
    expect([parsed.articles[0]?.title, parsed.encoding]).toEqual([
      'Tiếng Việt: ngữ điệu',
      encoding,
    ]);
  });

  it('lets the charset of HTTP outrank the declaration', async () => {
    const text =
      '<?xml version="1.0" encoding="windows-1252"?><rss><channel><title>Привет</title></channel></rss>';
    const { feed } = await read(iconv.encode(text, 'koi8-r'), {
      contentType: 'application/xml; charset="koi8-r"',
    });
    expect(feed.title).toBe('Привет');
  });

  it('keeps the text around a letter that was cut in two', async () => {
    const bytes = Buffer.concat([
      Buffer.from('<rss><channel><title>Tiếng Vi'),
      Buffer.from([0xe1, 0xbb]),
      Buffer.from('…</title></channel></rss>'),
    ]);
    const { feed, warnings } = await read(bytes);
    expect(feed.title).toBe('Tiếng Vi\ufffd…');
    expect(warnings.map(warningText)).toEqual([expect.stringContaining('not valid')]);
  });

  it.each([
    [
      'an HTML page',
      '<!DOCTYPE html><html><head><title>x</title></head><body>y</body></html>',
      'offers no feed',
    ],
    [
      'an HTML page',
      '<html><head><link rel="alternate" type="application/rss+xml" href="/rss" title="Tin"></head></html>',
      'https://feeds.example/rss',
    ],
    ['an empty document', ' \n', 'Check the address'],
    ['an OPML list', '<opml version="2.0"><body/></opml>', 'Import it'],
    [
      'a sitemap',
      '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>',
      'beside it',
    ],
    ['XML of another kind (<note>)', '<note><to>x</to></note>', 'Check the address'],
    ['JSON that is not JSON Feed', '{"a":1}', 'Check the address'],
    ['JSON that is not JSON Feed', '{"a":', 'Check the address'],
    ['text ("Not found")', 'Not found', 'Check the address'],
    ['a binary file', '\u0089PNG\0\0', 'Check the address'],
  ])('says that it got %s', async (found, text, advice) => {
    const error = await read(text).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnreadableFeed);
    expect(String(error)).toContain(found);
    expect(String(error)).toContain(advice);
  });

  it('hands over the feeds that a page offers', async () => {
    const page =
      '<html><base href="/a/"><link rel=alternate type=application/atom+xml href=b title="Tin &amp; bài"><link rel=alternate type=text/html href=c><link rel=alternate type=text/xml+oembed href=d>';
    await expect(read(page)).rejects.toMatchObject({
      offered: [{ url: 'https://feeds.example/a/b', title: 'Tin & bài' }],
    });
  });

  const bomb = `<!DOCTYPE rss [<!ENTITY a "ha">${'bcdefgh'.replace(/./gu, (name, at: number) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`)}]>`;
  it.each([
    ['entities made of entities', `${bomb}${rss('<item><title>&h;</title></item>')}`],
    ['elements without end', '<rss><channel>' + '<image>'.repeat(100_000)],
  ])('refuses %s', async (_, text) => {
    await expect(read(text)).rejects.toThrow(UnreadableFeed);
  });

  it.each([
    ['nested CDATA openers', rss(`<item><title>${'<![CDATA['.repeat(100_000)}x]]></title></item>`)],
    ['CDATA sections that never end', rss('<item><title><![CDATA[x</title></item>'.repeat(4000))],
    ['articles that never end', `<rss><channel>${'<item><title>x'.repeat(4000)}`],
    ['unknown elements without end', rss('<item><title>x</title>' + '<x>'.repeat(200_000))],
    [
      'end tags without start',
      rss('</x></item></title>'.repeat(100_000) + '<item><title>x</title></item>'),
    ],
    ['markup nested in a text', rss(`<item><title>x</title><description>${'<b>'.repeat(100_000)}`)],
    ['attributes without end', rss(`<item ${'a="b" '.repeat(100_000)}><title>x</title></item>`)],
    [
      'namespaces without end',
      rss(
        `<item ${Array.from({ length: 20_000 }, (_, at) => `xmlns:n${at}="u${at}"`).join(' ')}><title>x</title></item>`,
      ),
    ],
    ['ampersands', rss(`<item><title>x ${'&'.repeat(200_000)}</title></item>`)],
    [
      'a document type without end',
      `<!DOCTYPE rss [${'<!ENTITY '.repeat(100_000)}`.slice(0, 500_000) +
        rss('<item><title>x</title></item>'),
    ],
  ])('survives %s', async (_, text) => {
    const start = process.threadCpuUsage();
    await read(text).catch((error: unknown) => expect(error).toBeInstanceOf(UnreadableFeed));
    // Of this thread alone: the machine may be busy with other things.
    expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(5000);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it('gives something that can be sent to another process', async () => {
    const parsed = await read(rss('<item><title>x</title><pubDate>2024-09-21</pubDate></item>'));
    expect(structuredClone(parsed)).toEqual(parsed);
  });
});
