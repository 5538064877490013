import { cutBytes, cutText } from './cut-text.ts';

const family = '\u{1f469}\u200d\u{1f4bb}';

describe('cutText', () => {
  it.each([
    ['what is short enough', 'một hai ba', 10, 'một hai ba'],
    ['after a word', 'one two three', 10, 'one two…'],
    ['where a word just fits', 'one two three', 8, 'one two…'],
    ['not inside of the only word', 'incomprehensible', 6, 'incom…'],
    ['far from any space', `a ${'b'.repeat(100)}`, 80, `a ${'b'.repeat(77)}…`],
    ['no spaces', '日本語の文章', 4, '日本語…'],
    ['before a surrogate pair', 'ab\u{1f600}cd', 4, 'ab…'],
    ['before a mark', 'abe\u0301\u0323d', 5, 'ab…'],
    ['before an emoji of several', `ab${family}cd`, 6, 'ab…'],
    ['between flags', '\u{1f1fb}\u{1f1f3}\u{1f1fb}\u{1f1f3}', 6, '\u{1f1fb}\u{1f1f3}…'],
    ['marks without end', `a${'\u0301'.repeat(500)}`, 300, `a${'\u0301'.repeat(298)}…`],
    ['lone surrogates', '\ud83d'.repeat(10), 5, `${'\ud83d'.repeat(4)}…`],
  ])('cuts: %s', (_, text, longest, expected) => {
    expect(cutText(text, longest)).toBe(expected);
    expect(cutText(text, longest).length).toBeLessThanOrEqual(longest);
  });

  it.each([
    ['a text of one byte each', 'word '.repeat(300)],
    ['of two', 'é'.repeat(1_000)],
    ['of three', '語'.repeat(700)],
    ['of four', '\u{1f600}'.repeat(300)],
    ['mixed', `${'a語\u{1f600}é'.repeat(90)} e\u0301`.repeat(3)],
  ])('cuts to bytes: %s', (_, text) => {
    for (const longest of [100, 101, 102, 103, 997]) {
      const cut = cutBytes(text, longest);
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(longest);
      expect(Buffer.byteLength(cut)).toBeGreaterThan(longest - 200);
      expect(cut.isWellFormed()).toBe(true);
    }
    expect(cutBytes(text, Buffer.byteLength(text))).toBe(text);
  });
});
