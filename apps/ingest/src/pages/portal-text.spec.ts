import { readdirSync, readFileSync } from 'node:fs';
import { readPortalText } from './portal-text.ts';

const folder = new URL('fixtures/portal/', import.meta.url);
const now = new Date('2031-04-03T08:00:00Z');
const file = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** What the fixtures say of a page, their texts as lists of paragraphs. */
function read(text: string): unknown {
  const { articles, headlines } = readPortalText(text, { now });
  const shown = articles.map(
    ({ title, summary, text, authors, attribution, publishedAt, publishedFrom, captions }) => ({
      title,
      summary,
      text: text.split('\n\n'),
      authors,
      attribution,
      publishedAt,
      publishedFrom,
      captions,
    }),
  );
  return JSON.parse(JSON.stringify({ articles: shown, headlines }));
}

describe('readPortalText', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));

  it.each(names)('reads %s', (name) => {
    expect(read(file(name))).toEqual(JSON.parse(file(name.replace('.txt', '.json'))));
  });

  it.each<[string, (text: string) => string]>([
    ['without blank lines', (text) => text.replace(/\n\n+/gu, '\n')],
    ['with a blank line after each line', (text) => text.replace(/\n+/gu, '\n\n')],
    ["with Windows' line ends", (text) => text.replaceAll('\n', '\r\n')],
    ['decomposed', (text) => text.normalize('NFD')],
    ['below a menu', (text) => `Trang chủ\nThế giới\nSao\nPhim\n\n${text}`],
    ['above a footer', (text) => `${text}\n\nLiên hệ quảng cáo\n\nGiấy phép số 1/GP do bộ cấp.`],
  ])('reads the same page %s', (_, changed) => {
    const page = file('two-articles-and-lists.txt');
    expect(read(changed(page))).toEqual(read(page));
  });

  it('reads the lists as well where they stand above the articles', () => {
    const page = file('two-articles-and-lists.txt');
    const lists = page.slice(page.indexOf('Tiêu điểm'));
    const articles = page.slice(0, page.indexOf('Tin liên quan'));
    expect(read(`${lists}\n\n${articles}`)).toEqual(read(page));
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n\n\t'],
    ['buttons alone', 'Chia sẻ\nFacebook\nZalo'],
  ])('finds nothing in %s', (_, text) => {
    expect(readPortalText(text, { now })).toEqual({ articles: [], headlines: [] });
  });

  it('takes a text of one line for an article with a title alone', () => {
    expect(read('Hồ Mây đóng cửa')).toMatchObject({ articles: [{ title: 'Hồ Mây đóng cửa' }] });
  });

  it('reads ten thousand headlines', () => {
    const { headlines } = readPortalText(
      'Cầu mới nối hai bờ sông\n02/04/2031 20:15\n'.repeat(10_000),
      { now },
    );
    expect(headlines).toHaveLength(10_000);
  });
});
