import { SearchArticles } from '@newsline/contracts';
import { lookupOf } from '../search/lookup.ts';
import { parseQuery } from '../search/query.ts';
import type { Form, QueryPlan } from '../search/query-plan.ts';
import { spellingToken } from './article-terms.ts';
import { matching, nearQueries, tierQueries } from './queries.ts';

const plan = (words: number, more: Partial<QueryPlan> = {}): QueryPlan => ({
  ...{ forms: [], corrections: [], prefix: false, near: false, related: [] },
  weights: Array.from({ length: words }, (_, i) => 5 - i / 10),
  ...more,
});
const form = (from: number, to: number, tokens: string[]): Form => ({
  ...{ from, to, tokens, spellings: [], preferred: [] },
  ...{ prefix: false, worth: 0.6 },
});
const lookup = (text: string, of: QueryPlan) =>
  lookupOf(parseQuery(text), of, {
    request: SearchArticles.request.parse({ text }),
    snapshot: { asOf: 9 },
  });
const asked = (text: string, of: QueryPlan) => matching(lookup(text, of)).map(({ q }) => q);

describe('matching', () => {
  it.each<[string, string, QueryPlan, string[]]>([
    ['words have to be spelt so', 'cong ninh', plan(2), ['"cong" "ninh"']],
    ['a beginning stands last, and open', 'cong nin', plan(2, { prefix: true }), ['"cong" nin']],
    ['phrases stay together', '"an ninh" mang', plan(3), ['"an ninh" "mang"']],
    [
      'a word with diacritics stands for the one without',
      'nga mạng',
      plan(2),
      [`"nga" "${spellingToken('mang\u0323')}"`],
    ],
    [
      'a word in any of its forms',
      'nga ukrane',
      plan(2, { forms: [form(1, 2, ['ukraine'])] }),
      ['"nga" "ukrane"', '"nga" "ukraine"'],
    ],
    ['what is not wanted', 'nga -my -"nha trang"', plan(1), ['-"my" -"nha trang" "nga"']],
    ['only the title', 'intitle:nga', plan(1), ['"ztnga"']],
    ['nothing typed finds all', ' ', plan(0), ['']],
  ])('%s', (_, text, of, expected) => expect(asked(text, of)).toEqual(expected));

  it('never asks for more than can be answered', () => {
    const text = 'aaaaa bbbbb ccccc ddddd eeeee fffff ggggg hhhhh iiiii jjjjj kkkkk';
    const forms = parseQuery(text).words.map((_, word) => form(word, word + 1, [`x${word}`]));
    const queries = asked(text, plan(11, { forms }));
    expect(queries.length).toBeLessThanOrEqual(64);
    expect(queries.every((q) => q.split(' ').length <= 10)).toBe(true);
  });
});

describe('tierQueries', () => {
  const tiersOf = (text: string, of: QueryPlan) =>
    tierQueries(lookup(text, of)).map((tier) =>
      tier.map(({ q, on }) => (on.includes('text') ? q : `${q} in title and summary`)).join(' or '),
    );

  it('goes from words side by side in the title to all of them anywhere', () => {
    expect(tiersOf('cong ninh', plan(2))).toEqual([
      '"ztcong ztninh"',
      '"cong ninh"',
      '"cong" "ninh" in title and summary',
      '"cong" "ninh"',
    ]);
  });

  it('searches all of an article for what is not wanted', () => {
    expect(tiersOf('an -my', plan(1))).toEqual(['-"my" "ztan"', '-"my" "an"']);
  });

  it('begins with the signs and capitals that were typed', () => {
    const token = `"${spellingToken('c++')}"`;
    expect(tiersOf('C++', plan(1))).toEqual([
      `"ztc" ${token}`,
      `"c" ${token} in title and summary`,
      `"c" ${token}`,
      '"ztc"',
      '"c" in title and summary',
      '"c"',
    ]);
  });
});

describe('nearQueries', () => {
  const parts = (text: string, of: QueryPlan) =>
    nearQueries(lookup(text, of)).map(({ weight, queries }) => [
      weight,
      queries.map(({ q }) => q).join(' or '),
    ]);

  it('looks for each thing that tells, the weightiest first', () => {
    expect(parts('k l m', plan(3, { near: true, weights: [2, 5, 0.1] }))).toEqual([
      [5, '"l"'],
      [2, '"k"'],
    ]);
  });

  it('wants what is quoted beside it', () => {
    expect(parts('"k l" m', plan(3, { near: true, weights: [1, 1, 5] }))).toEqual([
      [5, '"k l" "m"'],
      [2, '"k l"'],
    ]);
  });
});
