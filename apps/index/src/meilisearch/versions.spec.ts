import {
  headerDocument,
  keyOf,
  type IndexDocument,
  type DocumentHeader,
} from './index-document.ts';
import { observationDocument, removalDocument } from './observed-documents.ts';
import { moveDocument, relabellingDocument } from './late-changes.ts';
import { changesFor } from './versions.ts';

const at = (
  rank: number,
  kind: DocumentHeader['kind'] = rank % 2 ? 'withdrawn' : 'article',
): IndexDocument => version('a', rank, kind);

const version = (key: string, rank: number, kind: DocumentHeader['kind']): IndexDocument => {
  const header = headerDocument({ id: `${key}-${rank}`, key, rank, kind });
  const source = ['one'];
  return kind === 'article' ? { ...header, source, fields: { ...header.fields, source } } : header;
};

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
    expect(changesFor(present, wanted)).toEqual({ documents: expected, updates: [] });
  });

  it('keeps articles apart', () => {
    const other = version('b', 4, 'article');
    expect(changesFor([at(2)], [other]).documents).toEqual([other]);
  });

  it('comes to the same end in whatever order two writers come', () => {
    const written = (present: DocumentHeader[], wanted: IndexDocument) => {
      const changes = changesFor(present, [wanted]).documents;
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

  describe('of the sources that show an article, of its topics and its story', () => {
    const observed = (sourceId: string, hour: number, standing = true) => ({
      ...observationDocument({ articleId: 'x', sourceId, asOf: instant(hour) }),
      ...{ key: 'a', standing },
    });
    const removed = (sourceId: string, hour: number) =>
      removalDocument({ sourceId, asOf: instant(hour) });
    const instant = (hour: number) => new Date(Date.UTC(2026, 1, 1, hour)).toISOString();
    const topics = (of: number, revision: number, topic: string) => ({
      ...relabellingDocument({ articleId: 'x', version: of, revision, topics: [{ topic }] }),
      key: 'a',
    });
    const given = (revision: number, topic: string) => ({
      ...{ id: 'a-2', topics: [topic] },
      relabelled: { version: 1, revision, topics: [topic] },
    });
    const moved = (of: number, move: number, storyId: string) => ({
      ...moveDocument({ articleId: 'x', version: of, move, storyId }),
      key: 'a',
    });
    const inStory = (move: number, storyId: string) => ({
      ...{ id: 'a-2', story: keyOf(storyId) },
      moved: { version: 1, move, storyId },
    });
    const under = (...source: string[]) => [{ id: 'a-2', source }];

    it.each<[string, DocumentHeader[], IndexDocument[], object[]]>([
      [
        'another is put on the version that counts',
        [at(2)],
        [observed('two', 1)],
        under('one', 'two'),
      ],
      [
        'a repeat is not',
        [{ ...at(2), source: ['one', 'two'] }, observed('two', 1)],
        [observed('two', 1)],
        [],
      ],
      ['the one whose words it is in is there', [at(2)], [observed('one', 1)], []],
      ['it waits for the article', [], [observed('two', 1)], []],
      [
        'what another writer left out is put',
        [at(2), observed('two', 1)],
        [at(2)],
        under('one', 'two'),
      ],
      [
        'what is over is taken off',
        [{ ...at(2), source: ['one', 'two'] }],
        [observed('two', 1, false)],
        under('one'),
      ],
      ['one of a removed source never stood', [at(2), removed('two', 2)], [observed('two', 1)], []],
      [
        'one of a source added anew does',
        [at(2), removed('two', 2)],
        [observed('two', 3)],
        under('one', 'two'),
      ],
    ])('%s', (_, present, wanted, expected) => {
      expect(changesFor(present, wanted).updates).toEqual(expected);
    });

    it.each<[string, DocumentHeader[], IndexDocument[], object[]]>([
      ['other topics are put on their version', [at(2)], [topics(1, 5, 'x')], [given(5, 'x')]],
      ['the highest revision', [at(2), topics(1, 6, 'y')], [topics(1, 5, 'x')], [given(6, 'y')]],
      ['once', [{ ...at(2), ...given(5, 'x') }, topics(1, 5, 'x')], [topics(1, 5, 'x')], []],
      ['not on another version', [at(4)], [topics(1, 5, 'x')], []],
      [
        'what another writer overwrote is put again',
        [{ ...at(2), ...given(5, 'x') }, topics(1, 6, 'y')],
        [topics(1, 5, 'x')],
        [given(6, 'y')],
      ],
      ['another story is put on its version', [at(2)], [moved(1, 5, 'x')], [inStory(5, 'x')]],
      ['of the highest move', [at(2), moved(1, 6, 'y')], [moved(1, 5, 'x')], [inStory(6, 'y')]],
      [
        'once as well',
        [{ ...at(2), ...inStory(5, 'x') }, moved(1, 5, 'x')],
        [moved(1, 5, 'x')],
        [],
      ],
      ['nor that on another version', [at(4)], [moved(1, 5, 'x')], []],
      [
        'a story that another writer overwrote is put again',
        [{ ...at(2), ...inStory(5, 'x') }, moved(1, 6, 'y')],
        [moved(1, 5, 'x')],
        [inStory(6, 'y')],
      ],
      [
        'both may come at once',
        [at(2)],
        [moved(1, 1, 'y'), topics(1, 5, 'x')],
        [{ ...given(5, 'x'), ...inStory(1, 'y') }],
      ],
      [
        'the one leaves the other as it is',
        [{ ...at(2), ...given(5, 'x') }, topics(1, 5, 'x')],
        [moved(1, 1, 'y')],
        [inStory(1, 'y')],
      ],
    ])('%s', (_, present, wanted, expected) => {
      expect(changesFor(present, wanted).updates).toEqual(expected);
    });

    it('puts a new version under all of them', () => {
      const { documents } = changesFor([at(2), observed('two', 1)], [at(4)]);
      expect(documents[0]).toMatchObject({ id: 'a-4', fields: { source: ['one', 'two'] } });
    });
  });
});
