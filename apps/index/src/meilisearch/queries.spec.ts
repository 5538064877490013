import { parseQuery } from '../search/query.ts';
import type { QueryPlan } from '../search/query-plan.ts';
import { tierQueries, matching } from './queries.ts';
import { diacriticsToken } from './article-terms.ts';

const plan = (parts: number, more: Partial<QueryPlan> = {}): QueryPlan => ({
  ...{ corrections: [], prefix: false, minShouldMatch: parts },
  ...more,
});
const correction = { word: 1, term: 'ukraine', shown: 'Ukraine' };

describe('matching', () => {
  it.each<[string, string, QueryPlan, string[]]>([
    ['words have to be spelt so', 'an ninh', plan(2), ['"an" "ninh"']],
    ['a beginning stands last, and open', 'an nin', plan(2, { prefix: true }), ['"an" nin']],
    ['phrases stay together', '"an ninh" mạng', plan(2), ['"an ninh" "mang"']],
    [
      'a corrected word may be what was typed',
      'nga ukrane',
      plan(2, { corrections: [correction] }),
      ['"nga" "ukrane"', '"nga" "ukraine"'],
    ],
    ['near matches, by any of the words', 'a b c', plan(2), ['"a"', '"b"', '"c"']],
    ['nothing typed finds all', ' ', plan(0), ['']],
    ['signs find nothing', '!?', plan(0), []],
  ])('%s', (_, text, plan, expected) => {
    expect(matching(parseQuery(text), plan).map(({ q }) => q)).toEqual(expected);
  });

  it('never asks for more than can be answered', () => {
    const query = parseQuery('aaaaa bbbbb ccccc ddddd eeeee fffff ggggg hhhhh iiiii jjjjj', 10);
    const corrections = query.words.map((_, word) => ({ word, term: `x${word}`, shown: '' }));
    const asked = matching(query, plan(6, { corrections }));
    expect(asked.length).toBeLessThanOrEqual(256);
    expect(asked.every(({ q }) => q.split(' ').length <= 10)).toBe(true);
  });
});

describe('tierQueries', () => {
  const asked = (text: string, plan: QueryPlan) =>
    tierQueries(parseQuery(text), plan).map((tier) =>
      tier.map(({ q, on }) => `${q} in ${on.join(' ')}`).join(' or '),
    );

  it('goes from words side by side in the title to all of them anywhere', () => {
    expect(asked('an ninh', plan(2))).toEqual([
      '"an ninh" in title',
      '"an ninh" in title summary text',
      '"an" "ninh" in title summary',
      '"an" "ninh" in title summary text',
    ]);
  });

  it('begins with the same diacritics, and leaves out others in the title', () => {
    const token = diacriticsToken('bạn');
    expect(asked('bạn', plan(1))).toEqual([
      `"${token}" in title titleMarks`,
      `"${token}" in title summary marks`,
      `"${token}" in title summary text marks`,
      '"ban" in title summary',
      '"ban" in title summary text',
    ]);
  });

  it('has near matches with more of the query, by weight, first', () => {
    const where = (...queries: string[]) =>
      queries.map((q) => `${q} in title summary text`).join(' or ');
    expect(asked('a b c d', { ...plan(2), weights: [1, 4, 3, 2] })).toEqual([
      where('"b" "c" "d" "a"'),
      where('"b" "c" "d"'),
      where('"b" "c"', '"b" "d"', '"b" "a"', '"c" "d"', '"c" "a"', '"d" "a"'),
      where('"b"', '"c"', '"d"', '"a"'),
    ]);
  });

  it('wants the diacritics that were typed in near matches as well', () => {
    expect(asked('lừa x y', { ...plan(2), weights: [3, 2, 1] }).at(-1)).toContain('marks');
  });
});
