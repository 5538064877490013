import type { NewsReadModel, ProjectionUpdate, StoryFilter } from './news-read-model.ts';
import { articleUpdate, storyUpdate } from './testing/sample-news.ts';
import {
  follow,
  hour,
  type MakeReadModel,
  type ReadModelUnderTest,
} from './testing/read-model-under-test.ts';

/** What is promised of stories that are merged, pinned and muted. */
export function describeCorrectedStories(make: MakeReadModel): void {
  let under: ReadModelUnderTest;
  let readModel: NewsReadModel;
  beforeEach(async () => {
    under = await make();
    readModel = under.readModel;
  });
  afterEach(() => under.close());

  const stories = async (filter: Partial<StoryFilter> = {}): Promise<string[]> =>
    (await readModel.stories({ order: 'latest', ...filter }, { limit: 100 })).rows.map(
      ({ storyId }) => storyId,
    );

  describe('a story that was merged', () => {
    const here = (storyId: string, revision = 1): ProjectionUpdate =>
      storyUpdate({ storyId, revision });
    const merged = (storyId: string, mergedInto: string | null, revision = 2): ProjectionUpdate =>
      storyUpdate({ storyId, revision, articleCount: 0, mergedInto });

    it.each<[string, ProjectionUpdate[], string | null]>([
      ['itself while it is there', [here('a')], 'a'],
      ['the one that it went to', [here('a'), here('b'), merged('a', 'b')], 'b'],
      ['the same, though nothing was known of it', [here('b'), merged('a', 'b')], 'b'],
      ['the same, whichever comes first', [merged('a', 'b'), here('a'), here('b')], 'b'],
      ['the one at the end', [merged('a', 'b'), merged('b', 'c'), here('c')], 'c'],
      ['itself once it has articles again', [here('b'), merged('a', 'b'), here('a', 3)], 'a'],
      ['none where it is unknown', [], null],
      [
        'none where only an article of it is known',
        [articleUpdate({ id: 'x' }, { storyId: 'a' })],
        null,
      ],
      ['none where its articles were withdrawn', [here('a'), merged('a', null)], null],
      ['none while the other one has not come', [here('a'), merged('a', 'b')], null],
      ['none where that was withdrawn', [merged('a', 'b'), merged('b', null)], null],
      ['none in a circle', [merged('a', 'b'), merged('b', 'c'), merged('c', 'b')], null],
      ['none where it went to itself', [merged('a', 'a')], null],
      ['another one later', [here('c'), merged('a', 'b'), merged('a', 'c', 3)], 'c'],
      [
        'none where it was withdrawn later',
        [here('b'), merged('a', 'b'), merged('a', null, 3)],
        null,
      ],
    ])('is answered for by %s', async (_reason, updates, expected) => {
      for (const update of updates) await readModel.apply([update]);
      expect(await readModel.livingStory('a')).toBe(expected);
      expect(await (await under.reopen()).livingStory('a')).toBe(expected);
    });

    it('is found over twenty merges, no more', async () => {
      const chain = Array.from({ length: 21 }, (_, n) => merged(`s${n}`, `s${n + 1}`));
      await readModel.apply([...chain, here('s21')]);
      expect(await readModel.livingStory('s1')).toBe('s21');
      expect(await readModel.livingStory('s0')).toBeNull();
    });

    it.each<[string, ProjectionUpdate[], string[]]>([
      ['none while both are there', [here('a'), here('z')], []],
      ['one that went to it', [here('a'), here('z'), merged('a', 'z')], ['a']],
      ['several', [here('z'), merged('a', 'z'), merged('b', 'z')], ['a', 'b']],
      [
        'those of the one that went to it',
        [here('z'), merged('a', 'b'), merged('b', 'z')],
        ['a', 'b'],
      ],
      ['none that came back', [here('z'), merged('a', 'z'), here('a', 3)], []],
      ['none that went to another later', [here('z'), merged('a', 'z'), merged('a', 'y', 3)], []],
      ['none that was withdrawn', [here('z'), merged('a', null)], []],
      ['itself never, in a circle', [merged('z', 'a'), merged('a', 'z')], ['a']],
      ['none of another', [here('z'), here('y'), merged('a', 'y')], []],
    ])('is among those that another answers for: %s', async (_reason, updates, expected) => {
      for (const update of updates) await readModel.apply([update]);
      expect([...(await readModel.mergedStories('z'))].sort()).toEqual(expected);
      expect(await readModel.mergedStories('unknown')).toEqual([]);
    });

    it('is gathered over twenty merges, and two hundred of them, no more', async () => {
      const chain = Array.from({ length: 21 }, (_, n) => merged(`s${n}`, `s${n + 1}`));
      await readModel.apply([...chain, here('s21')]);
      const gathered = await readModel.mergedStories('s21');
      expect(gathered).toHaveLength(20);
      expect(gathered).not.toContain('s0');
      const many = Array.from({ length: 250 }, (_, n) => merged(`m${n}`, 'z'));
      await readModel.apply([here('z'), ...many]);
      expect(await readModel.mergedStories('z')).toHaveLength(200);
    });

    it('is over', async () => {
      await readModel.apply([here('a'), here('b'), merged('a', 'b')]);
      expect(await readModel.story('a')).toBeNull();
      expect(await stories()).toEqual(['b']);
      expect((await readModel.counts()).stories).toBe(1);
    });
  });

  const reported = (storyId: string, lastHour: number, more = {}): ProjectionUpdate =>
    storyUpdate({ storyId, lastAt: hour(lastHour), topics: ['sport'], ...more });

  describe('a pinned story', () => {
    it('is first among hot ones, by its heat among the pinned', async () => {
      await readModel.apply([
        reported('a', 1, { pinned: true }),
        reported('b', 2, { pinned: true }),
        reported('c', 30, { sourceIds: ['one', 'two', 'three'] }),
      ]);
      expect(await stories({ order: 'hot' })).toEqual(['b', 'a', 'c']);
      expect(await stories({ order: 'hot', topics: ['sport'] })).toEqual(['b', 'a', 'c']);
      expect(await stories()).toEqual(['c', 'b', 'a']);
      expect(await readModel.story('a')).toMatchObject({ pinned: true });
    });

    it.each([
      ['the first year there is', '0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'],
      ['1970', '1970-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'],
    ])('of %s is before one that many tell later', async (_reason, early, late) => {
      const sourceIds = Array.from({ length: 300 }, (_, n) => `source-${n}`);
      await readModel.apply([
        reported('a', 1, { lastAt: early, pinned: true }),
        reported('b', 1, { lastAt: late, sourceIds }),
      ]);
      expect(await stories({ order: 'hot' })).toEqual(['a', 'b']);
    });

    it('goes back to its place when it is let go', async () => {
      await readModel.apply([reported('a', 1, { pinned: true }), reported('b', 2)]);
      await readModel.apply([reported('a', 1, { revision: 2 })]);
      expect(await stories({ order: 'hot' })).toEqual(['b', 'a']);
    });

    it('moves nobody who reads on', async () => {
      await readModel.apply([1, 2, 3, 4].map((n) => reported(`s${n}`, n)));
      const seen = await follow(async (page) => {
        const answer = await readModel.stories({ order: 'hot' }, page);
        await readModel.apply([
          reported('s1', 1, { revision: 2, pinned: true }),
          reported('s4', 4, { revision: 2, pinned: true }),
        ]);
        return answer;
      }, 1);
      expect(seen.map(({ storyId }) => storyId)).toEqual(['s4', 's3', 's2', 's1']);
    });
  });

  describe('a muted story', () => {
    const muted = (revision: number, more = {}) =>
      reported('a', 5, { revision, muted: true, headlineArticleId: 'x', ...more });

    it.each<[string, ProjectionUpdate[], boolean]>([
      ['when it was listed', [reported('a', 5), muted(2)], false],
      ['when it is new', [muted(1)], false],
      ['with news of its own', [muted(1), muted(2, { lastAt: hour(9) })], false],
      ['pinned as well', [muted(1, { pinned: true })], false],
      ['until it is let go', [muted(1), reported('a', 5, { revision: 2 })], true],
      ['again after that', [muted(1), reported('a', 5, { revision: 2 }), muted(3)], false],
      [
        'when it was over meanwhile',
        [muted(1), muted(2, { articleCount: 0 }), reported('a', 5, { revision: 3 })],
        true,
      ],
    ])('is in no list of stories %s', async (_reason, updates, isListed) => {
      await readModel.apply([reported('b', 1)]);
      for (const update of updates) await readModel.apply([update]);
      const expected = isListed ? ['a', 'b'] : ['b'];
      for (const order of ['latest', 'hot'] as const) {
        expect(await stories({ order })).toEqual(expected);
        expect(await stories({ order, topics: ['sport'] })).toEqual(expected);
      }
    });

    it('answers at its own address, is counted, and its articles stay where they are', async () => {
      await readModel.apply([articleUpdate({ id: 'x' }, { storyId: 'a' }), muted(1)]);
      expect(await readModel.story('a')).toMatchObject({
        muted: true,
        headlineArticle: { id: 'x' },
      });
      expect(await readModel.livingStory('a')).toBe('a');
      expect((await readModel.counts()).stories).toBe(1);
      for (const filter of [{}, { storyId: 'a' }])
        expect((await readModel.timeline(filter, { limit: 5 })).rows).toMatchObject([{ id: 'x' }]);
    });

    it('that is let go comes back in lists that begin later', async () => {
      await readModel.apply([
        reported('a', 1, { muted: true }),
        reported('b', 2),
        reported('c', 3),
      ]);
      const first = await readModel.stories({ order: 'latest' }, { limit: 1 });
      await readModel.apply([reported('a', 1, { revision: 2 })]);
      const cursor = first.next ?? 'none';
      const { rows } = await readModel.stories({ order: 'latest' }, { limit: 5, cursor });
      expect(rows.map(({ storyId }) => storyId)).toEqual(['b']);
      expect(await stories()).toEqual(['c', 'b', 'a']);
    });

    it('is gone from the next page on for those who read on', async () => {
      await readModel.apply([reported('a', 1), reported('b', 2), reported('c', 3)]);
      const seen = await follow(async (page) => {
        const answer = await readModel.stories({ order: 'latest' }, page);
        await readModel.apply([reported('a', 1, { revision: 2, muted: true })]);
        return answer;
      }, 1);
      expect(seen.map(({ storyId }) => storyId)).toEqual(['c', 'b']);
    });
  });
}
