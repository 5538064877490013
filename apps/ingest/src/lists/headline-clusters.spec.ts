import { parsePage } from '../pages/page-dom.ts';
import { headlineClusters } from './headline-clusters.ts';
import { pageLinks } from './page-links.ts';

const place = { url: 'https://bao.example/tin', outlets: ['bao.example'] };
const one = 'Cảng cá phía bắc mở cửa lại sau đợt nạo vét';
const two = 'Tuyến phà chạy điện đầu tiên được hạ thủy';
const link = (text: string, href = '/tin/1') => `<a href="${href}">${text}</a>`;

/** The texts of a page's links that may be headlines. */
function headlinesOf(body: string): string[] {
  const { document } = parsePage(`<html><body>${body}</body></html>`);
  return headlineClusters(pageLinks(document, place)).flatMap(({ links }) =>
    links.map(({ text }) => text),
  );
}

describe('a link', () => {
  it.each<[string, string, string[]]>([
    ['by itself', `<li>${link(one)}</li>`, [one]],
    ['behind a date', `<p>02/04/2031 – ${link(one)}</p>`, [one]],
    ['behind a section', `<p><b>Dân sinh</b> | ${link(one)}</p>`, [one]],
    ['before its summary', `<p>${link(one)} Luồng lạch đã thông từ sáng nay.</p>`, [one]],
    ['beside others in one line', `<div>${link(one)} ${link(two, '/tin/2')}</div>`, [one, two]],
    ['of a heading, before other words', `${link(two)}<h3>${link(one)}</h3>`, [one]],
    ['around a card', link(`<img src="a.jpg"><h3>${one}</h3><p>Luồng đã thông.</p>`), [one]],
    ['around blocks', link(`<div>Mới</div><div>${one}</div><div>Luồng đã thông.</div>`), [one]],
    [
      'that is cut, and whole in its title',
      `<a href="/1" title="${one}">${one.slice(0, 20)}…</a>`,
      [one],
    ],
  ])('may be a headline: %s', (_, body, expected) => {
    expect(headlinesOf(body)).toEqual(expected);
  });

  it.each<[string, string]>([
    [
      'in a sentence',
      `<p>Ban quản lý cho biết tàu lớn đã vào được, xem thêm ở ${link(one)} từ hôm qua.</p>`,
    ],
    ['in navigation', `<nav>${link(one)}</nav>`],
    ['in a footer', `<footer>${link(one)}</footer>`],
    ['beside the content', `<aside>${link(one)}</aside>`],
    ['in what is called a menu', `<div class="mainMenu">${link(one)}</div>`],
    [
      'in what others read',
      `<div id="doc-nhieu-nhat"></div><div class="box doc-nhieu">${link(one)}</div>`,
    ],
    ['in a form', `<form>${link(one)}</form>${link('x').repeat(3)}`],
    ['to another outlet', link(one, 'https://khac.example/1')],
    ['to the page itself', link(one, '/tin#cuoi')],
    ['to the front page', link(one, '/')],
    ['to a picture', link(one, '/anh/cang-ca.jpg')],
    ['to an author', `<a rel="author" href="/1">${one}</a>`],
    ['that is a picture', link(`<img src="a.jpg" alt="${one}">`)],
    ['that leads on', link('Xem tất cả bài viết')],
    ['of a few words', link('Kinh doanh')],
    [
      'among short ones',
      ['Văn hóa giải trí', 'Khoa học đời sống', one, 'Giáo dục hướng nghiệp', 'Thể thao trong nước']
        .map((text, n) => `<li>${link(text, `/${n}`)}</li>`)
        .join(''),
    ],
  ])('is none: %s', (_, body) => {
    expect(headlinesOf(body)).toEqual([]);
  });
});
