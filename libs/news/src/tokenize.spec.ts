import { words } from './text.ts';
import { emptyTokens, joinHash, phraseHash, tokenize } from './tokenize.ts';

function scanned(text: string): string[] {
  const { count, hashes, starts, ends } = tokenize(text, emptyTokens(50));
  return Array.from({ length: count }, (_, at) =>
    hashes[at] === 0 ? '|' : text.slice(starts[at], ends[at]),
  );
}

describe('tokenize', () => {
  it.each<[reason: string, text: string, expected: string[]]>([
    ['syllables with marks', 'Thủ tướng 5G', ['Thủ', 'tướng', '5G']],
    ['a phrase ends with its sentence', 'Nga. Mỹ, Anh', ['Nga', '|', 'Mỹ', '|', 'Anh']],
    ['abbreviations stay together', 'U.S. talks', ['U', 'S', '|', 'talks']],
    ['a possessive is cut off', 'China’s army', ['China', 'army']],
    ['an apostrophe inside a word', "don't go", ["don't", 'go']],
    ['an apostrophe before a figure', "class'99", ['class', '99']],
    ['astral letters are words', '𠮷野 home', ['𠮷野', 'home']],
    ['joiners part no word', 'نمی\u200cروم خانه', ['نمی\u200cروم', 'خانه']],
    ['nothing', '', []],
  ])('%s', (_, text, expected) => expect(scanned(text)).toEqual(expected));

  it('finds the words that `words` finds', () => {
    const text = "Ông Trump: 'G20' – Nga & Mỹ (2024) vnexpress.net don't đơn-vị Ünïted №5";
    const found = scanned(text).filter((word) => word !== '|');
    expect(found.map((word) => word.toLowerCase())).toEqual(words(text));
  });

  it('stops where there is no more room', () => {
    expect(tokenize('một hai ba bốn', emptyTokens(2)).count).toBe(2);
  });
});

describe('phraseHash', () => {
  it.each<[reason: string, a: string, b: string, same: boolean]>([
    ['joiners do not matter', 'نمی\u200cروم', 'نمیروم', true],
    ['capitals do not matter', 'Đại sứ', 'đại sứ', true],
    ['punctuation does not matter', 'cease-fire', 'cease fire', true],
    ['marks do', 'đại sứ', 'dai su', false],
    ['the order does', 'viện trợ', 'trợ viện', false],
    ['the length does', 'an ninh', 'an ninh mạng', false],
  ])('%s', (_, a, b, same) => expect(phraseHash(a) === phraseHash(b)).toBe(same));

  it('joins as the words of a text join', () => {
    expect(phraseHash('an ninh mạng')).toBe(
      joinHash(joinHash(phraseHash('an'), phraseHash('ninh')), phraseHash('mạng')),
    );
  });

  it('is 0 without words', () => expect(phraseHash(' – ')).toBe(0));
});
