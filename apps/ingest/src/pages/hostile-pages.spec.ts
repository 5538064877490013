import { readDocument } from './read-document.ts';
import { UnreadablePage } from './unreadable-page.ts';

const now = new Date('2031-04-03T08:00:00Z');
const sentence = 'The harbour council met on Tuesday and spoke at length about the bridge. ';
const story = `<p>${sentence}</p>`.repeat(8);
const page = (body: string, head = '') =>
  `<html><head><title>Harbour</title>${head}</head><body>${story}${body}</body></html>`;
const linked = (json: string) => page('', `<script type="application/ld+json">${json}</script>`);
const repeat = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length));
const numbered = (count: number, unit: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => unit(at)).join('');

const read = (body: string | Uint8Array, contentType = 'text/html') =>
  readDocument({ contentType, body, url: 'https://harbour.example/a/1', now });

/** The text of a page's article, or why it was refused; anything else is thrown. */
function outcome(body: string, contentType?: string): string {
  try {
    const { articles, headlines } = read(body, contentType);
    return articles[0]?.text ?? headlines[0]?.title ?? '';
  } catch (error) {
    if (error instanceof UnreadablePage) return error.message;
    throw error;
  }
}

/** Of this thread: other work on the machine does not count. */
function spentMs(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

describe('a page that no author wrote', () => {
  it.each<[string, string, string]>([
    ['a tag with a letter that folds to "s"', page('<ſvg><ſcript>x</ſcript>'), sentence],
    ['only such a tag', '<html><ſvg><ſv>', '<ſvg><ſv>'],
    ['a tag with a letter that folds to "k"', page('<linK><Kbd>'), sentence],
    [
      'a quotation mark that nobody closes',
      `<html lang="<a href="x'y='z">x</a>"><p>${sentence}`,
      'without a title',
    ],
    ['a body inside other elements', `<title></title><s><div ><i>={"x <body> <`, '={"x'],
    ['a body inside the head', `<html><head><title>Harbour</title><body>${story}`, sentence],
    ['text before the page', `<div>Ad</div>${page('')}`, sentence],
    ['text behind the page', `<html><head></head><body></body></html>${story}`, sentence],
    ['text behind the body', `<html><head></head><body></body>${story}</html>`, sentence],
    ['two bodies', `<html><head></head><body></body><body>${story}</body></html>`, sentence],
    ['two pages', page('') + page(''), sentence],
    ['nothing but text that says it is a page', '<html>Harbour', 'Harbour'],
    ['nothing but a comment', '<!-- x -->', 'without a title'],
    ['frames', '<html><frameset><frame src="x"></frameset></html>', 'without a title'],
    ['an article in a picture', `<html><body><svg class="a" id="b">${story}`, sentence],
    ['names that every object has', page('<p id="__proto__" class="constructor">x</p>'), sentence],
    [
      'a link to a script around elements',
      page('<a href="javascript:x()">y<b>z</b></a>'),
      sentence,
    ],
    ['addresses that are none', page('<base href="http://["><img src="http://[">'), sentence],
    [
      'a class of 200,000 names',
      page(`<p class="${numbered(200_000, (at) => `c${at} `)}">`),
      sentence,
    ],
    ['150,000 entities', page(`<p>${'&lt;'.repeat(150_000)}</p>`), ''],
    [
      'JSON-LD nested 200,000 deep',
      linked(`{"@type":"Article","name":${repeat('{"@value":', 2e6)}1${'}'.repeat(2e5)}}`),
      sentence,
    ],
    ['JSON-LD of nothing but lists', linked('['.repeat(2e5) + ']'.repeat(2e5)), sentence],
    [
      'JSON-LD of the wrong types',
      linked('{"@type":"Article","author":[null,5,{"name":[[]]}],"image":[[]],"publisher":5}'),
      sentence,
    ],
    ['a word of 4.9 million letters', `<html><body><p>${'新'.repeat(4_900_000)}`, '新'],
    ['years that no date has', page('<time datetime="-271821-04-20T00:00:00Z">x</time>'), sentence],
  ])('is read or refused: %s', (_, html, text) => {
    expect(outcome(html)).toContain(text.trim());
  });

  it.each<[string, string]>([
    ['control characters', page(`<p>${sentence}\u0000\u0001&#1;&#x9f;&amp;#2;</p>`)],
    ['half a character', page(`<p>${sentence}\ud83d</p><p>\udc00${sentence}</p>`)],
    [
      'a summary that is cut within one',
      page('', `<meta name="description" content="x${'😀'.repeat(400)}">`),
    ],
    [
      'a first line that is cut within one',
      `<html><body><p>x${'😀'.repeat(400)}</p></body></html>`,
    ],
  ])('gives well-formed text without control characters: %s', (_, html) => {
    const [article] = read(html).articles;
    for (const text of [article?.title, article?.summary, article?.text, article?.html]) {
      expect(text?.isWellFormed()).toBe(true);
      expect(text).not.toMatch(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/u);
    }
  });

  it('cuts no title within a character', () => {
    const head = `<meta property="og:title" content="x${'😀'.repeat(900)}">`;
    expect(read(page('', head)).articles[0]?.title).toMatch(/^x(?:😀)+$/u);
  });

  it('gives well-formed text where plain text is cut', () => {
    for (const text of ['😀'.repeat(400), `Harbour\n\n${'😀'.repeat(400)}`]) {
      const [article] = read(text, 'text/plain').articles;
      expect(`${article?.title}${article?.summary}`.isWellFormed()).toBe(true);
    }
  });
});

describe('the time for a page', () => {
  const tags = (unit: string) => (length: number) => page(repeat(unit, length));

  // Each took from four seconds to minutes at 100 kB, or grew with the square of its length.
  it.each<[string, (length: number) => string]>([
    ['paragraphs and items in one another', tags('<p><li>')],
    ['bodies in one another', tags('<body>')],
    ['headings in one another', tags('<h1>')],
    ['links in one another', tags('<a>')],
    ['forms in one another', tags('<form>')],
    ['tags that a quoted end hides', tags('<div title="</div>">')],
    [
      'elements 300 deep, again and again',
      tags('<div>'.repeat(300) + sentence + '</div>'.repeat(300)),
    ],
    [
      'an element of many attributes',
      (length) => page(`<font ${numbered(length / 8, (at) => `a${at}="" `)}>`),
    ],
    ['spaces in a style', (length) => page(`<p style="${' '.repeat(length)}x">x</p>`)],
    [
      'hundreds of pictures with a srcset without an end',
      (length) => page(repeat(`<img src=x srcset="${'a'.repeat(9_000)} b">`, length * 9)),
    ],
    ['a srcset without an end', (length) => page(`<img src=x srcset="${'a'.repeat(length)} b">`)],
    [
      'a late picture of many endings',
      (length) => page(`<img class=lazy data-x="${repeat('.jpg', length)} x">`),
    ],
    [
      'spaces in the name of a meta',
      (length) => page('', `<meta property="${' '.repeat(length)}x" content=y>`),
    ],
    [
      'a meta of many authors',
      (length) => page('', `<meta name="author" content="${'a'.repeat(length)}">`),
    ],
    [
      'an author in JSON-LD',
      (length) => linked(`{"@type":"Article","author":"${'a'.repeat(length)}"}`),
    ],
    ['spaces behind JSON-LD', (length) => linked(`{} -->${' '.repeat(length)}x`)],
    ['JSON-LD of many things', (length) => linked(`[${repeat('{},', length)}{}]`)],
    ['short paragraphs', tags('<p>a</p>')],
    ['lists of links', tags('<ul><li><a href=x>x</a></li></ul>')],
    ['line breaks', tags('x <br><br> ')],
    ['cards of articles', tags(`<article>${sentence}</article>`)],
    ['entries of a live blog', tags(`<article><time>10:15</time>${sentence}</article>`)],
    [
      'times of a live blog',
      (length) => page(`<h1>Live</h1>${repeat('<b class="time">1:15 </b>', length)}`),
    ],
    ['dates above a title', (length) => page(`${repeat('<p>20/11/2026</p>', length)}<h1>x</h1>`)],
    ['notices of consent', tags('<p>We and our partners use cookies on your device.</p>')],
    ['entities', tags('&lt;')],
  ])('stays in bounds with %s', (_, make) => {
    expect(spentMs(() => outcome(make(100_000)))).toBeLessThan(2_500);
  });

  it.each<[string, string]>([
    ['a line of dates', '1:00---'],
    ['a line of mail addresses', 'follow a@b '],
    ['a line of credits', 'Ảnh: AFP '],
    ['a line of brackets', '('],
    ['empty lines', ' \n'],
    ['a line of no-break spaces', '\u00a0'],
  ])('stays in bounds with plain text of %s', (_, unit) => {
    expect(
      spentMs(() => outcome(`Harbour\n\n${repeat(unit, 500_000)}`, 'text/plain')),
    ).toBeLessThan(2_500);
  });

  it('does not grow with the spaces of a meta element before its charset', () => {
    const head = `${'<meta '.repeat(600)}charset=${' '.repeat(4400)}/>`;
    expect(spentMs(() => read(Buffer.from(head + page(''))))).toBeLessThan(3_000);
  });

  it.each<[string, string, string]>([
    ['in characters', page('x'.repeat(5_000_001)), 'over 5000000 characters'],
    ['in elements', page('<i></i>'.repeat(100_001)), 'over 100000 elements'],
    [
      'in pieces of text',
      page('&lt;'.repeat(300_001)),
      'over 300000 elements, attributes and pieces of text',
    ],
    ['in depth', page('<b title="<">'.repeat(300)), 'over 256 elements inside one another'],
    ['in lines', 'a\n'.repeat(20_001), 'over 20000 lines'],
  ])('is limited %s', (_, text, reason) => {
    expect(outcome(text, text.startsWith('<') ? 'text/html' : 'text/plain')).toContain(reason);
  });
});
