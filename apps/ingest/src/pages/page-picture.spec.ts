import { extractArticle } from './extract.ts';

const now = new Date('2031-04-03T08:00:00Z');
const url = 'https://song.example/tin/ca';
const story =
  '<p>Mười hai tàu cá cập cảng lúc rạng sáng, mang theo gần bốn mươi tấn cá thu.</p>'.repeat(5);
const title = '<h1>Cảng cá mở lại</h1>';

function imageUrl(body: string, head = ''): string | null {
  const html = `<html><head><title>x</title>${head}</head><body>${body}</body></html>`;
  return extractArticle(html, { now, url }).imageUrl;
}

describe('the picture of a page', () => {
  it.each<[string, string]>([
    [
      'beside the text',
      `${title}<div class="featured"><img src="/a.jpg"></div><div class="c">${story}</div>`,
    ],
    ['in the text', `<article>${title}<figure><img src="/a.jpg"></figure>${story}</article>`],
    [
      'that is loaded late',
      `<article>${title}<p><img src="data:image/gif;base64,R0" data-src="/a.jpg"></p>${story}</article>`,
    ],
    [
      'behind a tracker',
      `<article>${title}<img src="/t.gif" width="1" height="1"><p><img src="/a.jpg"></p>${story}</article>`,
    ],
    [
      'behind an icon and the writer',
      `<article>${title}<span class="avatar"><img src="/w.jpg"></span><img src="/i.png" width="24"><p><img src="/a.jpg"></p>${story}</article>`,
    ],
    [
      'below those of other news',
      `<div class="related"><img src="/r.jpg"></div><main><article>${title}<img src="/a.jpg">${story}</article></main>`,
    ],
    [
      'and not what a sidebar shows',
      `${title}<aside><img src="/s.jpg"></aside><img src="/a.jpg">${story}`,
    ],
    [
      'and not another article',
      `<article>${title}<img src="/a.jpg">${story}</article><article><img src="/b.jpg"></article>`,
    ],
  ])('is the first below its title %s', (_, body) => {
    expect(imageUrl(body)).toBe('https://song.example/a.jpg');
  });

  it.each<[string, string]>([
    ['no others', `<article>${title}${story}</article><article><img src="/b.jpg"></article>`],
    [
      'no tracker',
      `${title}${story}<img src="https://stat.example/p.gif?x=1" width="1" height="1">`,
    ],
  ])('is nothing where there are %s', (_, body) => {
    expect(imageUrl(body)).toBeNull();
  });

  it.each<[string, string, string]>([
    [
      'OpenGraph',
      '<meta property="og:image" content="/o.jpg?a=1&amp;b=2">',
      'https://song.example/o.jpg?a=1&b=2',
    ],
    [
      'Twitter where OpenGraph is no picture',
      '<meta property="og:image" content="data:image/gif;base64,R0"><meta name="twitter:image" content="/t.jpg">',
      'https://song.example/t.jpg',
    ],
    [
      'JSON-LD',
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","image":["/j.jpg"]}</script>',
      'https://song.example/j.jpg',
    ],
  ])('is rather what the page names: %s', (_, head, expected) => {
    expect(imageUrl(`${title}<img src="/a.jpg">${story}`, head)).toBe(expected);
  });
});
