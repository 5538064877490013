import { extractArticle } from './extract.ts';

const now = new Date('2031-04-03T08:00:00Z');
const lead = 'Mười hai tàu cá cập cảng sau chín ngày neo đậu tránh bão ở đảo ngoài.';
const paragraphs = [
  'Ban quản lý cảng cho biết luồng lạch đã được nạo vét, hệ thống đèn báo hiệu hoạt động bình thường.',
  'Các vựa thu mua nhận hàng từ bốn giờ sáng, giá cá thu giảm một phần mười so với trước bão.',
  'Dự kiến tuần này còn ba mươi tàu nữa sẽ về, phần lớn là tàu nhỏ của hai xã phía bắc.',
];
const body = paragraphs.map((text) => `<p>${text}</p>`).join('');
const title = '<h1>Cảng cá phía bắc mở cửa lại</h1>';

function textOf(html: string, { lang = 'vi', description = '' } = {}): string[] {
  const head = `<title>x</title><meta name="description" content="${description}">`;
  const page = `<html lang="${lang}"><head>${head}</head><body>${html}</body></html>`;
  return extractArticle(page, { now }).text.split('\n\n');
}

describe('the lead of an article', () => {
  it.each<[string, string]>([
    [
      'a heading beside the text',
      `${title}<h2 class="sapo">${lead}</h2><div class="detail-content">${body}</div>`,
    ],
    [
      'a paragraph before the article',
      `${title}<p class="description">${lead}</p><article class="fck_detail">${body}</article>`,
    ],
    [
      'an element inside the head of the article',
      `<article><div class="head">${title}<div class="singular-sapo">${lead}</div></div><div class="content">${body}</div></article>`,
    ],
    [
      'a heading behind a date and buttons',
      `${title}<div class="meta"><span>02/04/2031</span><ul class="share"><li><a href="#">Facebook</a></li></ul></div><h2 class="detail-sapo">${lead}</h2><div class="detail-cmain">${body}</div>`,
    ],
    [
      'a strong first paragraph',
      `${title}<div class="content"><p class="lead"><strong>${lead}</strong></p>${body}</div>`,
    ],
    [
      'a summary of its own',
      `${title}<div class="summary cms-desc"><p>${lead}</p></div><div class="body cms-body">${body}</div>`,
    ],
    [
      'microdata',
      `${title}<div itemprop="description" class="chapeau">${lead}</div><div itemprop="articleBody">${body}</div>`,
    ],
  ])('is kept, once, as %s', (_, html) => {
    expect(textOf(html)).toEqual([lead, ...paragraphs]);
  });

  it('is shown in the markup too', () => {
    const html = `<html lang="vi"><body>${title}<h2 class="sapo">${lead} <b onclick="x()">Gấp</b></h2><div class="c">${body}</div></body></html>`;
    const { html: shown } = extractArticle(html, { now });
    expect(shown).toMatch(/^<p>Mười hai .* <b>Gấp<\/b><\/p>/u);
  });

  it.each<[string, string]>([
    [
      'a picture',
      `<div class="lead-image"><figure><img src="/a.jpg"><figcaption>${lead}</figcaption></figure></div>`,
    ],
    ['another article', `<div class="related"><p class="sapo"><a href="/1">${lead}</a></p></div>`],
    ['a list of links', `<ul class="description"><li><a href="/1">${lead}</a></li></ul>`],
  ])('is not what stands with %s', (_, between) => {
    expect(textOf(`${title}${between}<div class="content">${body}</div>`)).toEqual(paragraphs);
  });
});

describe('a stamp in front of a Vietnamese text', () => {
  it.each<[string, string]>([
    ['an element without a space', '<span class="location-stamp">Quảng Ninh</span>'],
    ["the paper's initials", 'TTO - '],
    ["the paper's name", '(Báo Biển) - '],
    ["the paper's site", 'VOV.VN - '],
    ['a town', 'HÀ NỘI — '],
    ['a town and an agency', 'Hà Nội (TTXVN) – '],
    ['a town, an agency and a day', 'Đà Nẵng (TTXVN 2/4) - '],
    ['an agency', '(TTXVN) - '],
  ])('is off: %s', (_, stamp) => {
    const html = `${title}<div class="content"><p>${stamp}${lead}</p>${body}</div>`;
    expect(textOf(html)).toEqual([lead, ...paragraphs]);
  });

  it.each(['Hà Nội (Việt Nam) là nơi tàu cập cảng. ', 'WHO – Tổ chức Y tế Thế giới – cho biết. '])(
    'is no part of a sentence: %s',
    (start) => {
      const [first] = textOf(`${title}<div class="content"><p>${start}${lead}</p>${body}</div>`);
      expect(first).toBe(`${start}${lead}`);
    },
  );

  it('leaves what it says of the agency, and nothing of the own paper', () => {
    const read = (stamp: string) =>
      extractArticle(
        `<html lang="vi"><body>${title}<div><p>${stamp}${lead}</p>${body}</div></body></html>`,
        { now },
      ).attribution;
    expect(read('Hà Nội (TTXVN) – ')).toEqual(['TTXVN']);
    expect(read('TTO - ')).toEqual([]);
  });

  it('is off what follows the lead too', () => {
    const html = `${title}<h2 class="sapo">${lead}</h2><div><p><b>HÀ NỘI —</b> ${paragraphs[0]}</p><p>${paragraphs[1]}</p></div>`;
    expect(textOf(html)).toEqual([lead, ...paragraphs.slice(0, 2)]);
  });

  it('is off the description', () => {
    const html = `<html lang="vi"><head><meta name="description" content="(Báo Biển) - ${lead}"></head><body>${title}${body}</body></html>`;
    expect(extractArticle(html, { now }).summary).toBe(lead);
  });
});

describe('what is no text of an article', () => {
  it.each<[string, string]>([
    [
      'an offer of the rest',
      '<p>Subscribe to continue reading this article and get unlimited access for 4.99 a month.</p>',
    ],
    ['a question for subscribers', '<p>Already a subscriber? Sign in to your account now.</p>'],
    ['what is left this month', '<p>You have 2 free articles left this month.</p>'],
    [
      'a wall of an own element',
      '<div class="paywall"><p>This article is for subscribers only.</p><p>Log in to continue reading.</p></div>',
    ],
    ['an offer in Vietnamese', '<p>Đăng ký gói thành viên để đọc tiếp bài viết này.</p>'],
    ['for whom it is', '<p>Nội dung này chỉ dành cho thành viên đã trả phí.</p>'],
    ['a question for members', '<p>Bạn đã là thành viên? Đăng nhập tại đây.</p>'],
    [
      'the footer',
      '<div class="footer-content">Bản quyền © Báo Biển. Giấy phép số 548/GP-BTTTT</div>',
    ],
    [
      'the footer without a name',
      '<p>© 2031 Báo Biển, giữ bản quyền nội dung trên website này.</p>',
    ],
    ['a line of dates', '<p>Ngày đăng: 02/04/2031 10:30 | Cập nhật: 03/04/2031</p>'],
  ])('is off: %s', (_, line) => {
    const before = /Ngày đăng/u.test(line) ? line : '';
    const html = `<article>${title}${before}${body}${before ? '' : line}</article>`;
    expect(textOf(html)).toEqual(paragraphs);
  });

  it('is not sold with the beginning of a short article', () => {
    const wall =
      '<div class="paywall"><p>Subscribe to continue reading this article and get unlimited access to Harbour News.</p><p>Already a subscriber? Sign in.</p></div>';
    expect(textOf(`<main><article>${title}<p>${lead}</p>${wall}</article></main>`)).toEqual([lead]);
  });

  it('is not the part that is marked as sold and shown all the same', () => {
    const html = `<article>${title}<p>${lead}</p><div class="paywall">${body}</div></article>`;
    expect(textOf(html)).toEqual([lead, ...paragraphs]);
  });
});

describe('a date by itself', () => {
  it.each(['<p>Edited 24 Nov</p>', '<div>Nov 24</div>', '<p>Updated: Nov 24</p>'])(
    'is no text above the first sentence: %s',
    (line) => {
      expect(textOf(`<article>${title}${line}${body}</article>`)).toEqual(paragraphs);
    },
  );

  it('is no text below the last one', () => {
    const below = '<div class="date">18.04.2031</div>';
    expect(textOf(`<article>${title}${body}${below}</article>`)).toEqual(paragraphs);
  });

  it('is text between two, as in a chronicle', () => {
    const html = `<article>${title}${body}<h3>18.04.2031</h3>${body}</article>`;
    expect(textOf(html)).toEqual([...paragraphs, '18.04.2031', ...paragraphs]);
  });
});

describe('paragraphs', () => {
  it.each<[string, string]>([
    ['two line breaks', `${title}<div class="t">${paragraphs.join('<br><br>')}</div>`],
    [
      'two line breaks with spaces',
      `${title}<div class="t">${paragraphs.join('<br/>\n &nbsp;<br/>')}</div>`,
    ],
    ['a table for the looks', `<table><tr><td>menu</td><td>${title}${body}</td></tr></table>`],
    [
      'a table in a table',
      `<table><tr><td><a href="/">Trang chủ</a></td></tr><tr><td><table><tr><td>${title}</td></tr><tr><td>${body}</td></tr></table></td></tr></table>`,
    ],
    [
      'elements for lines',
      `${title}<div class="t">${paragraphs.map((text) => `<div>${text}</div>`).join('')}</div>`,
    ],
  ])('are told by %s', (_, html) => {
    expect(textOf(html)).toEqual(paragraphs);
  });

  it('has a list item by item', () => {
    const list = '<ul><li>Mở cổng phía bắc cho thuyền nhỏ</li><li>Giảm tiền thuê sạp</li></ul>';
    expect(textOf(`<article>${title}${body}${list}${body}</article>`)).toEqual([
      ...paragraphs,
      'Mở cổng phía bắc cho thuyền nhỏ',
      'Giảm tiền thuê sạp',
      ...paragraphs,
    ]);
  });
});
