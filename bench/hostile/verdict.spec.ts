import type { Expected } from './kind.ts';
import { type Seen, wrongs } from './verdict.ts';

const drips: Expected = { named: ['timeout'] };
const floods: Expected = { named: ['ok'], warning: /newest/, articles: [100, 1_000] };

const decided: Seen = {
  named: 'timeout',
  problem: 'It did not answer.',
  warnings: [],
  articles: 0,
  decidedAfterS: 10.1,
  polls: 1,
  requests: [1, 0],
  dueInH: 0.5,
  isOnPage: true,
};
const cut: Seen = {
  ...decided,
  named: 'ok',
  problem: null,
  warnings: ['The newest 1,000 were taken.'],
  articles: 1_000,
};

describe('wrongs', () => {
  it.each<[string, Expected, Partial<Seen>, string[]]>([
    ['nothing where all is right', drips, decided, []],
    ['nothing where it was cut, and says so', floods, cut, []],
    ['a source that nobody asked', drips, { ...decided, polls: 0 }, ['asked 0 times, not 1']],
    [
      'a source that stays new',
      drips,
      { ...decided, named: 'new', problem: null, decidedAfterS: null },
      ['never decided', 'named new, not timeout'],
    ],
    ['too few polls', { ...floods, polls: 4 }, { ...cut, polls: 3 }, ['asked 3 times, not 4']],
    ['a late decision', drips, { ...decided, decidedAfterS: 30 }, ['decided after 30 s']],
    ['another name', drips, { ...decided, named: 'too-long' }, ['named too-long, not timeout']],
    [
      'another host',
      { ...drips, says: /^b\.test/ },
      { ...decided, problem: 'a.test failed' },
      ['its problem does not say ^b\\.test'],
    ],
    [
      'a source that is put off for years',
      drips,
      { ...decided, dueInH: 9_000 },
      ['not due for 9000 h'],
    ],
    [
      'a page without the reason',
      drips,
      { ...decided, isOnPage: false },
      ['its page does not say so'],
    ],
    [
      'a warning of something else',
      floods,
      { ...cut, warnings: ['Two articles have the same guid.'] },
      ['no warning says what was left out'],
    ],
    ['a flood', floods, { ...cut, articles: 100_000 }, ['100000 articles, not 100 to 1000']],
    ['articles that are missing', floods, { ...cut, articles: 0 }, ['0 articles, not 100 to 1000']],
    [
      'a second server that is hammered',
      drips,
      { ...decided, requests: [1, 2_000] },
      ['asked 2000 times in a minute'],
    ],
  ])('names %s', (_, expected, seen, wrong) => {
    expect(wrongs(expected, { ...decided, ...seen })).toEqual(wrong);
  });
});
