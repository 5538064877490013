import { parseQuery, type Query } from './query.ts';

const clausesOf = ({ clauses, words }: Query) =>
  clauses.map(({ from, to }) =>
    words
      .slice(from, to)
      .map(({ folded }) => folded)
      .join(' '),
  );

describe('parseQuery', () => {
  it.each([
    ['words stand for themselves', 'An ninh', ['an', 'ninh']],
    ['quotes keep words together', 'nga "an ninh" my', ['nga', 'an ninh', 'my']],
    ['typographic quotes too', '“an ninh” mạng', ['an ninh', 'mang']],
    ['a quote without a partner is nothing', 'an "ninh mạng', ['an', 'ninh', 'mang']],
    ['two phrases side by side stay two', '"a b""c d"', ['a b', 'c d']],
    ['characters without spaces keep together', '北京 天气', ['北 京', '天 气']],
    ['a hidden word is read as meant', 't.rẻ e.m', ['tre', 'em']],
    ['signs are no words', '"" * ( 🙂', []],
    ['a code is one thing', 'CVE-2024-3094 fix', ['cve 2024 3094', 'fix']],
    ['a number with signs too', '20/3 3,5', ['20 3', '3 5']],
    ['a short name with a sign too', 'AT&T O’Brien Wi-Fi', ['at t', 'o brien', 'wi fi']],
    ['two names with a dash are two', 'Iran-Washington', ['iran', 'washington']],
    ['what is not wanted is none of it', 'Iran -Mỹ', ['iran']],
    ['a dash between spaces is nothing', 'Iran - Mỹ', ['iran', 'my']],
    ['an operator is no word', 'intitle:bão lũ', ['bao', 'lu']],
  ])('%s', (_, text, expected) => expect(clausesOf(parseQuery(text))).toEqual(expected));

  it.each([
    ['a word', 'Iran -Mỹ', ['my']],
    ['a phrase', 'Iran -"nhà trắng"', ['nha trang']],
    ['several', '-a -b c', ['a', 'b']],
    ['with a sign of mathematics', 'Iran −Mỹ', ['my']],
    ['not inside a word', 'covid-19', []],
    ['not two dashes', 'Iran --Mỹ', []],
  ])('takes out what is not wanted: %s', (_, text, expected) => {
    const excluded = parseQuery(text).exclusions.map(({ words }) => words);
    expect(excluded.map((words) => words.map(({ folded }) => folded).join(' '))).toEqual(expected);
  });

  it.each([
    ['two words', 'cháy OR nổ Hà', [0, 0, 1]],
    ['in Vietnamese', 'cháy HOẶC nổ', [0, 0]],
    ['with a bar', 'cháy | nổ', [0, 0]],
    ['three', 'a1 OR b1 OR c1', [0, 0, 0]],
    ['with phrases', '"hai bà" OR nổ', [0, 0]],
    ['in small letters it is a word', 'cháy or nổ', [0, 1, 2]],
    ['at the beginning it is a word', 'OR nổ', [0, 1]],
  ])('reads alternatives: %s', (_, text, choices) => {
    expect(parseQuery(text).clauses.map(({ choice }) => choice)).toEqual(choices);
  });

  it.each([
    ['C++', 'c++'],
    ['C#', 'c#'],
    ['.NET', 'net.'],
    ['3.5%', '5%'],
    ['Disney+ phim', 'disney+'],
    ['WHO cảnh báo', 'who^'],
    ['3+3', null],
    ['who', null],
    ['BÃO SỐ 5', null],
  ])('keeps signs and capitals that are part of a name: %s', (text, expected) => {
    const preferred = parseQuery(text).words.flatMap((word) => word.preferred ?? []);
    expect(preferred[0] ?? null).toBe(expected);
  });

  it.each([
    ['hoà', 'hòa'],
    ['thuỷ', 'thủy'],
    ['HOÀ', 'hòa'],
    ['mạng'.normalize('NFD'), 'mạng'],
  ])('takes two ways to place a tone for one: %s', (one, other) => {
    const spelling = (text: string) => parseQuery(text).words[0]?.diacritics;
    expect(spelling(one)).toBe(spelling(other));
    expect(spelling(one)).not.toBeNull();
  });

  it.each([
    ['nothing follows the last word', 'an nin', true],
    ['a space follows', 'an nin ', false],
    ['a quotation mark follows', '"an nin"', false],
    ['it is not wanted', 'an -nin', false],
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
