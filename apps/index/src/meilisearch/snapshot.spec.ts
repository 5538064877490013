import { headerDocument, type DocumentHeader } from './index-document.ts';
import { Progress } from './progress.ts';
import { Sequence } from './sequence.ts';
import { existedAt, snapshotOf } from './snapshot.ts';

const now = Date.UTC(2026, 1, 1);
const day = 24 * 3_600_000;
const told = (writer: number, arrived: number, settled = 0): DocumentHeader => ({
  ...{ id: `writer-${writer}-by-${writer}`, key: 'writers', rank: 0, kind: 'writer' },
  ...{ writer, arrived, settled },
});

describe('a snapshot', () => {
  it.each<[string, DocumentHeader[], string]>([
    ['of an empty index', [], '(arrived <= 0 OR writer NOT EXISTS)'],
    [
      'of one writer',
      [told(7, 20)],
      '(arrived <= 0 OR writer NOT EXISTS OR (writer = 7 AND arrived <= 20))',
    ],
    [
      'of two, each as far as it is',
      [told(7, 20), told(8, 15)],
      '(arrived <= 0 OR writer NOT EXISTS OR (writer = 7 AND arrived <= 20) OR (writer = 8 AND arrived <= 15))',
    ],
    [
      'with what others tell of one',
      [told(7, 20), { ...told(7, 25), id: 'writer-7-by-8' }],
      '(arrived <= 0 OR writer NOT EXISTS OR (writer = 7 AND arrived <= 25))',
    ],
    [
      'without those of long ago',
      [told(7, 20), told(8, 15, 30)],
      '(arrived <= 30 OR writer NOT EXISTS)',
    ],
  ])('%s', (_, headers, filter) => {
    expect(existedAt(snapshotOf(headers))).toBe(filter);
  });

  it('of a cursor that an earlier version gave out has one number', () => {
    expect(existedAt({ asOf: 12 })).toBe('arrived <= 12');
  });
});

describe('what a writer tells of itself', () => {
  const begin = async (writers: DocumentHeader[], oldestPending = Infinity) => {
    const sequence = new Sequence(() => now);
    const progress = new Progress(sequence, {
      now: () => now,
      writers: async () => writers,
      oldestPending: async () => oldestPending,
    });
    await progress.begin();
    return { sequence, progress };
  };
  const other = (writer: number, arrived: number) => ({
    ...headerDocument({ id: 'a', key: 'a', rank: 2, kind: 'article' }),
    ...{ writer, arrived },
  });

  it.each<[string, DocumentHeader[], number, number]>([
    ['a day ago', [], Infinity, now - day],
    ['a day before what is pending', [], now - day, now - 2 * day],
    ['and never earlier than others say', [told(7, now, now - 5)], Infinity, now - 5],
  ])('settles what came %s', async (_, writers, pending, settled) => {
    const { sequence, progress } = await begin(writers, pending);
    const [document] = progress.told(sequence.next(), []);
    expect(document?.fields['settled']).toBe(settled);
  });

  it('goes beyond all that is settled, whatever its clock says', async () => {
    const { sequence } = await begin([told(7, now + 9, now + 5)]);
    expect(sequence.next().arrived).toBe(now + 6);
  });

  it('tells of copies of others, and never falls behind', async () => {
    const { sequence, progress } = await begin([]);
    const first = sequence.next();
    const ofOthers = (n: number) =>
      progress.told(first, [other(7, n)]).map(({ arrived }) => arrived);
    expect(ofOthers(now + 20)).toEqual([now, now + 20]);
    expect(ofOthers(now + 10)).toEqual([now, now + 20]);
    expect(ofOthers(now - 2 * day)).toEqual([now]);
  });

  it('takes those off the list that wrote nothing since, once', async () => {
    const { sequence, progress } = await begin([told(7, now - 2 * day), told(8, now)]);
    const kinds = () => progress.told(sequence.next(), []).map(({ id, key }) => [id, key]);
    const own = `writer-${sequence.writer}-by-${sequence.writer}`;
    expect(kinds()).toEqual([
      ['writer-7-by-7', 'writer-7-by-7'],
      [own, 'writers'],
    ]);
    expect(kinds()).toEqual([[own, 'writers']]);
  });
});
