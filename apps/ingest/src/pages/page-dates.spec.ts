import { extractArticle } from './extract.ts';

const now = new Date('2031-04-03T08:00:00Z');
const sentence = 'Mười hai tàu cá cập cảng lúc rạng sáng, mang theo gần bốn mươi tấn cá thu tươi.';
const story = `<p>${sentence}</p>`.repeat(6);
const title = '<h1>The fishing port opens again</h1>';
const march2 = '2031-03-02T00:00:00.000Z';

type Page = { readonly head?: string; readonly url?: string; readonly lang?: string };

function publishedAt(body: string, page: Page = {}): string | null {
  const { head = '', url = 'https://song.example/ca', lang = 'en' } = page;
  const html = `<html lang="${lang}"><head><title>x</title>${head}</head><body>${body}</body></html>`;
  return extractArticle(html, { now, url }).publishedAt?.toISOString() ?? null;
}

const inArticle = (above: string, below = '') =>
  `<main><article>${title}${above}${story}${below}</article></main>`;

describe('the date of a page', () => {
  it.each<[string, string, Page, string]>([
    ['a Vietnamese title, whatever its template says', 'Cảng cá mở lại sau bão', {}, '01:00'],
    ['a Vietnamese host', 'Port opens', { url: 'https://song.example.vn/ca' }, '01:00'],
    ['a language of one country', 'Hafen', { lang: 'de' }, '07:00'],
    ['nothing', 'Port opens', {}, '08:00'],
  ])('is in the zone of %s', (_, heading, page, hour) => {
    const head = `<title>${heading}</title>`;
    const body = `<main><article><h1>${heading}</h1><p>02.03.2031 08:00</p>${story}</article></main>`;
    expect(publishedAt(body, { head, ...page })).toBe(`2031-03-02T${hour}:00.000Z`);
  });

  it.each<[string, string, string | null]>([
    [
      'a byline',
      '<p class="byline">By Ann Poe | March 2, 2031 8:00 am</p>',
      '2031-03-02T08:00:00.000Z',
    ],
    ['a byline behind the date', '<div class="m">March 2, 2031 by Ann Poe</div>', march2],
    ['a line with its section', '<p>Posted in World on 2 March 2031</p>', march2],
    ['a zone of America', '<p>Mar 2, 2031, 8:00 AM EST</p>', '2031-03-02T13:00:00.000Z'],
    ['an hour behind a word', '<p>02.03.2031 um 08:00</p>', '2031-03-02T08:00:00.000Z'],
    ['a town and a day', '<p>Hà Nội, ngày 2 tháng 3 năm 2031</p>', march2],
    ['a weekday in another language', '<p>Sonntag, 02.03.2031</p>', march2],
    ['a machine-readable time', '<time datetime="2031-03-02T00:00:00Z">Sunday</time>', march2],
    [
      'a time whose text says more than its value',
      '<time datetime="2031-03-02">02/03/2031 - 08:00</time>',
      '2031-03-02T08:00:00.000Z',
    ],
    ['below the lead', `<h2 class="sapo">${sentence}</h2><p>02/03/2031</p>`, march2],
    [
      'a sentence, which is none',
      '<p>The pier was opened on 2 March 2031 by the mayor of the town.</p>',
      null,
    ],
    ['a clock without a day', '<p>08:00</p>', null],
    ['a day that is still to come', '<p class="date">02/03/2032</p>', null],
  ])('is found near the title in %s', (_, above, at) => {
    expect(publishedAt(inArticle(above))).toBe(at);
  });

  it.each<[string, string, string | null]>([
    ['thứ, ngày, giờ và múi giờ', 'Chủ nhật, 2/3/2031, 10:30 (GMT+7)', '2031-03-02T03:30:00.000Z'],
    ['giờ trước ngày', '10:30 | 02/03/2031', '2031-03-02T03:30:00.000Z'],
    ['giờ viết bằng chữ', '10h30 ngày 2-3-2031', '2031-03-02T03:30:00.000Z'],
    ['ngày đăng có nhãn', 'Đăng lúc 10:30, 02/03/2031', '2031-03-02T03:30:00.000Z'],
    ['tháng có số không', '02 tháng 03 năm 2031', '2031-03-01T17:00:00.000Z'],
    [
      'cập nhật trước, đăng sau',
      'Cập nhật: 05/03/2031 09:00 - Xuất bản: 02/03/2031 10:30',
      '2031-03-02T03:30:00.000Z',
    ],
    ['chỉ có cập nhật', 'Cập nhật lúc 10:30, 02/03/2031', null],
    ['cập nhật đứng sau', '02/03/2031 10:30 (cập nhật)', null],
  ])('is read in Vietnamese: %s', (_, line, at) => {
    expect(publishedAt(inArticle(`<div class="meta">${line}</div>`), { lang: 'vi' })).toBe(at);
  });

  it.each<[string, string]>([
    [
      'its label',
      '<span>Updated <time datetime="2031-03-05">x</time></span> <span>Published <time datetime="2031-03-02">x</time></span>',
    ],
    [
      'a label inside the time',
      '<time datetime="2031-03-05">Actualizado 5 mar</time><time datetime="2031-03-02">2 mar</time>',
    ],
    [
      'microdata',
      '<time itemprop="dateModified" datetime="2031-03-05">x</time><time itemprop="datePublished" datetime="2031-03-02">x</time>',
    ],
    [
      'a class',
      '<time class="updated" datetime="2031-03-05">x</time><time class="entry-date published" datetime="2031-03-02">x</time>',
    ],
    [
      'a class around it',
      '<div class="last-modified"><time datetime="2031-03-05">x</time></div><div><time datetime="2031-03-02">x</time></div>',
    ],
    [
      'a definition list',
      '<dl><dt>Aktualisiert</dt><dd>05.03.2031</dd><dt>Veröffentlicht</dt><dd>02.03.2031</dd></dl>',
    ],
    ['one line for both', '<div>02/03/2031 | Actualizado a 05/03/2031</div>'],
    [
      'words of a journal',
      '<p>Received: 10 January 2031 Accepted: 16 February 2031 Published: 02 March 2031</p>',
    ],
  ])('is told from that of a change by %s', (_, above) => {
    expect(publishedAt(inArticle(above))).toBe(march2);
  });

  const date = '<p class="date">02/03/2031</p>';
  it.each<[string, string]>([
    [
      'the clock in the header',
      `<header><div class="date">Thursday, 3 April 2031</div></header>${inArticle(date)}`,
    ],
    [
      'a clock that is no header by its tag',
      `<div class="topbar"><span>3 April 2031</span></div>${inArticle(date)}`,
    ],
    ['a sidebar', `<aside><time datetime="2031-04-01">x</time></aside>${inArticle(date)}`],
    [
      'other cards above',
      `<div class="list"><div><a href="/1">Bản đồ mới của đáy hồ Mây</a><span class="date">01/04/2031</span></div></div>${inArticle(date)}`,
    ],
    [
      'cards that are articles',
      `${inArticle(date)}<article><h3><a href="/1">Bản đồ mới của đáy hồ</a></h3><time datetime="2031-04-01">x</time></article>`,
    ],
    [
      'cards above that are articles',
      `<article><h3><a href="/1">Bản đồ mới của đáy hồ</a></h3><time datetime="2031-04-01">x</time></article>${inArticle(date)}`,
    ],
    ['comments', inArticle(date, '<div class="comments"><p>Posted 01/04/2031</p></div>')],
    ['an event', inArticle('<p class="event-date">01/04/2031</p>' + date)],
    ['an event that only words tell', inArticle('<p>Event: 1 April 2031</p>' + date)],
  ])('is not taken from %s', (_, body) => {
    expect(publishedAt(body)).toBe(march2);
  });

  it.each<[string, string]>([
    [
      'the header alone has a clock',
      `<header><div class="date">3 April 2031</div></header>${inArticle('')}`,
    ],
    [
      'a script says when something expires',
      `<script>var x={"expires":"2031-01-31","date":"2031-01-01"}</script>${inArticle('')}`,
    ],
    ['only an event has a date', inArticle('', '<div class="event-date">April 1, 2031</div>')],
    [
      'only a comment has a date',
      inArticle('', '<ul class="comment-list"><li>Posted 01/04/2031</li></ul>'),
    ],
  ])('is unknown where %s', (_, body) => {
    expect(publishedAt(body)).toBeNull();
  });

  it('stands directly above the title, also in what is called a header', () => {
    const bar = '<div class="header-content"><span class="date">02/03/2031</span></div>';
    expect(publishedAt(`${bar}${title}<article>${story}</article>`)).toBe(march2);
  });

  it('stands below the text where it says that it is the date of publication', () => {
    expect(publishedAt(inArticle('', '<p>Published: 02/03/2031</p>'))).toBe(march2);
  });

  it.each<[string, string, string | null]>([
    ['Dublin Core', '<meta name="DC.date.issued" content="2031-03-02">', march2],
    ['a journal', '<meta name="citation_publication_date" content="2031/03/02">', march2],
    [
      'not OpenGraph of a change',
      '<meta property="article:modified_time" content="2031-03-02T00:00:00Z">',
      null,
    ],
    [
      'not a default value',
      '<meta property="article:published_time" content="1970-01-01T00:00:00Z">',
      null,
    ],
  ])('is read in the head: %s', (_, head, at) => {
    expect(publishedAt(inArticle(''), { head })).toBe(at);
  });

  it.each<[string, string, string | null]>([
    ['in folders', 'https://song.example/2031/03/02/ca', march2],
    ['with a month in letters', 'https://song.example/world/2031/mar/02/ca', march2],
    ['with dashes', 'https://song.example/ca-2031-03-02', march2],
    ['with a time', 'https://song.example/ca-20310302101500.htm', march2],
    ['not a month alone', 'https://song.example/2031/03/ca', null],
    ['not a number', 'https://song.example/ca-20319944.html', null],
    ['not in a query', 'https://song.example/ca?d=2031-03-02', null],
  ])('is at last read in the address: %s', (_, url, at) => {
    expect(publishedAt(inArticle(''), { url })).toBe(at);
  });

  it('is rather read on the page than in its address', () => {
    expect(publishedAt(inArticle(date), { url: 'https://song.example/2031/03/01/ca' })).toBe(
      march2,
    );
  });
});
