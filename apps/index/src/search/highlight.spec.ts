import { highlight, snippet } from './highlight.ts';
import { parseQuery } from './query.ts';
import { plain } from './search-test.conformance.ts';
import { searchable } from './searchable-text.ts';
import { typedForms } from './query-plan.ts';

const forms = (query: string, prefix = false) => typedForms(parseQuery(query), { prefix });
const inBrackets = (query: string, text: string, prefix = false) =>
  highlight(searchable(text, 'vi'), forms(query, prefix))
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');

describe('highlight', () => {
  it.each([
    [
      'words side by side are one hit',
      'an ninh mang',
      'Đơn vị an ninh mạng',
      'Đơn vị [an ninh mạng]',
    ],
    ['signs part hits', 'an ninh', 'an, ninh', '[an], [ninh]'],
    ['whole words only', 'an', 'toàn bàn an', 'toàn bàn [an]'],
    ['hidden words with their dots', 'tre em', 'nhận t.rẻ e.m Nga', 'nhận [t.rẻ e.m] Nga'],
    ['only the diacritics that were typed', 'bạn', 'bán bạn', 'bán [bạn]'],
    ['any diacritics, where none were typed', 'ban', 'bán bạn', '[bán bạn]'],
    ['signs of a name with it', 'C++', 'A C++ compiler', 'A [C++] compiler'],
    ['a dot before a name', '.NET', 'On .NET 12', 'On [.NET] 12'],
    ['a tone in its other place', 'hoà', 'hòa bình', '[hòa] bình'],
    ['after a letter beyond the table', 'an', '🙂 北 án', '🙂 北 [án]'],
  ])('%s', (_, query, text, expected) => expect(inBrackets(query, text)).toBe(expected));

  it.each([
    ['one letter', 'a', 'a'],
    ['many letters', 'a'.repeat(5000), 'a'],
    ['a letter among many', `${'a'.repeat(2500)}b${'a'.repeat(2500)}`, 'a'],
    ['the beginning of many words', 'a', 'ab '],
  ])('takes no longer for long words: %s', (_, query, piece) => {
    const text = searchable(piece.repeat(1_000_000 / piece.length), 'vi');
    const start = process.threadCpuUsage();
    highlight(text, forms(query, true));
    // Of this thread alone: the machine may be busy with other things.
    expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(1500);
  });

  it('highlights the whole word for its beginning', () => {
    expect(inBrackets('ukra', 'Ukraine', true)).toBe('[Ukraine]');
  });
});

describe('snippet', () => {
  const filler = 'Trời nắng và gió nhẹ ở khắp nơi trong ngày hôm nay. '.repeat(30);
  const of = (query: string, summary: string, text: string) =>
    snippet(searchable(summary, 'vi'), searchable(text, 'vi'), forms(query));

  it.each([
    [
      'the passage with most words',
      'bão lũ',
      'Có bão.',
      `${filler}Bão lũ lớn. ${filler}`,
      'Bão lũ lớn',
    ],
    ['the summary if it tells as much', 'bão', 'Có bão.', 'Bão lớn.', 'Có bão.'],
    ['the beginning where there are no hits', 'xyz', '', `Đầu tiên. ${filler}`, 'Đầu tiên'],
    ['a hit at the very end', 'cuối', '', `${filler}là cuối`, 'là cuối'],
  ])('shows %s', (_, query, summary, text, expected) => {
    const shown = plain(of(query, summary, text));
    expect(shown).toContain(expected);
    expect(shown.length).toBeLessThanOrEqual(300);
  });

  it.each([
    ['no spaces', 'x'.repeat(2000)],
    ['wide characters', '🙂'.repeat(700)],
    ['line breaks', 'một\n\nhai '.repeat(200)],
  ])('stays well-formed, on one line and short: %s', (_, text) => {
    const shown = plain(of('hai', '', text));
    expect(shown.isWellFormed()).toBe(true);
    expect(shown).not.toContain('\n');
    expect(shown.length).toBeLessThanOrEqual(300);
  });

  it('is empty for an article without summary and text', () => {
    expect(of('a', '', '')).toEqual([]);
  });
});
