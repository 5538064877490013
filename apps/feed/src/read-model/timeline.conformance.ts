import { articleUpdate } from './testing/sample-news.ts';
import { type ArticleFilter, BadCursor, type NewsReadModel } from './news-read-model.ts';
import {
  at,
  follow,
  hour,
  type MakeReadModel,
  type ReadModelUnderTest,
} from './testing/read-model-under-test.ts';

/** The part of the read model's conformance suite about the order of articles, and about cursors. */
export function describeTimeline(make: MakeReadModel): void {
  let under: ReadModelUnderTest;
  let readModel: NewsReadModel;
  beforeEach(async () => {
    under = await make();
    readModel = under.readModel;
  });
  afterEach(() => under.close());

  const timeline = async (filter: ArticleFilter = {}): Promise<string[]> =>
    (await readModel.timeline(filter, { limit: 100 })).rows.map(({ id }) => id);

  describe('timeline', () => {
    it('is newest first, ties in an order that stays', async () => {
      await readModel.apply([at('a', 1), at('b', 3), at('c', 2), at('e', 2), at('d', 2)]);
      const listed = await timeline();
      expect([listed[0], listed[4]]).toEqual(['b', 'a']);
      expect(listed.slice(1, 4).toSorted()).toEqual(['c', 'd', 'e']);
      const [tied = ''] = listed.slice(2);
      await readModel.apply([{ kind: 'withdrawn', articleId: tied, version: 1 }, at('f', 0)]);
      const back = articleUpdate({ id: tied, version: 2, publishedAt: hour(2) });
      await readModel.apply([back]);
      expect(await timeline()).toEqual([...listed, 'f']);
    });

    it('puts articles with one date in the order of their feed', async () => {
      const inFeed = ['c', 'a', 'd', 'b'].map((id, feedOrder) =>
        articleUpdate({ id, publishedAt: hour(2), feedOrder }),
      );
      await readModel.apply([...inFeed, at('before', 1), at('after', 3)]);
      expect(await timeline()).toEqual(['after', 'b', 'd', 'a', 'c', 'before']);
      const [, first] = (await readModel.timeline({}, { limit: 2 })).rows;
      expect(first?.publishedAt).toBe(hour(2));
    });

    it('keeps an article in its first place when its date changes', async () => {
      await readModel.apply([at('a', 1), at('b', 2)]);
      const later = { id: 'a', sourceId: 'one', version: 2, publishedAt: hour(9) };
      await readModel.apply([articleUpdate(later)]);
      expect(await timeline()).toEqual(['b', 'a']);
      await readModel.apply([{ kind: 'withdrawn', articleId: 'a', version: 2 }]);
      await readModel.apply([articleUpdate({ ...later, version: 3 })]);
      expect(await timeline()).toEqual(['b', 'a']);
    });

    it.each<[string, ArticleFilter, string[]]>([
      ['everything', {}, ['f', 'e', 'd', 'c', 'b', 'a']],
      ['one topic', { topics: ['diplomacy'] }, ['e', 'b', 'a']],
      [
        'either of two topics, none twice',
        { topics: ['diplomacy', 'cybersecurity'] },
        ['e', 'c', 'b', 'a'],
      ],
      ['a topic without articles', { topics: ['chess'] }, []],
      ['one source', { sourceIds: ['one'] }, ['f', 'c', 'a']],
      ['either of two sources', { sourceIds: ['one', 'two'] }, ['f', 'e', 'd', 'c', 'b', 'a']],
      ['one language', { languages: ['en'] }, ['e', 'd']],
      ['either of two languages', { languages: ['en', 'vi'] }, ['f', 'e', 'd', 'c', 'b', 'a']],
      ['topic and source', { topics: ['diplomacy'], sourceIds: ['two'] }, ['e', 'b']],
      ['topic and language', { topics: ['diplomacy'], languages: ['vi'] }, ['b', 'a']],
      ['source and language', { sourceIds: ['two'], languages: ['en'] }, ['e', 'd']],
      ['one story', { storyId: 's1' }, ['d', 'a']],
      ['story and topic', { storyId: 's1', topics: ['diplomacy'] }, ['a']],
      [
        'story, source and language',
        { storyId: 's1', sourceIds: ['two'], languages: ['en'] },
        ['d'],
      ],
      ['from is included', { from: hour(5) }, ['f', 'e']],
      ['to is not', { to: hour(2) }, ['a']],
      ['an empty period', { from: hour(3), to: hour(3) }, []],
      ['topic within a period', { topics: ['diplomacy'], from: hour(2), to: hour(5) }, ['b']],
      ['no topic allowed: nothing', { topics: [] }, []],
    ])('lists %s', async (_reason, filter, expected) => {
      await readModel.apply([
        at('a', 1, 'one', { topics: ['diplomacy'], storyId: 's1' }),
        at('b', 2, 'two', { topics: ['diplomacy', 'cybersecurity'] }),
        at('c', 3, 'one', { topics: ['cybersecurity'] }),
        at('d', 4, 'two', { language: 'en', storyId: 's1' }),
        at('e', 5, 'two', { language: 'en', topics: ['diplomacy'] }),
        at('f', 6, 'one'),
      ]);
      expect(await timeline(filter)).toEqual(expected);
      const oneByOne = await follow((page) => readModel.timeline(filter, page), 1);
      expect(oneByOne.map(({ id }) => id)).toEqual(expected);
    });

    it('lists by its new topics an article whose topics changed', async () => {
      await readModel.apply([articleUpdate({ id: 'a' }, { topics: ['diplomacy'] })]);
      await readModel.apply([
        articleUpdate({ id: 'a', version: 2 }, { topics: ['cybersecurity'] }),
      ]);
      expect(await timeline({ topics: ['diplomacy'] })).toEqual([]);
      expect(await timeline({ topics: ['cybersecurity'] })).toEqual(['a']);
      expect((await readModel.counts()).topics).toEqual({ cybersecurity: 1 });
    });

    it('skips and repeats nothing while news arrives', async () => {
      await readModel.apply(Array.from({ length: 50 }, (_, n) => at(`old-${n}`, n % 7)));
      const before = await timeline();
      let more = 0;
      const seen = await follow(async (page) => {
        const answer = await readModel.timeline({}, page);
        more += 1;
        await readModel.apply([
          at(`new-${more}`, more % 9),
          articleUpdate({
            id: `old-${more}`,
            sourceId: 'one',
            version: more + 1,
            publishedAt: hour(more),
          }),
        ]);
        return answer;
      }, 3);
      const ids = seen.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => id.startsWith('old'))).toEqual(before);
    });
  });

  describe('cursors', () => {
    const bad = (cursor: string) => ({ limit: 5, cursor });

    it('are good for the question they came from only', async () => {
      await readModel.apply([at('a', 1), at('b', 2)]);
      const { next } = await readModel.timeline({ languages: ['vi', 'en'] }, { limit: 1 });
      const cursor = next ?? 'none';
      expect(
        (await readModel.timeline({ languages: ['en', 'vi'] }, bad(cursor))).rows,
      ).toHaveLength(1);
      await expect(readModel.timeline({}, bad(cursor))).rejects.toThrow(BadCursor);
      await expect(readModel.timeline({ languages: ['vi'] }, bad(cursor))).rejects.toThrow(
        BadCursor,
      );
      await expect(readModel.stories({ order: 'hot' }, bad(cursor))).rejects.toThrow(BadCursor);
    });

    it.each(['x', '', 'W10.', '....', 'WzEsImEiXQ.AAAAAAAAAAAA', '\u0000', 'ă'.repeat(500)])(
      'made up (%j) are refused',
      async (cursor) => {
        await expect(readModel.timeline({}, bad(cursor))).rejects.toThrow(BadCursor);
        await expect(readModel.stories({ order: 'latest' }, bad(cursor))).rejects.toThrow(
          BadCursor,
        );
      },
    );
  });
}
