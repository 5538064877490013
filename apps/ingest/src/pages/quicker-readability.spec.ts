import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { Readability } from '@mozilla/readability';

import { readableElement } from './bounded-readability.ts';
import { parsePage } from './page-dom.ts';

const prose = `<p>${'Hội đồng cảng họp hôm thứ ba, và nói rất lâu về cây cầu mới. '.repeat(9)}</p>`;
const page = (body: string) =>
  `<html><body><h1>Cây cầu</h1><div>${prose}${body}${prose}</div></body></html>`;

const quick = (html: string) => readableElement(parsePage(html).document)?.innerHTML;
const own = (html: string) =>
  new Readability<Element>(parsePage(html).document, {
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node) => node as Element,
  }).parse()?.content?.innerHTML;

describe('a quicker Readability reads as Readability does', () => {
  it.each([
    ['what a style hides', '<p style="display:none">Ẩn</p>'],
    ['a style that hides nothing', '<p style="color:red">Còn</p>'],
    ['what is hidden', '<p hidden>Ẩn</p>'],
    ['what is hidden from screen readers', '<p aria-hidden="true">Ẩn</p>'],
    ['a formula that is', '<p aria-hidden="true" class="fallback-image">Còn</p>'],
    ['a byline by its class', '<p class="byline">Nguyễn Văn A</p>'],
    ['a byline by microdata', '<p itemprop="author">Nguyễn Văn A</p>'],
    ['a byline by its link', '<p><a rel="author">Nguyễn Văn A</a></p>'],
    ['a link of another relation', '<p><a rel="tag" href="/a">Cây cầu</a></p>'],
    ['an empty byline', '<p class="byline"> </p>'],
    ['elements without content', '<div> <br> </div><section><hr></section><div><i></i></div>'],
    ['elements whose content is deep inside', '<div><div><span> </span><b>Còn</b></div></div>'],
    ['a form and a footer', '<form><p>Gửi ý kiến</p></form><footer>Tòa soạn</footer>'],
    ['a list and a table', '<ul><li>Một</li></ul><table><tr><td>Hai</td></tr></table>'],
    ['old fonts and breaks', '<p><font>Một</font></p>Hai<br> <br>Ba'],
    ['a frame', '<iframe src="https://www.youtube.com/embed/x"></iframe><object>x</object>'],
    ['a text that is too short at first', `<div class="comment">${prose}</div>`],
  ])('with %s', (_, body) => {
    const expected = own(page(body));
    expect(expected).toContain('cây cầu mới');
    expect(quick(page(body))).toBe(expected);
  });

  it('with nothing but a text that it passes over at first', () => {
    const html = `<html><body><div class="sidebar">${prose}</div></body></html>`;
    expect(quick(html)).toBe(own(html));
    expect(quick(html)).toContain('cây cầu mới');
  });

  const fixtures = join(import.meta.dirname, 'fixtures/html');
  it.each(readdirSync(fixtures).filter((name) => name.endsWith('.html')))('in %s', (name) => {
    const html = readFileSync(join(fixtures, name), 'utf8');
    expect(quick(html)).toBe(own(html));
  });
});
