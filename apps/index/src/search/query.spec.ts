import { parseQuery } from './query.ts';

const partsOf = (text: string) =>
  parseQuery(text).parts.map(({ words }) => words.map(({ folded }) => folded).join(' '));

describe('parseQuery', () => {
  it.each([
    ['words stand for themselves', 'An ninh', ['an', 'ninh']],
    ['quotes keep words together', 'nga "an ninh" my', ['nga', 'an ninh', 'my']],
    ['typographic quotes too', '“an ninh” mạng', ['an ninh', 'mang']],
    ['a quote without a partner is nothing', 'an "ninh mạng', ['an', 'ninh', 'mang']],
    ['two phrases side by side stay two', '"a b""c d"', ['a b', 'c d']],
    ['a repeated word counts once', 'an an ninh', ['an', 'ninh']],
    ['characters without spaces keep together', '北京 天气', ['北 京', '天 气']],
    ['a hidden word is read as meant', 't.rẻ e.m', ['tre', 'em']],
    ['signs are no words', '"" * ( 🙂', []],
  ])('%s', (_, text, expected) => expect(partsOf(text)).toEqual(expected));

  it.each([
    ['nothing follows the last word', 'an nin', true],
    ['a space follows', 'an nin ', false],
    ['a quotation mark follows', '"an nin"', false],
    ['no word at all', ' ', false],
  ])('tells whether it may go on: %s', (_, text, expected) => {
    expect(parseQuery(text).unfinished).toBe(expected);
  });

  it.each([
    ['mạng', true],
    ['đơn', true],
    ['mang', false],
    ['MANG', false],
  ])('tells whether diacritics were typed: %s', (text, expected) => {
    expect(parseQuery(text).hasDiacritics).toBe(expected);
  });

  it('reads no more than 32 words of a pasted text', () => {
    const text = Array.from({ length: 100 }, (_, i) => `w${i}`).join(' ');
    expect(parseQuery(text).words).toHaveLength(32);
  });
});
