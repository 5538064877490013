import { extractArticle } from './extract.ts';

const now = new Date('2031-04-03T08:00:00Z');
const first = 'Mười hai tàu cá cập cảng lúc rạng sáng, mang theo gần bốn mươi tấn cá thu tươi.';
const second = 'Ban quản lý cảng cho biết luồng lạch đã được nạo vét và đèn báo hiệu sáng trở lại.';
const title = '<h1>Cảng cá mở lại sau bão</h1>';
const short = `<p>${first}</p><p>${second}</p>`;
const text = `${first}\n\n${second}`;

const notice = [
  'We and our 214 partners store and access information on a device, such as unique identifiers in cookies.',
  'You can accept or manage your choices by clicking below, including your right to object where legitimate interest is used.',
  'Your personal data will be processed for personalised advertising and content, and to measure advertising.',
  'You may change your mind and withdraw your consent at any time on the privacy policy page of this site.',
];
const lines = (all: readonly string[]) => all.map((line) => `<p>${line}</p>`).join('');
const vietnamese = [
  'Trang web này sử dụng cookie để ghi nhớ lựa chọn của bạn và đo lường lượt xem trên mọi thiết bị của bạn.',
  'Chúng tôi và các đối tác thu thập dữ liệu cá nhân, trong đó có địa chỉ mạng, để hiển thị quảng cáo phù hợp.',
  'Bằng cách nhấn Đồng ý, bạn chấp nhận mọi cookie; bạn có thể rút lại sự đồng ý trong phần cài đặt cookie.',
];
const german = [
  'Wir und unsere 120 Partner verwenden Cookies, um Informationen auf Ihrem Gerät zu speichern und abzurufen.',
  'Sie können der Verarbeitung auf Grundlage berechtigter Interessen widersprechen, siehe Datenschutzerklärung.',
];

const read = (body: string) =>
  extractArticle(`<html><head><title>x</title></head><body>${body}</body></html>`, { now });

describe('a notice of consent', () => {
  it.each<[string, string]>([
    [
      'by its name',
      `<main><article>${title}${short}</article></main><div class="cookie-box" id="cookies"><h2>Cookies</h2>${lines(notice)}</div>`,
    ],
    [
      'by a vendor',
      `<div id="onetrust-consent-sdk"><div><h2>Privacy</h2>${lines(notice)}</div></div><article>${title}${short}</article>`,
    ],
    [
      'by its words',
      `<article>${title}${short}</article><div class="layer-1"><div>${lines(notice)}</div></div>`,
    ],
    [
      'with a heading of its own',
      `<article>${title}${short}</article><div class="x"><h1>We use cookies</h1>${lines(notice)}</div>`,
    ],
    [
      'in front of a page without elements for articles',
      `<div class="x">${lines(notice.concat(notice))}</div><div class="y">${title}${short}</div>`,
    ],
    [
      'in Vietnamese',
      `<div>${title}${short}</div><div class="thong-bao">${lines(vietnamese)}</div>`,
    ],
    ['in German', `<div>${title}${short}</div><div class="hinweis">${lines(german)}</div>`],
    ['as a dialog', `<dialog open>${lines(notice)}</dialog><div>${title}${short}</div>`],
    [
      'inside the article',
      `<article>${title}<p>${first}</p><div class="overlay">${lines(notice)}</div><p>${second}</p></article>`,
    ],
  ])('is never the article, told %s', (_, body) => {
    expect(read(body).text).toBe(text);
  });

  const long = short.repeat(4);
  it.each<[string, string]>([
    ['for readers of the screen', `<article aria-hidden="true">${title}${long}</article>`],
    [
      'around all of the page',
      `<div id="app" aria-hidden="true"><main>${title}${long}</main></div>`,
    ],
    ['by a style', `<main style="display: none">${title}${long}</main>`],
    ['by an attribute', `<div hidden>${title}<div>${long}</div></div>`],
    ['below its title', `${title}<div class="b" aria-hidden="true">${long}</div>`],
  ])('leaves the article that it hides %s', (_, body) => {
    const { text: found } = read(`${body}<div class="consent">${lines(notice)}</div>`);
    expect(found.split('\n\n').slice(0, 2)).toEqual([first, second]);
    expect(found).not.toMatch(/cookie|consent/u);
  });

  it.each(['div', 'main'])('leaves the description where a page shows it alone in a %s', (tag) => {
    const html = `<html><head><title>Cảng cá</title><meta name="description" content="${first}"></head><body><${tag}>${lines(notice)}</${tag}></body></html>`;
    expect(extractArticle(html, { now })).toMatchObject({ text: first, via: 'description' });
  });

  it.each<[string, string, string]>([
    [
      'a report about cookies',
      `<article>${title}<div class="cookie-law-news"><p>Tòa án châu Âu hôm thứ ba bác đơn của một hãng quảng cáo về cookie.</p><p>The court said that consent must be given freely, and that legitimate interest is no ground for cookies.</p><p>"We use cookies and our partners do so too", said its director. ${first}</p></div></article>`,
      'legitimate interest',
    ],
    [
      'a page of rules',
      `<main><h1>Cookie policy</h1>${lines(notice)}</main>`,
      'legitimate interest',
    ],
    [
      'a recipe',
      `<div class="cookie-recipe">${title}${long}<p>Bake the cookies until your kitchen smells of butter.</p></div>`,
      'smells of butter',
    ],
  ])('is told from %s', (_, body, kept) => {
    expect(read(body).text).toContain(kept);
  });
});
