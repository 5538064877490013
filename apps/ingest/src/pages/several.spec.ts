import { readDocument } from './read-document.ts';

const now = new Date('2031-04-03T08:00:00Z');
const url = 'https://song.example/live/bao-2';
const first = 'Mười hai tàu cá cập cảng lúc rạng sáng, mang theo gần bốn mươi tấn cá thu tươi.';
const second = 'Ban quản lý cảng cho biết luồng lạch đã được nạo vét và đèn báo hiệu sáng trở lại.';
const third =
  'Các vựa thu mua nhận hàng từ bốn giờ sáng, giá cá giảm một phần mười so với trước bão.';

function read(body: string, head = '') {
  const html = `<html lang="vi"><head><title>Bản Tin Sông</title>${head}</head><body>${body}</body></html>`;
  return readDocument({ contentType: 'text/html', body: html, url, now }).articles;
}

describe('a live blog', () => {
  const title = '<h1>Trực tiếp: bão số 2 vào bờ</h1>';
  const whole = [
    first,
    '2031-04-02 10:15 Trường đóng cửa',
    second,
    third,
    '2031-04-02 09:05',
    'Phà dừng chạy, bến vắng khách.',
  ];
  const time = (clock: string) => `<time datetime="2031-04-02T${clock}:00+07:00">${clock}</time>`;
  const entries = (open: string, close: string) =>
    `${open}${time('10:15')}<h3>Trường đóng cửa</h3><p>${second}</p><p>${third}</p>${close}` +
    `${open}${time('09:05')}<p>Phà dừng chạy, bến vắng khách.</p>${close}`;

  it.each<[string, string]>([
    [
      'articles',
      `<main>${title}<p class="sapo">${first}</p><div class="live-blog">${entries('<article class="entry">', '</article>')}</div></main>`,
    ],
    [
      'elements inside the article',
      `<article>${title}<p>${first}</p><div class="timeline">${entries('<div class="timeline-item">', '</div>')}</div></article>`,
    ],
    [
      'items of a list',
      `<div>${title}<p>${first}</p><ul class="tuong-thuat">${entries('<li>', '</li>')}</ul></div>`,
    ],
    [
      'elements that only the title tells',
      `<div>${title}<p>${first}</p><div class="b">${entries('<section class="p"><div>', '</div></section>')}</div></div>`,
    ],
  ])('is whole, entry by entry, with their times, in %s', (_, body) => {
    const [article] = read(
      `<nav><a href="/">Trang chủ</a></nav>${body}<footer><p>© 2031</p></footer>`,
    );
    expect(article?.text.split('\n\n')).toEqual(whole);
    expect(article?.via).toBe('live-blog');
    expect(article?.html).toContain('Phà dừng chạy');
  });

  it('is not as old as its newest entry', () => {
    const body = `<main>${title}<p>${first}</p><div class="live-blog">${entries('<div>', '</div>')}</div></main>`;
    expect(read(body)[0]?.publishedAt).toBeNull();
  });

  it('has the times as they are shown where no machine can read them', () => {
    const entry = (clock: string, text: string) =>
      `<div class="item"><div class="time">${clock}</div><div><p>${text}</p></div></div>`;
    const body = `<article>${title}<div class="live-feed">${entry('10:15', first)}${entry('09:05', second)}${entry('08:00', third)}</div></article>`;
    expect(read(body)[0]?.text.split('\n\n')).toEqual([
      '10:15',
      first,
      '09:05',
      second,
      '08:00',
      third,
    ]);
  });

  it.each<[string, string]>([
    ['comments', `<div class="comments">${entries('<div>', '</div>')}</div>`],
    [
      'times of other news',
      `<div class="list"><div>${time('10:15')}<a href="/1">${second}</a></div><div>${time('09:05')}<a href="/2">${third}</a></div></div>`,
    ],
  ])('is not found in %s', (_, list) => {
    const body = `<article><h1>Cảng cá mở lại</h1>${`<p>${first}</p><p>${second}</p>`.repeat(3)}</article>${list}`;
    expect(read(body)[0]?.via).toBe('readability');
  });
});

describe('a page of several articles', () => {
  const article = (link: string, title: string, day: string, text: readonly string[]) =>
    `<article><h2><a href="${link}">${title}</a></h2><time datetime="${day}T01:00:00Z">${day}</time>${text.map((each) => `<p>${each}</p>`).join('')}</article>`;

  it('has each of those that it shows whole', () => {
    const body = `<main>${article('/ca', 'Cảng cá mở lại', '2031-04-02', [first, second, third])}${article('/cho', 'Chợ nổi họp lại', '2031-04-01', [third, second, first])}</main>`;
    const shown = read(body).map(({ title, text, canonicalUrl, publishedAt, language }) => [
      title,
      text.split('\n\n'),
      canonicalUrl,
      publishedAt?.toISOString(),
      language,
    ]);
    expect(shown).toEqual([
      [
        'Cảng cá mở lại',
        [first, second, third],
        'https://song.example/ca',
        '2031-04-02T01:00:00.000Z',
        'vi',
      ],
      [
        'Chợ nổi họp lại',
        [third, second, first],
        'https://song.example/cho',
        '2031-04-01T01:00:00.000Z',
        'vi',
      ],
    ]);
  });

  it.each<[string, string]>([
    [
      'those that readers are led on to',
      `<article><h1>Cảng cá mở lại</h1><p>${first}</p><p>${second}</p><p>${third}</p></article><article><h1>Chợ nổi họp lại</h1>${`<p>${third}</p>`.repeat(9)}</article>`,
    ],
    [
      'teasers of others',
      `<article><h1>Cảng cá mở lại</h1><p>${first}</p><p>${second}</p><p>${third}</p></article>${article('/cho', 'Chợ nổi họp lại', '2031-04-01', [third])}`,
    ],
    [
      'teasers above',
      `${article('/cho', 'Chợ nổi họp lại', '2031-04-01', [third])}<article><h1>Cảng cá mở lại</h1><p>${first}</p><p>${second}</p><p>${third}</p></article>`,
    ],
  ])('has its own alone, without %s', (_, body) => {
    const articles = read(
      `<main>${body}</main>`,
      '<meta property="og:title" content="Cảng cá mở lại">',
    );
    expect(articles.map(({ title, text }) => [title, text.split('\n\n')])).toEqual([
      ['Cảng cá mở lại', [first, second, third]],
    ]);
  });
});
