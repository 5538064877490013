import { readDocument } from './read-document.ts';

const now = new Date('2031-04-03T08:00:00Z');
const sentence = 'Mười hai tàu cá cập cảng lúc rạng sáng, mang theo gần bốn mươi tấn cá thu.';
const html = `<html><body><h1>Cảng cá mở lại</h1>${`<p>${sentence}</p>`.repeat(4)}</body></html>`;
const text = `Cảng cá mở lại\n\n${sentence}\n\n${sentence}`;

describe('readDocument', () => {
  it.each<[string, string, string | Uint8Array, string]>([
    ['HTML that says so', 'text/html; charset=utf-8', html, 'readability'],
    ['HTML in bytes', 'text/html', Buffer.from(html), 'readability'],
    ['HTML that says it is text', 'text/plain', html, 'readability'],
    ['HTML that says nothing', '', `<!-- saved -->\n${html}`, 'readability'],
    ['text that says so', 'text/plain; charset=utf-8', text, 'plain-text'],
    ['text that says it is HTML', 'text/html', text, 'plain-text'],
    ['text that says nothing', '', Buffer.from(text), 'plain-text'],
    [
      'text with a "<" in it',
      'text/plain',
      `${text}\n\nGiá < 5 đồng, lượng > 3 tấn.`,
      'plain-text',
    ],
  ])('reads %s', (_, contentType, body, via) => {
    const { articles } = readDocument({ contentType, body, now });
    expect(articles.map((article) => [article.title, article.via])).toEqual([
      ['Cảng cá mở lại', via],
    ]);
  });

  it('refuses what is no text', () => {
    const body = Uint8Array.from({ length: 2000 }, (_, at) => (at * 7) % 32);
    expect(() => readDocument({ contentType: '', body, now })).toThrow('This is binary data');
  });

  it('gives the headlines of a pasted page', () => {
    const lists =
      'Tin mới nhất\n\nCầu treo mới nối hai bờ sông\n20:15:31 02/04/2031\nChợ nổi họp lại sau lũ\n19:00:00 02/04/2031';
    const { articles, headlines } = readDocument({
      contentType: 'text/plain',
      body: `${text}\n\n${lists}`,
      now,
    });
    expect(articles).toHaveLength(1);
    expect(
      headlines.map(({ section, publishedAt }) => [section, publishedAt?.toISOString()]),
    ).toEqual([
      ['Tin mới nhất', '2031-04-02T13:15:31.000Z'],
      ['Tin mới nhất', '2031-04-02T12:00:00.000Z'],
    ]);
  });
});
