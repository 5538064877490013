import { parseQuery } from '../../query.ts';
import type { Understanding } from '../../understanding.ts';
import { levelsOf, matching } from './queries.ts';
import { markedToken } from './words.ts';

const understanding = (parts: number, more: Partial<Understanding> = {}): Understanding => ({
  ...{ corrections: [], prefix: false, least: parts },
  ...more,
});
const correction = { word: 1, term: 'ukraine', shown: 'Ukraine' };

describe('matching', () => {
  it.each<[string, string, Understanding, string[]]>([
    ['words have to be spelt so', 'an ninh', understanding(2), ['"an" "ninh"']],
    [
      'a beginning stands last, and open',
      'an nin',
      understanding(2, { prefix: true }),
      ['"an" nin'],
    ],
    ['phrases stay together', '"an ninh" mạng', understanding(2), ['"an ninh" "mang"']],
    [
      'a corrected word may be what was typed',
      'nga ukrane',
      understanding(2, { corrections: [correction] }),
      ['"nga" "ukrane"', '"nga" "ukraine"'],
    ],
    ['most words in any choice', 'a b c', understanding(2), ['"a" "b"', '"a" "c"', '"b" "c"']],
    ['nothing typed finds all', ' ', understanding(0), ['']],
    ['signs find nothing', '!?', understanding(0), []],
  ])('%s', (_, text, understood, expected) => {
    expect(matching(parseQuery(text), understood).map(({ q }) => q)).toEqual(expected);
  });

  it('never asks for more than can be answered', () => {
    const query = parseQuery('aaaaa bbbbb ccccc ddddd eeeee fffff ggggg hhhhh iiiii jjjjj', 10);
    const corrections = query.words.map((_, word) => ({ word, term: `x${word}`, shown: '' }));
    const asked = matching(query, understanding(6, { corrections }));
    expect(asked.length).toBeLessThanOrEqual(256);
    expect(asked.every(({ q }) => q.split(' ').length <= 10)).toBe(true);
  });
});

describe('levelsOf', () => {
  const asked = (text: string, understood: Understanding) =>
    levelsOf(parseQuery(text), understood).map((level) =>
      level.map(({ q, on }) => `${q} in ${on.join(' ')}`).join(' or '),
    );

  it('goes from words side by side in the title to all of them anywhere', () => {
    expect(asked('an ninh', understanding(2))).toEqual([
      '"an ninh" in title',
      '"an ninh" in title summary text',
      '"an" "ninh" in title summary',
      '"an" "ninh" in title summary text',
    ]);
  });

  it('begins with the very marks, and leaves out other marks in the title', () => {
    const token = markedToken('bạn');
    expect(asked('bạn', understanding(1))).toEqual([
      `"${token}" in title titleMarks`,
      `"${token}" in title summary marks`,
      `"${token}" in title summary text marks`,
      '"ban" in title summary',
      '"ban" in title summary text',
    ]);
  });

  it('has one level a number of words where most are enough', () => {
    expect(asked('a b c', understanding(2))).toEqual([
      '"a" "b" "c" in title summary text',
      ['"a" "b"', '"a" "c"', '"b" "c"'].map((q) => `${q} in title summary text`).join(' or '),
    ]);
  });
});
