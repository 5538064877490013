import { textSketch } from '@newsline/news/grouping';
import { copiesIn, withNearDuplicates } from './near-duplicates.ts';
import { member } from './story-store.conformance.ts';
import type { Member } from './story-store.ts';

const words = (from: number, count = 60) =>
  Array.from({ length: count }, (_, n) => `từ${from + n}`).join(' ');
const sketches = {
  agency: textSketch(words(0), 'vi'),
  /** A sixth of it is new. */
  edited: textSketch(words(10), 'vi'),
  /** Two fifths are. */
  rewritten: textSketch(words(24), 'vi'),
  long: textSketch(words(0, 300), 'vi'),
  longRewritten: textSketch(words(120, 300), 'vi'),
  other: textSketch(words(500), 'vi'),
  short: null,
  unknown: undefined,
};
type Told = Partial<Member> & { readonly text?: keyof typeof sketches };

/** Joined one after the other, as they are given. */
function story(...told: readonly Told[]): Member[] {
  const joined: Member[] = [];
  told.forEach(({ text = 'agency', ...more }, sequence) => {
    const id = more.articleId ?? `a${sequence}`;
    const outlet = more.outlet ?? `${id}.example`;
    const sketch = sketches[text];
    const one = member(id, 's', sequence, {
      outlet,
      ...more,
      ...(sketch !== undefined && { sketch }),
    });
    const staying = joined.findIndex(({ articleId }) => articleId === id);
    if (staying >= 0) joined.splice(staying, 1);
    joined.push(withNearDuplicates(one, [...joined, one]));
  });
  return joined;
}

const at = (hour: string) => ({ publishedAt: `2026-01-02T${hour}:00:00.000Z` });

it.each<[string, Told[], [string, string][]]>([
  ['one text at two outlets', [{}, {}], [['a1', 'a0']]],
  ['the earlier is the first, also where it came later', [at('09'), at('08')], [['a0', 'a1']]],
  [
    'three copies are the first one’s',
    [{}, {}, {}],
    [
      ['a1', 'a0'],
      ['a2', 'a0'],
    ],
  ],
  [
    'an outlet that tells its own text again',
    [{ outlet: 'a' }, { outlet: 'b' }, { outlet: 'a' }],
    [['a1', 'a0']],
  ],
  ['an edited copy', [{}, { text: 'edited' }], [['a1', 'a0']]],
  ['short texts that share names and titles', [{}, { text: 'rewritten' }], []],
  ['long texts that share as much', [{ text: 'long' }, { text: 'longRewritten' }], [['a1', 'a0']]],
  ['words of their own', [{}, { text: 'other' }], []],
  ['one outlet’s two articles', [{ outlet: 'a' }, { outlet: 'a' }], []],
  ['what an earlier version stored', [{ text: 'unknown' }, {}], []],
  ['texts too short to compare', [{ text: 'short' }, { text: 'short' }], []],
  [
    'a new version in words of its own is a copy no more',
    [{}, { articleId: 'b' }, { articleId: 'b', text: 'other', version: 2 }],
    [],
  ],
  [
    'a first version that was rewritten has no copy any more',
    [{ articleId: 'a' }, { articleId: 'b' }, { articleId: 'a', text: 'other', version: 2 }],
    [],
  ],
])('%s', (_, told, expected) => {
  expect(copiesIn(story(...told)).map(({ articleId, of }) => [articleId, of])).toEqual(expected);
});

it('says of which source the first was, and how much is alike', () => {
  const copies = copiesIn(story({ sourceId: 'one' }, { sourceId: 'two', text: 'edited' }));
  expect(copies).toEqual([{ articleId: 'a1', of: 'a0', sourceId: 'one', likeness: 0.82 }]);
});

it('does not name what has left the story', () => {
  const [, ...left] = story({}, {}, {});
  expect(copiesIn(left)).toEqual([expect.objectContaining({ articleId: 'a2', of: 'a1' })]);
});
