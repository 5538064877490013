import { told } from '../../story-overview/testing/sample-article.ts';
import type { Told } from '../../story-overview/what-is-new.ts';
import { foldRepeats } from './fold-repeats.ts';

const fresh: Told = { kind: 'new', names: [], numbers: [] };
const first: Told = { kind: 'first' };
const repeatOf = (of: string): Told => ({ kind: 'repeat', of });

it.each<[reason: string, told: readonly (readonly [string, Told])[], shown: string | null, string]>(
  [
    [
      'nothing to fold',
      [
        ['b', fresh],
        ['a', first],
      ],
      null,
      'b a',
    ],
    [
      'under what it repeats',
      [
        ['c', repeatOf('a')],
        ['b', fresh],
        ['a', first],
      ],
      null,
      'b a(c)',
    ],
    [
      'several, newest first',
      [
        ['c', repeatOf('a')],
        ['b', repeatOf('a')],
        ['a', first],
      ],
      null,
      'a(c b)',
    ],
    [
      'what stands on another page',
      [
        ['c', repeatOf('x')],
        ['b', fresh],
      ],
      null,
      'c b',
    ],
    [
      'the article of the headline',
      [
        ['b', repeatOf('a')],
        ['a', first],
      ],
      'b',
      'b a',
    ],
    ['none of none', [], null, ''],
  ],
)('%s', (_, all, shown, expected) => {
  const articles = all.map(([id]) => told({ id }));
  const reports = foldRepeats(articles, new Map(all), shown);
  const written = reports.map(({ article, repeats }) =>
    repeats.length > 0 ? `${article.id}(${repeats.map(({ id }) => id).join(' ')})` : article.id,
  );
  expect(written.join(' ')).toBe(expected);
});

it('leaves alone what was not compared', () => {
  const [report] = foldRepeats([told({ id: 'a' })], new Map(), null);
  expect(report?.told).toBeNull();
});
