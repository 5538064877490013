import { placedAt, type KnownArticle } from './announced-articles.ts';
import { draftFromHeadline } from './draft-article.ts';
import { inFeedOrder } from './feed-order.ts';

const now = new Date('2026-03-02T12:00:00.000Z');
const context = { sourceId: 's', outlets: [], now, language: null, folders: [] };

/** "a" without a date, "a 10:00" with one. */
type Line = string;

function draftOf(line: Line) {
  const [title = '', time] = line.split(' ');
  const publishedAt = time === undefined ? null : new Date(`2026-03-02T${time}Z`);
  return draftFromHeadline(
    { title, summary: '', section: null, category: null, publishedAt },
    context,
  );
}

type Shown = readonly [title: string, publishedAt: string];

/** Titles and times of one poll, by what earlier ones announced. */
function poll(lines: readonly Line[], announced: ReadonlyMap<string, Shown> = new Map()): Shown[] {
  const known = lines.map((line): KnownArticle | null => {
    const before = announced.get(line.split(' ')[0] ?? '');
    return before
      ? {
          articleId: before[0],
          version: 1,
          publishedAt: `2026-03-02T${before[1]}Z`,
          publishedFrom: line.includes(' ') ? 'page' : 'fetched',
          withdrawn: false,
          underFirstKey: true,
          stated: true,
          fingerprint: '',
          speaker: { sourceId: 's', outlet: null },
        }
      : null;
  });
  return inFeedOrder(lines.map(draftOf), known).map(({ content }) => [
    content.title,
    placedAt(content).slice(11, -1),
  ]);
}

const newestFirst = (shown: readonly Shown[]) =>
  shown.toSorted((one, other) => (one[1] < other[1] ? 1 : -1)).map(([title]) => title);

describe('inFeedOrder', () => {
  it.each<[string, Line[], Shown[]]>([
    ['dates that differ', ['a 10:02', 'b 10:01'], [['a', '10:02:00.000'], ['b', '10:01:00.000']]],
    ['no dates', ['a', 'b', 'c'], [['a', '12:00:00.000'], ['b', '11:59:59.999'], ['c', '11:59:59.998']]],
    ['one minute', ['a 10:00', 'b 10:00', 'c 10:00'], [['a', '10:00:00.002'], ['b', '10:00:00.001'], ['c', '10:00:00.000']]],
    ['one second', ['a 10:00:07', 'b 10:00:07'], [['a', '10:00:07.001'], ['b', '10:00:07.000']]],
    ['one millisecond', ['a 10:00:07.999', 'b 10:00:07.999'], [['a', '10:00:07.999'], ['b', '10:00:07.999']]],
    ['from old to new', ['a 09:00', 'b 10:00', 'c 10:00'], [['a', '09:00:00.000'], ['b', '10:00:00.000'], ['c', '10:00:00.001']]],
    ['one old article on top', ['a 08:00', 'b 10:00', 'c 10:00', 'd 09:00', 'e 07:00'], [['a', '08:00:00.000'], ['b', '10:00:00.001'], ['c', '10:00:00.000'], ['d', '09:00:00.000'], ['e', '07:00:00.000']]],
    ['nothing', [], []],
  ])('gives dates to %s', (_, lines, expected) => expect(poll(lines)).toEqual(expected)); // prettier-ignore

  it('leaves the date itself as it is', () => {
    const { content } = inFeedOrder(['a 10:00', 'b 10:00'].map(draftOf), [null, null])[0] ?? {};
    expect(content).toMatchObject({ publishedAt: '2026-03-02T10:00:00.000Z', feedOrder: 1 });
  });

  it('keeps the order while articles come and go', () => {
    const announced = new Map<string, Shown>();
    for (const window of ['cba', 'dcb', 'edc', 'hgfe', 'hgfe']) {
      const shown = poll(
        [...window].map((title) => `${title} 10:00`),
        announced,
      );
      for (const [title, time] of shown) announced.set(title, [title, time]);
      expect(newestFirst(shown).join('')).toBe(window);
    }
    expect(newestFirst([...announced.values()]).join('')).toBe('hgfedcba');
  });

  it('does not leave the minute, however many articles are of it', () => {
    const lines = Array.from({ length: 70_000 }, (_, at) => `${at} 10:00`);
    const shown = poll(lines);
    expect(shown[0]).toEqual(['0', '10:00:59.999']);
    expect(shown.at(-1)).toEqual(['69999', '10:00:00.000']);
  });
});
