import { headerDocument, type IndexDocument, type DocumentHeader } from './index-document.ts';
import { changesFor } from './versions.ts';

const at = (
  rank: number,
  kind: DocumentHeader['kind'] = rank % 2 ? 'withdrawn' : 'article',
): IndexDocument => headerDocument({ id: `a-${rank}`, key: 'a', rank, kind });

describe('changesFor', () => {
  it.each<[string, DocumentHeader[], IndexDocument[], IndexDocument[]]>([
    ['the first version is written', [], [at(2)], [at(2)]],
    ['a repeat is not', [at(2)], [at(2)], []],
    ['a later version hides the one before', [at(2)], [at(4)], [at(4), at(2, 'gone')]],
    ['an earlier one comes too late', [at(4)], [at(2)], []],
    ['one that was hidden stays so', [at(4), at(2, 'gone')], [at(2)], []],
    ['of several the latest', [], [at(2), at(6), at(4)], [at(6)]],
    ['a withdrawal hides its version', [at(2)], [at(3)], [at(3), at(2, 'gone')]],
    ['a withdrawal comes before its article', [at(3)], [at(2)], []],
    ['a later version comes back', [at(3)], [at(4)], [at(4)]],
    ['what another writer left is hidden', [at(4), at(2)], [at(4)], [at(2, 'gone')]],
    ['also for one who came too late', [at(4), at(2)], [at(2)], [at(2, 'gone')]],
  ])('%s', (_, present, wanted, expected) => {
    expect(changesFor(present, wanted)).toEqual(expected);
  });

  it('keeps articles apart', () => {
    const other = headerDocument({ id: 'b-4', key: 'b', rank: 4, kind: 'article' });
    expect(changesFor([at(2)], [other])).toEqual([other]);
  });

  it('comes to the same end in whatever order two writers come', () => {
    const written = (present: DocumentHeader[], wanted: IndexDocument) => {
      const changes = changesFor(present, [wanted]);
      return [...present.filter(({ id }) => !changes.some((c) => c.id === id)), ...changes];
    };
    const ends = [
      [2, 4, 3],
      [3, 2, 4],
      [4, 3, 2],
      [2, 3, 4],
    ].map((ranks) =>
      ranks.reduce<DocumentHeader[]>((present, rank) => written(present, at(rank)), []),
    );
    for (const end of ends) {
      expect(end.filter(({ kind }) => kind === 'article').map(({ rank }) => rank)).toEqual([4]);
    }
  });
});
