import { sourceState, someTopics } from '../read-model/testing/sample-news.ts';
import { searchNames } from './search-names.ts';
import { understandQuery } from './understand-query.ts';
import { withoutTerm } from './without-term.ts';

const sources = ['BBC News', 'BBC News Tiếng Việt', 'BBC World Service'].map((name, n) =>
  sourceState({ id: `s${n}`, name, url: `https://www.bbc.com/${n}`, siteUrl: null }),
);
const names = searchNames(someTopics, sources);
const understand = (typed: string) =>
  understandQuery(typed, names, new Date('2026-11-30T05:00:00Z'), 'Asia/Ho_Chi_Minh');

it.each<[reason: string, typed: string, text: string, notice: object, known: string[]]>([
  ['a slip in an operator', 'iran topc:x', 'iran', { kind: 'unknown-operator', operator: 'topc' }, ['topic']],
  ['one in Vietnamese', 'nguon:"BBC News" nguòm:x a', 'a', { kind: 'unknown-operator', operator: 'nguòm' }, ['source']],
  ['two letters of a long one', 'langauge:vi', '', { kind: 'unknown-operator' }, ['lang']],
  ['an unknown topic', 'topic:cybersecuritty x', 'x', { kind: 'unknown-value', operator: 'topic', value: 'cybersecuritty' }, ['cybersecurity', 'diplomacy', 'entertainment']],
  ['a topic that is near none', 'topic:chess', '', { kind: 'unknown-value' }, ['diplomacy', 'cybersecurity', 'entertainment']],
  ['one of several', 'topic:diplomacy,chess', '', { kind: 'unknown-value', value: 'chess' }, ['diplomacy', 'cybersecurity', 'entertainment']],
  ['a source that several begin like', 'source:bbc', '', { kind: 'ambiguous-value', value: 'bbc' }, ['s0', 's2', 's1']],
  ['a domain that is near one', 'outlet:bcb.com', '', { kind: 'unlisted-outlet', value: 'bcb.com' }, ['bbc.com']],
  ['no outlet at all', 'outlet:bbqc x', 'x', { kind: 'unknown-value', operator: 'outlet' }, ['bbc.com']],
  ['an unknown state', 'is:new', '', { kind: 'unknown-value', operator: 'is' }, ['edited']],
  ['no date', 'after:soon x', 'x', { kind: 'unknown-value', operator: 'after', value: 'soon' }, ['2026-11-25', '25/11/2026', '25/11', '2026-11', '2026', '7d', 'today']],
  ['no value', 'topic:"" x', 'x', { kind: 'no-value', operator: 'topic' }, []],
  ['commas alone', 'topic:,, x', 'x', { kind: 'no-value', operator: 'topic' }, []],
  ['a story to leave out', '-story:a x', 'x', { kind: 'no-negation', operator: 'story' }, []],
  ['OR between a word and an operator', 'a OR topic:diplomacy b', 'a b', { kind: 'or-with-filter', operator: 'topic' }, []],
  ['OR between two kinds', 'topic:diplomacy OR lang:vi', '', { kind: 'or-with-filter' }, []],
  ['a period turned round', 'after:2026-11-25 before:2026-11-01', '', { kind: 'contradiction', operator: 'before' }, []],
  ['a period of nothing', 'after:2026-11-25 before:2026-11-25', '', { kind: 'contradiction' }, []],
  ['a value that is left out as well', 'lang:vi -lang:vi', '', { kind: 'contradiction', operator: 'language' }, []],
  ['edited and not', 'is:edited -is:edited', '', { kind: 'contradiction', operator: 'is' }, []],
  ['two stories', 'story:a story:b', '', { kind: 'contradiction', operator: 'story' }, []],
])('says so of %s', (_, typed, text, notice, known) => {
  const { notices, text: left, filters } = understand(typed);
  expect(notices).toEqual([expect.objectContaining({ ...notice, detail: expect.any(String) })]);
  expect([left, notices[0]!.known.map(({ value }) => value)]).toEqual([text, known]);
  expect(filters === null).toBe(notices[0]!.kind === 'contradiction');
}); // prettier-ignore

it('says the same once', () => {
  expect(understand('topic:chess,chess topic:chess').notices).toHaveLength(1);
});

it('takes no contradiction where something is left', () => {
  const { notices, filters } = understand('topic:diplomacy,cybersecurity -topic:diplomacy');
  expect(notices).toEqual([]);
  expect(filters).toEqual({
    topics: ['diplomacy', 'cybersecurity'],
    without: { topics: ['diplomacy'] },
  });
});

it.each([
  ['the only one', 'topic:diplomacy', ['']],
  ['one between words', 'a  topic:diplomacy b', ['a  b']],
  ['each of several', 'x lang:vi -lang:en', ['x -lang:en', 'x lang:vi']],
  ['each value of one', 'lang:vi,en,fr x', ['lang:en,fr x', 'lang:vi,fr x', 'lang:vi,en x']],
  ['a value in quotes', 'a source:"BBC News" b', ['a b']],
  ['a value in several words', 'sau:7 ngày a', ['a']],
  ['a name in two words', 'b chủ đề:an ninh mạng a', ['b a']],
])('a query without %s', (_, typed, expected) => {
  const without = understand(typed).terms.map((term) => withoutTerm(typed, term));
  expect(without).toEqual(expected);
});

it('tells where each operator stands, and what it means', () => {
  expect(understand('vàng -nguồn:"BBC News" sau:25/11').terms).toEqual([
    { kind: 'source', negative: true, value: 's0', name: 'BBC News', from: 5, to: 22 },
    {
      kind: 'after',
      negative: false,
      value: '2026-11-24T17:00:00.000Z',
      name: '2026-11-25',
      from: 23,
      to: 32,
    },
  ]);
});

describe('whatever is typed', () => {
  const many = searchNames(
    someTopics,
    Array.from({ length: 5_000 }, (_, n) =>
      sourceState({ id: `id-${n}`, name: `Nguồn tin số ${n} của tỉnh`, siteUrl: null }),
    ),
  );
  const long = (piece: string) => piece.repeat(Math.ceil(500 / piece.length)).slice(0, 500);

  it.each([
    ['quotation marks', '"'],
    ['open quotations', '“'],
    ['quotations behind operators', 'a:"'],
    ['colons', ':'],
    ['minus signs', '-'],
    ['operators', 'topic:x '],
    ['values', 'source:nobody,'],
    ['commas', 'source:,'],
    ['words behind a value', 'source:a b c '],
    ['letters', 'a'],
    ['marks', '\u0301'],
    ['a name of marks', 'a\u0301\u0301\u0301:x '],
    ['halves of characters', '\ud800:\udc00'],
    ['what marks the end of typing', 'topic:\ue000 '],
    ['spaces', ' \u00a0\u2003\n\t'],
    ['names of two words', 'chủ đề:'],
    ['OR', 'OR '],
    ['titles', 'tieude:a '],
    ['prototypes', '__proto__:constructor '],
    ['dates', 'after:1/1 '],
  ])('%s are read in no time, and stay short', (_, piece) => {
    const startedAt = process.threadCpuUsage().user;
    const { text, notices, terms } = understandQuery(long(piece), many, new Date(), 'UTC');
    expect(process.threadCpuUsage().user - startedAt).toBeLessThan(1_000_000);
    expect(text.length).toBeLessThanOrEqual(500);
    expect(notices.length).toBeLessThanOrEqual(10);
    for (const { from, to } of terms) expect(from).toBeLessThan(to);
  });
});
