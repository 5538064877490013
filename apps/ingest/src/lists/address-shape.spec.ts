import { isMadeLike } from './address-shape.ts';

describe('an address', () => {
  it.each<[string, string, string, boolean]>([
    [
      'of an article, in another section',
      '/the-gioi/mot-bai-bao-dai-1.html',
      '/thoi-su/tin-khac-cung-dai-2.html',
      true,
    ],
    ['of an article, by its number', '/articles/-/3178894', '/articles/-/3178899?from=top', true],
    [
      'of an article, by its code',
      '/zh/articles/cx2pyye2l9jo/trad',
      '/zh/articles/cwyv1yz8yrno/trad',
      true,
    ],
    ['of an article, by a parameter', '/tin.aspx?id=12345', '/tin.aspx?id=12346', true],
    [
      'of a topic that has a code as well',
      '/zh/topics/c83plve5vmjt/trad',
      '/zh/articles/cwyv1yz8yrno/trad',
      false,
    ],
    ['of a category that has a number as well', '/category/10005', '/news/20331', false],
    ['of a category, by a parameter', '/muc.aspx?id=12', '/tin.aspx?id=12346', false],
    ['of a section', '/thoi-su', '/thoi-su/mot-bai-bao-dai-1.html', false],
  ])('is made like that of an article: %s', (_, url, article, expected) => {
    const at = (path: string) => `https://bao.example${path}`;
    expect(isMadeLike(at(url), at(article))).toBe(expected);
  });
});
