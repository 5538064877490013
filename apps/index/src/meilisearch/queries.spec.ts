import { SearchArticles } from '@newsline/contracts';
import { lookupOf } from '../search/lookup.ts';
import { parseQuery } from '../search/query.ts';
import type { Form, QueryPlan } from '../search/query-plan.ts';
import { spellingToken } from './article-terms.ts';
import { matching, tiersOf } from './queries.ts';

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
    ...{ snapshot: { asOf: 9 }, byTime: false, first: 40 },
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
    expect(queries.length).toBeLessThanOrEqual(16);
    expect(queries.every((q) => q.split(' ').length <= 10)).toBe(true);
  });
});

describe('tiersOf', () => {
  const tiers = (text: string, of: QueryPlan) =>
    tiersOf(lookup(text, of)).queries.map((tier) => tier.map(({ q }) => q).join(' or '));

  it('goes from words in the title to words anywhere', () => {
    expect(tiers('cong ninh', plan(2))).toEqual([
      '"ztcong" "ztninh"',
      '"ztcong" "ninh"',
      '"cong" "ninh"',
    ]);
  });

  it('leaves what is not wanted out of every tier', () => {
    expect(tiers('an -my', plan(1))).toEqual(['-"my" "ztan"', '-"my" "an"']);
  });

  it('takes a word that stands for two for both or none', () => {
    const forms = [form(0, 2, ['vietnam'])];
    expect(tiers('viet nam', plan(2, { forms })).at(-1)).toBe('"viet" "nam" or "vietnam"');
  });

  it('begins with the signs and capitals that were typed', () => {
    const token = `"${spellingToken('c++')}"`;
    expect(tiers('C++', plan(1))).toEqual([`"ztc" ${token}`, `"c" ${token}`, '"ztc"', '"c"']);
  });

  it('goes on with near matches, by how much they hold', () => {
    expect(tiers('k l m', plan(3, { near: true, weights: [2, 5, 1.5] }))).toEqual([
      '"k" "l" "m"',
      '"k" "l"',
      '"l" "m"',
      '"k" "m"',
      ...['"ztl"', '"ztk"', '"l"', '"k"', '"m"'],
    ]);
    const { complete } = tiersOf(lookup('k l m', plan(3, { near: true })));
    expect(complete).toBe(1);
  });

  it('wants what is quoted in every near match', () => {
    expect(tiers('"k l" m n', plan(4, { near: true, weights: [1, 1, 5, 4] }))).toEqual([
      '"k l" "m" "n"',
      ...['"k l" "ztm"', '"k l" "ztn"', '"k l" "m"', '"k l" "n"', '"k l"'],
    ]);
  });
});
