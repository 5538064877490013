import type { Member, StoryStore } from './story-store.ts';

export type StoryStoreUnderTest = {
  readonly store: StoryStore;
  readonly stop: () => void | Promise<void>;
};

export function member(
  articleId: string,
  storyId: string,
  sequence: number,
  more: Partial<Member> = {},
): Member {
  const publishedAt = more.publishedAt ?? '2026-01-02T03:04:05.000Z';
  return {
    articleId,
    version: 1,
    storyId,
    language: 'vi',
    title: 'Hội đàm 🗞',
    sourceId: 'one',
    publishedAt,
    topics: ['diplomacy'],
    entry: {
      id: articleId,
      storyId,
      language: 'vi',
      sequence,
      publishedAt: Date.parse(publishedAt),
      storyOpenedAt: null,
      marks: [sequence],
      terms: 'AQID',
    },
    ...more,
  };
}

/** What every adapter promises; `make` gives an empty store. */
export function describeStoryStore(name: string, make: () => Promise<StoryStoreUnderTest>): void {
  describe(`${name} keeps StoryStore's agreement`, () => {
    let under: StoryStoreUnderTest;
    let store: StoryStore;
    beforeEach(async () => {
      under = await make();
      store = under.store;
    });
    afterEach(() => under.stop());

    const save = (members: readonly Member[], revision = 1): Promise<void> =>
      store.save({
        members,
        withdrawn: [],
        revisions: new Map(members.map(({ storyId }) => [storyId, revision])),
      });

    it('finds members, stories and revisions, and leaves out what it does not know', async () => {
      const [a, b, c] = [member('a', 's', 0), member('b', 's', 1), member('c', 't', 2)];
      await save([a, b, c], 4);
      expect(await store.members(['c', 'nobody', 'a'])).toEqual(
        new Map([
          ['c', c],
          ['a', a],
        ]),
      );
      expect(await store.stories(['s', 'nothing'])).toEqual(new Map([['s', [a, b]]]));
      expect(await store.revisions(['t', 'nothing'])).toEqual(new Map([['t', 4]]));
      expect(await store.withdrawn(['a'])).toEqual(new Map());
    });

    it('gives the members of a story earliest first, ties as they were placed', async () => {
      const late = member('late', 's', 0, { publishedAt: '2026-01-03T00:00:00.000Z' });
      const [one, two] = [member('one', 's', 1), member('two', 's', 2)];
      await save([late, two, one]);
      const ids = (await store.stories(['s'])).get('s')?.map(({ articleId }) => articleId);
      expect(ids).toEqual(['one', 'two', 'late']);
    });

    it('tells a story as it grows, changes and loses articles', async () => {
      const story = async () => (await store.stories(['s'])).get('s');
      const [a, b] = [member('a', 's', 5), member('b', 's', 2)];
      await save([a]);
      expect(await story()).toEqual([a]);
      await save([b], 2);
      const before = await story();
      expect(before).toEqual([b, a]);
      const later = member('b', 's', 2, { version: 2, publishedAt: '2026-01-04T00:00:00.000Z' });
      await save([later], 3);
      expect(await story()).toEqual([a, later]);
      expect(before).toEqual([b, a]);
      const withdrawn = [{ articleId: 'a', version: 1 }];
      await store.save({ members: [], withdrawn, revisions: new Map([['s', 4]]) });
      expect(await story()).toEqual([later]);
      await save([member('b', 't', 2, { version: 3 })], 5);
      expect(await story()).toBeUndefined();
    });

    it('keeps what was saved last, also where it is saved twice', async () => {
      await save([member('a', 's', 0), member('b', 's', 1)]);
      const changed = member('a', 't', 7, { version: 2, title: 'Sửa' });
      for (const _ of [1, 2]) await save([changed], 2);
      expect((await store.members(['a'])).get('a')).toEqual(changed);
      expect((await store.stories(['s'])).get('s')).toEqual([member('b', 's', 1)]);
      expect((await store.stories(['t'])).get('t')).toEqual([changed]);
      expect(await store.revisions(['s', 't'])).toEqual(
        new Map([
          ['s', 1],
          ['t', 2],
        ]),
      );
    });

    it('keeps later topics of the same version, until another version comes', async () => {
      const placed = member('a', 's', 0);
      await save([placed]);
      const relabelled = { ...placed, topics: ['sport'], topicsRevision: 7 };
      for (const _ of [1, 2]) await save([relabelled], 2);
      const members = async () => (await store.members(['a'])).get('a');
      expect(await members()).toEqual(relabelled);
      expect((await store.stories(['s'])).get('s')).toEqual([relabelled]);
      const later = { ...relabelled, topics: [], topicsRevision: 9 };
      await save([later], 3);
      expect(await members()).toEqual(later);
      const next = member('a', 's', 0, { version: 2 });
      await save([next], 4);
      expect(await members()).toEqual(next);
    });

    it('follows an article of the same version to another story, as often as it is moved', async () => {
      const nearDuplicates = [{ articleId: 'b', likeness: 0.9 }];
      const decided = { by: 'correction', id: 'm' } as const;
      await save([member('a', 's', 0, { nearDuplicates }), member('b', 's', 1)]);
      for (const moves of [1, 2]) {
        const moved = member('a', `t${moves}`, 5 + moves, { moves, decided });
        for (const _ of [1, 2]) await save([moved], 2);
        expect((await store.members(['a'])).get('a')).toEqual(moved);
        expect((await store.stories([`t${moves}`])).get(`t${moves}`)).toEqual([moved]);
      }
      expect((await store.stories(['s', 't1'])).size).toBe(1);
      expect((await store.stories(['s'])).get('s')).toEqual([member('b', 's', 1)]);
    });

    it.each([
      ['up to its version', 2, []],
      ['but not of an earlier version', 1, ['a']],
    ])('lets an article leave that is withdrawn %s', async (_, version, left) => {
      await save([member('a', 's', 0, { version: 2 })]);
      const revisions = new Map([['s', 2]]);
      await store.save({ members: [], withdrawn: [{ articleId: 'a', version }], revisions });
      expect([...(await store.members(['a'])).keys()]).toEqual(left);
      expect(await store.withdrawn(['a', 'b'])).toEqual(new Map([['a', version]]));
      expect(await store.revisions(['s'])).toEqual(revisions);
    });

    it('remembers the highest withdrawn version, also of what never came', async () => {
      for (const version of [3, 1])
        await store.save({
          members: [],
          withdrawn: [{ articleId: 'x', version }],
          revisions: new Map(),
        });
      expect(await store.withdrawn(['x'])).toEqual(new Map([['x', 3]]));
    });

    it('gives the entries that were placed last', async () => {
      await save([member('a', 's', 5), member('b', 't', 9), member('c', 't', 7)]);
      await save([member('a', 's', 11, { version: 2 })], 2);
      const ids = (await store.latestEntries(2)).map(({ id }) => id);
      expect(new Set(ids)).toEqual(new Set(['a', 'b']));
      expect(await store.latestEntries(9)).toHaveLength(3);
    });
  });
}
