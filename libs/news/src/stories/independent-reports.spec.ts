import { independentReports, reportsOf, type Origin } from './independent-reports.ts';

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

  it('says which articles are one report, in their order', () => {
    const [a, b, c, d, e] = reportsOf([
      by('a', ['AFP']),
      by('b'),
      by('c', ['Reuters']),
      by('d', ['Reuters', 'AFP']),
      by('b'),
    ]);
    expect([a, c]).toEqual([d, d]);
    expect(b).toBe(e);
    expect(b).not.toBe(a);
  });

  it('counts thousands that print one text in no time', () => {
    const text = Array.from({ length: 20_000 }, (_, n) =>
      by(
        `o${n}`,
        ['AFP'],
        n > 0 ? { articleId: `t${n}`, copyOf: `t${n - 1}` } : { articleId: 't0' },
      ),
    );
    const started = performance.now();
    expect(independentReports(text)).toBe(1);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
