import { readdirSync, readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { extractArticle } from './extract.ts';
import { UnreadablePage } from './unreadable-page.ts';

const folder = new URL('fixtures/html/', import.meta.url);
const now = new Date('2031-04-03T08:00:00Z');
const url = 'https://tinsong.example/a/1?utm_source=x';
const file = (name: string): Buffer => readFileSync(new URL(name, folder));

const sentence = 'Mười hai tàu cá cập cảng lúc rạng sáng, mang theo gần bốn mươi tấn cá thu.';
const story = `<p>${sentence}</p>`.repeat(5);
const page = (head: string, body = story): string =>
  `<html><head>${head}</head><body><h1>Cảng cá</h1>${body}</body></html>`;
const linked = (article: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...article })}</script>`;
const read = (html: string | Uint8Array, contentType = '') =>
  extractArticle(html, { now, url, contentType });

describe('extractArticle', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.html'));

  it.each(names)('reads %s', (name) => {
    const article = read(file(name));
    const shown: unknown = JSON.parse(
      JSON.stringify({ ...article, text: article.text.split('\n\n') }),
    );
    expect(shown).toEqual(JSON.parse(file(name.replace('.html', '.json')).toString()));
  });

  it.each<[string, string, string]>([
    [
      'JSON-LD before OpenGraph',
      `${linked({ headline: 'Một tựa' })}<meta property="og:title" content="Hai tựa">`,
      'Một tựa',
    ],
    ['OpenGraph before the heading', '<meta property="og:title" content="Hai tựa">', 'Hai tựa'],
    ['the heading before the title', '<title>Ba tựa</title>', 'Cảng cá'],
    [
      'the heading where the metadata is cut',
      '<meta property="og:title" content="Cảng…">',
      'Cảng cá',
    ],
    [
      'without the name of the site',
      '<meta property="og:title" content="Một tựa - Tin Sông"><meta property="og:site_name" content="Tin Sông">',
      'Một tựa',
    ],
    ['with entities decoded', '<meta property="og:title" content="Cá &amp; muối">', 'Cá & muối'],
  ])('takes as title %s', (_, head, title) => {
    expect(read(page(head)).title).toBe(title);
  });

  it.each<[string, string, string | null]>([
    ['JSON-LD', linked({ datePublished: '2031-04-01T07:45:00+07:00' }), '2031-04-01T00:45:00.000Z'],
    [
      'a meta element',
      '<meta property="article:published_time" content="2031-04-01T00:45:00Z">',
      '2031-04-01T00:45:00.000Z',
    ],
    [
      'a meta element where JSON-LD is broken',
      `${linked({ datePublished: 'soon' })}<meta name="pubdate" content="2031-04-01">`,
      '2031-04-01T00:00:00.000Z',
    ],
    [
      'JSON-LD with a line break in a string',
      linked({ datePublished: '2031-04-01' }).replace('2031', '\n2031'),
      '2031-04-01T00:00:00.000Z',
    ],
    ['nowhere', '', null],
  ])('finds the date in %s', (_, head, at) => {
    expect(read(page(head)).publishedAt?.toISOString() ?? null).toBe(at);
  });

  it('takes a date without a zone on a Vietnamese page for the time of Vietnam', () => {
    const html = page('')
      .replace('<html>', '<html lang="vi">')
      .replace(story, `<span class="date">Thứ ba, 01/04/2031 - 07:45</span>${story}`);
    expect(read(html).publishedAt?.toISOString()).toBe('2031-04-01T00:45:00.000Z');
  });

  it.each<[string, string, string | null]>([
    [
      'a relative one',
      '<link rel="canonical" href="/ca-1.html">',
      'https://tinsong.example/ca-1.html',
    ],
    [
      'not the front page, a mistake of templates',
      '<link rel="canonical" href="/"><meta property="og:url" content="/ca-1.html">',
      'https://tinsong.example/ca-1.html',
    ],
    ['none that is a script', '<link rel="canonical" href="javascript:alert(1)">', null],
  ])('takes as canonical address %s', (_, head, address) => {
    expect(read(page(head)).canonicalUrl).toBe(address);
  });

  it('says nothing of an outlet that names itself as the author', () => {
    const html = page(
      `${linked({ author: { name: 'Tin Sông News' } })}<meta property="og:site_name" content="Tin Sông News">`,
    );
    expect(read(html)).toMatchObject({ authors: [], attribution: [] });
  });

  it.each<[string, string, string, string]>([
    ['the header', 'windows-1258', 'text/html; charset=windows-1258', ''],
    [
      'the page',
      'windows-1252',
      'text/html',
      '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">',
    ],
    ['the short form', 'utf-8', '', '<meta charset="utf-8">'],
    ['nobody', 'utf-8', '', ''],
    ['a header that lies', 'utf-8', 'text/html; charset=iso-8859-1', ''],
    ['a byte order mark', 'utf-16le', 'text/html; charset=utf-8', ''],
  ])('decodes as %s says', (_, encoding, contentType, head) => {
    const text =
      "Déjà à l'aube, où la pêche était mûre, cent façons de crier remplissaient le quai.";
    const html = page(head, `<p>${text}</p>`.repeat(6));
    const bytes = iconv.encode(html, encoding, { addBOM: encoding === 'utf-16le' });
    expect(read(bytes, contentType).text).toContain(text);
  });

  it('gives HTML that is safe to show', () => {
    const { html } = read(
      page(
        '',
        `${story}<p onclick="x()">${sentence}<img src=x onerror=alert(1)><script>x()</script></p>`,
      ),
    );
    expect(html).toContain(sentence);
    expect(html).not.toMatch(/script|onclick|onerror/u);
  });

  it.each<[string, string]>([
    ['nested 600 deep', `${'<div>'.repeat(600)}${story}`],
    ['nested 50,000 deep', `${'<b>'.repeat(50_000)}${story}`],
    ['whose paragraphs nobody closed', `<p>${sentence}`.repeat(5)],
    ['nobody closed a comment in', `${story}<!-- ${'<p>x'.repeat(1000)}`],
    ['nobody closed a script in', `${story}${'<script>'.repeat(1000)}`],
    ['full of stray ends', `${'</div>'.repeat(5000)}${story}`],
    ['with 30,000 elements', `${'<i></i>'.repeat(30_000)}${story}`],
  ])('reads a page %s', (_, body) => {
    expect(read(page('', body)).text).toContain('Mười hai tàu cá');
  });

  it.each<[string, string | Uint8Array, string]>([
    ['nothing', ' ', 'an empty document'],
    ['a PDF file', Buffer.from('%PDF-1.7 …'), 'a PDF file'],
    ['a ZIP file', Buffer.from('PK\u0003\u0004…'), 'a ZIP or Office file'],
    [
      'a page without text',
      '<html><head></head><body><div id="root"></div></body></html>',
      'a page without a title or a text',
    ],
    ['a page over the limit', page('', story.repeat(20_000)), 'a document of'],
    [
      'a page of 200,000 elements',
      page('', '<i></i>'.repeat(200_000)),
      'a document of over 100000 elements',
    ],
  ])('refuses %s and says what to do', (_, html, found) => {
    expect(() => read(html)).toThrow(UnreadablePage);
    expect(() => read(html)).toThrow(new RegExp(`This is ${found}.*\\. (?:Save|Send|Pages)`, 'u'));
  });
});
