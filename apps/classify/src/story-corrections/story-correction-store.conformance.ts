import type { StoryCorrection } from '@newsline/contracts';
import type { StoryCorrectionQuery, StoryCorrectionStore } from './story-correction-store.ts';

export type StoryCorrectionStoreUnderTest = {
  readonly store: StoryCorrectionStore;
  readonly stop: () => void | Promise<void>;
};

type Edit = StoryCorrection['edit'];

/** @param minute of its `at`
 *  @param from the story that articles came from */
export function storyCorrection(
  id: string,
  edit: Edit,
  minute: number,
  from?: string,
): StoryCorrection {
  const storyId = edit.kind === 'merge' ? edit.into : edit.kind === 'split' ? id : edit.storyId;
  return {
    id,
    edit,
    headline: 'Động đất 🗞',
    storyId: storyId ?? `own-${id}`,
    moved: from === undefined ? [] : [{ articleId: `of-${from}`, from }],
    by: 'An',
    at: new Date(Date.UTC(2026, 1, 1, 0, minute)).toISOString(),
  };
}

/** What every adapter promises; `make` gives an empty store. */
export function describeStoryCorrectionStore(
  name: string,
  make: () => Promise<StoryCorrectionStoreUnderTest>,
): void {
  describe(`${name} keeps StoryCorrectionStore's agreement`, () => {
    let under: StoryCorrectionStoreUnderTest;
    let store: StoryCorrectionStore;
    beforeEach(async () => {
      under = await make();
      store = under.store;
    });
    afterEach(() => under.stop());

    const merge = (id: string, storyId: string, into: string, minute: number) =>
      storyCorrection(id, { kind: 'merge', storyId, into }, minute, storyId);
    const rename = (id: string, storyId: string, headline: string, minute: number) =>
      storyCorrection(id, { kind: 'rename', storyId, headline }, minute);
    const split = (id: string, storyId: string, minute: number) =>
      storyCorrection(id, { kind: 'split', storyId, articleIds: ['x'] }, minute, storyId);
    /** All pages of two. */
    const pages = async (query: Partial<StoryCorrectionQuery> = {}) => {
      const all: string[][] = [];
      for (let after: string | null = null, isFirst = true; isFirst || after; isFirst = false) {
        const { corrections, next } = await store.list({ limit: 2, ...query, after });
        all.push(corrections.map(({ id }) => id));
        after = next;
      }
      return all;
    };

    it('is empty at first', async () => {
      expect(await store.find('a')).toBeNull();
      expect(await pages()).toEqual([[]]);
      expect(await store.wishes(['s'])).toEqual(new Map());
      expect(await store.apart(['s'])).toEqual([]);
      await store.takeBack('a');
    });

    it('keeps one as it is, also where it is saved twice', async () => {
      const one = merge('m', 's', 't', 0);
      for (const _ of [1, 2]) await store.save(one);
      expect(await store.find('m')).toEqual(one);
      expect(await store.list({ limit: 9, after: null })).toEqual({
        corrections: [one],
        next: null,
      });
    });

    it('lists newest first in pages, and by either story', async () => {
      await store.save(merge('a', 's', 't', 3));
      await store.save(rename('b', 't', 'Tên', 3));
      await store.save(split('c', 't', 5));
      await store.save(merge('d', 'u', 'v', 1));
      expect(await pages()).toEqual([
        ['c', 'b'],
        ['a', 'd'],
      ]);
      expect(await pages({ storyId: 't' })).toEqual([['c', 'b'], ['a']]);
      expect(await pages({ storyId: 's' })).toEqual([['a']]);
      const strange = { limit: 9, after: 'strange' };
      expect(await store.list(strange)).toEqual({ corrections: [], next: null });
    });

    it('forgets what was taken back, until it comes again', async () => {
      await store.save(rename('b', 's', 'Tên', 0));
      await store.takeBack('b');
      expect(await store.find('b')).toBeNull();
      expect(await pages()).toEqual([[]]);
      expect(await store.wishes(['s'])).toEqual(new Map());
      await store.save(rename('b', 's', 'Tên', 0));
      expect(await pages()).toEqual([['b']]);
    });

    it('has what is wanted of stories, the last of each kind', async () => {
      await store.save(rename('a', 's', 'Một', 0));
      await store.save(rename('b', 's', 'Hai', 1));
      await store.save(storyCorrection('c', { kind: 'pin', storyId: 's' }, 2));
      await store.save(storyCorrection('d', { kind: 'mute', storyId: 't' }, 3));
      expect(await store.wishes(['s', 't', 'u'])).toEqual(
        new Map([
          ['s', { headline: 'Hai', pinned: true, muted: false }],
          ['t', { pinned: false, muted: true }],
        ]),
      );
      expect(await pages({ storyId: 's' })).toEqual([['c', 'b']]);
    });

    it('lets the last move of an article take the place of the one before', async () => {
      const move = (id: string, storyId: string | null, from: string, minute: number) =>
        storyCorrection(id, { kind: 'move', articleId: 'x', storyId }, minute, from);
      await store.save(move('a', 't', 's', 0));
      await store.save(move('b', null, 't', 1));
      expect(await pages()).toEqual([['b']]);
      expect(await store.find('a')).toBeNull();
    });

    it.each<[string, (store: StoryCorrectionStore) => Promise<void>, [string, string][]]>([
      ['one was split off the other', (it) => it.save(split('n', 's', 0)), [['n', 's']]],
      [
        'an article was moved from one to the other',
        (it) =>
          it.save(storyCorrection('m', { kind: 'move', articleId: 'x', storyId: 't' }, 0, 's')),
        [['t', 's']],
      ],
      ['they are merged: no', (it) => it.save(merge('m', 's', 't', 0)), []],
      [
        'their merge was taken back',
        async (it) => {
          await it.save(merge('m', 's', 't', 0));
          await it.takeBack('m');
        },
        [['t', 's']],
      ],
      [
        'their split was taken back: no',
        async (it) => {
          await it.save(split('n', 's', 0));
          await it.takeBack('n');
        },
        [],
      ],
      ['one has a name: no', (it) => it.save(rename('b', 's', 'Tên', 0)), []],
    ])('keeps stories apart where %s', async (_, correct, expected) => {
      await correct(store);
      expect(await store.apart(['s'])).toEqual(expected);
      expect(await store.apart(['n', 't'])).toEqual(expected);
      expect(await store.apart(['u'])).toEqual([]);
    });
  });
}
