import { warningText } from './warning-text.ts';
import { parseFeed } from './parse-feed.ts';
import type { ParsedFeed } from './parsed-feed.ts';
import { readOpml } from './read-opml.ts';
import { UnreadableFeed } from './unreadable-feed.ts';

const now = new Date('2026-01-01T00:00:00Z');
const read = (text: string) => parseFeed(Buffer.from(text), { now, url: 'https://feeds.example/' });

const rss = (inside: string) =>
  `<rss version="2.0"><channel><title>T</title>${inside}</channel></rss>`;
const article = (inside: string) => rss(`<item><title>t</title><guid>1</guid>${inside}</item>`);
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const html = (text: string) => article(`<description>${escaped(text)}</description>`);
const json = (items: string) => `{"version":"https://jsonfeed.org/version/1.1","items":${items}}`;
/** As many different ones as fill so many characters. */
const many = (length: number, make: (at: number) => string) =>
  Array.from({ length: length / make(1000).length }, (_, at) => make(at)).join('');
const fill = (length: number, piece: string) => piece.repeat(length / piece.length);

/** Reads it, or refuses it as it may. */
async function outcome(text: string): Promise<ParsedFeed | null> {
  return read(text).catch((error: unknown) => {
    if (error instanceof UnreadableFeed) return null;
    throw error;
  });
}

describe('a feed that is made to last', () => {
  const long = 400_000;
  it.each<[reason: string, text: string]>([
    ['a long word for an author', article(`<author>${fill(long, 'a')}</author>`)],
    ['dots and dashes for an author', article(`<author>${fill(long, 'a.-')}@</author>`)],
    ['commas for an author', article(`<author>a@b.vn ${fill(long, ', ')}x</author>`)],
    ['tags that never end in a title', article(`<title>${fill(long, '&lt;a ')}</title>`)],
    ['CDATA in CDATA', rss(`<item><description>${fill(long, '<![CDATA[x')}</title></item>`)],
    ['CDATA without end', rss(`<item><description>${fill(long, '<![CDATA[x</item>')}`)],
    ['CDATA before the feed', `${fill(long, '<![CDATA[')}${rss('')}`],
    ['paragraphs in list items', html(fill(long, '<p><li>'))],
    ['table cells in table cells', html(fill(long, '<table><td>'))],
    ['pictures without an address', html(fill(long, 'x<img>'))],
    ['combining marks', article(`<description>${fill(long, 'z\u0301\u0316')}</description>`)],
    ['runs of combining marks', article(`<title>z${fill(long, '\u0301\u0316')}</title>`)],
    ['runs of marks in HTML', html(`<p>z${fill(long, '\u0301\u0316')}</p>`)],
    ['declarations on every article', rss(many(long, (at) => `<item xmlns:n${at}="u"><title>x</title></item>`))],
    ['a long namespace for many names', `<rss xmlns:a="${fill(long / 2, 'u')}"><channel>${many(long / 2, (at) => `<a:x${at}/>`)}`],
    ['a long base', rss(many(long, () => '<item><link>x</link></item>')).replace('<channel>', `<channel xml:base="http://a.vn/${fill(long, 'b/')}">`)],
    ['a long address of the site', rss(`<link>http://a.vn/${fill(long, 'b/')}</link>${many(long, () => '<item><link>x</link></item>')}`)],
    ['a long address for pictures', rss(`<link>http://a.vn/${fill(900, 'b/')}</link><item><description>${escaped(fill(long, '<img src=x>'))}</description></item>`)],
    ['a long address for links', rss(`<link>http://a.vn/${fill(900, 'b/')}</link><item><description>${escaped(fill(long, '<b><a href="x">y</a></b>'))}</description></item>`)],
    ['categories', article(many(long * 5, (at) => `<category>${at}</category>`))],
    ['authors', article(many(long * 5, (at) => `<author>${at}</author>`))],
    ['dates that are none', article(many(long, () => '<pubDate>1 1 1 1 11 1:1</pubDate>'))],
    ['attributes', rss(`<item ${many(long, (at) => `a${at}="b" `)}><title>x</title></item>`)],
    ['tags nested in an HTML page', `<html><head>${fill(long, '<b>')}`],
    ['comments before nothing', fill(long, '<!---->')],
    ['JSON that is nested', json(`[${fill(long, '{"a":')}`)],
    ['JSON with many fields', json(`[{"id":"1","title":"x"${many(long, (at) => `,"k${at}":1`)}}]`)],
    ['UTF-7', `<?xml version="1.0" encoding="utf-7"?>${article(`<description>${fill(long, '+AGE-')}</description>`)}`],
  ])('takes no longer than other feeds: %s', async (_, text) => {
    const start = process.threadCpuUsage();
    await outcome(text);
    // Of this thread alone: the machine may be busy with other things.
    expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(3000);
  }); // prettier-ignore

  it('names no charset that has control characters in its name', async () => {
    const { encoding, warnings } = await read(
      `<?xml version="1.0" encoding="vi\u001bscii"?>${rss('')}`,
    );
    expect([encoding, warnings]).toEqual(['utf-8', []]);
  });

  it('reads the newest articles of endless ones, and says so', async () => {
    const dated = (at: number) =>
      `<item><title>${at}</title><pubDate>${new Date(at * 60_000).toUTCString()}</pubDate></item>`;
    const ascending = Array.from({ length: 30_000 }, (_, at) => dated(at));
    for (const articles of [ascending, ascending.toReversed()]) {
      const parsed = await read(rss(articles.join('')));
      expect(parsed.articles).toHaveLength(5_000);
      expect(parsed.articles.map(({ title }) => Number(title))).toContain(29_999);
      expect(parsed.warnings.map(warningText)).toEqual([expect.stringContaining('30000 articles')]);
    }
  });

  it.each([
    [
      'RSS',
      (html: string) =>
        rss(`<item><title>a</title><description><![CDATA[${html}]]></description></item>`),
    ],
    [
      'JSON Feed',
      (html: string) =>
        JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          title: 'a',
          items: [{ id: '1', title: 'a', content_html: html }],
        }),
    ],
  ])('reads the beginning of markup without end in %s, and says so', async (_, feedOf) => {
    const { articles, warnings } = await read(feedOf('<p>Một <b>hai</b></p>'.repeat(200_000)));
    expect(articles[0]?.text.length).toBeGreaterThan(1_000_000);
    expect(articles[0]?.text.length).toBeLessThan(2_000_000);
    expect(warnings.map(warningText)).toEqual([expect.stringContaining('3,000,000')]);
  });

  it('refuses entities that fill the memory', async () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY e "${'v'.repeat(1000)}">]>`;
    for (const place of ['title', 'description', 'link']) {
      const text = `${bomb}${article(`<${place}>${'&e;'.repeat(10_000)}</${place}>`)}`;
      await expect(read(text)).rejects.toThrow(UnreadableFeed);
    }
  });
});

describe('a feed that is made to crash', () => {
  it.each<[reason: string, text: string]>([
    ['a version that is no text', '{"version":{"toString":1},"items":[]}'],
    ['an endless list', json('{"length":4000000000}')],
    ['endless lists in an article', json('[{"id":"1","tags":{"length":4e9},"authors":{"length":4e9}}]')],
    ['fields of other types', json('[null,1,"x",[],{"id":{},"title":[1],"tags":{"0":{}},"authors":[[1]]}]')],
    ['names of the prototype', json('[{"__proto__":{"id":"2"},"constructor":1,"toString":"x","id":"1"}]')],
    ['a huge number', json(`[{"id":${'9'.repeat(1000)},"title":"x"}]`)],
    ['half characters', json('[{"id":"\\ud800","title":"\\udc00","content_html":"<p>\\ud800"}]')],
    ['attributes of the prototype', rss('<item __proto__="a" constructor="b"><title __proto__="c">x</title></item>')],
    ['a charset of the prototype', `<?xml version="1.0" encoding="constructor"?>${article('')}`],
    ['a charset that is none', `<?xml version="1.0" encoding="base64"?>${article('')}`],
    ['more categories than a call may have arguments', article('<category>c</category>'.repeat(200_000))],
    ['more authors than a call may have arguments', article('<author>c</author>'.repeat(200_000))],
    ['attributes beyond what an expression remembers', html(`<p${' a="b"'.repeat(600_000)}>x</p>`)],
  ])('is read or refused: %s', async (_, text) => {
    const parsed = await outcome(text);
    // Half characters stand there as escapes.
    expect(JSON.stringify(parsed)).not.toMatch(/\\ud[89a-f]/u);
  }); // prettier-ignore

  it.each([
    ['references', '&#1;&#27;[2J&#xFFFE;&#xD800;&#155;'],
    ['characters', '\u0001\u001b[2J\ufffe\u009b\uffff'],
  ])('gives neither control characters nor noncharacters for %s', async (_, signs) => {
    const said = (name: string, inside = signs) => `<${name}>a${inside}b</${name}>`;
    const { feed, articles } = await read(
      `<rss><channel xml:lang="vi${signs}">${said('title')}${said('description')}<item>${['guid', 'title', 'description', 'author', 'category', 'pubDate', 'language', 'content:encoded'].map((name) => said(name)).join('')}${said('content', `<p>${signs}<a href="http://a.vn/${signs}">x</a></p>`)}<enclosure url="http://a.vn/${signs}" type="a${signs}"/></item></channel></rss>`,
    );
    const texts = JSON.stringify({ feed, articles });
    expect(texts).not.toMatch(/[\u0080-\u009f\ufffe\uffff]|\\u00[01]|\\ud8/u);
    expect(articles[0]).toMatchObject({ title: expect.stringMatching(/^a.*b$/u) });
  });
});

describe('OPML that is made to last', () => {
  it.each([
    ['elements nested in elements', `<opml><body>${'<x>'.repeat(300_000)}`],
    ['end tags that match nothing', `<opml><body>${'<b></i>'.repeat(150_000)}`],
    ['HTML that never ends', `<html><body>${'<p>'.repeat(300_000)}`],
  ])('is refused: %s', (_, text) => {
    const start = process.threadCpuUsage();
    expect(() => readOpml(Buffer.from(text))).toThrow(UnreadableFeed);
    expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(3000);
  });
});
