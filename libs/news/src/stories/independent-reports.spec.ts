import { independentReports, type Origin } from './independent-reports.ts';

let number = 0;
const by = (outlet: string, attribution: string[] = [], more: Partial<Origin> = {}): Origin => ({
  articleId: `n${(number += 1)}`,
  outlet,
  attribution,
  ...more,
});

describe('independentReports', () => {
  it.each<[string, Origin[], number]>([
    ['nothing', [], 0],
    ['each outlet that writes for itself', [by('a'), by('b')], 2],
    ['one outlet once', [by('a'), by('a')], 1],
    ['an agency once, however it is written', [by('a', ['AFP']), by('b', ['afp'])], 1],
    ['an agency beside what an outlet writes itself', [by('a', ['AFP']), by('a')], 2],
    [
      'agencies that one article joins',
      [by('a', ['AFP']), by('b', ['Reuters']), by('c', ['AFP', 'Reuters'])],
      1,
    ],
    [
      'copies of one text once',
      [by('a', [], { articleId: '1' }), by('b', [], { copyOf: '1' }), by('c')],
      2,
    ],
    [
      'a copy that names no agency',
      [by('a', ['AFP'], { articleId: '1' }), by('b', [], { copyOf: '1' })],
      1,
    ],
    [
      'what an outlet writes beside what it copied',
      [by('a', [], { articleId: '1' }), by('b', [], { copyOf: '1' }), by('b')],
      2,
    ],
  ])('counts %s', (_, articles, expected) => expect(independentReports(articles)).toBe(expected));
});
