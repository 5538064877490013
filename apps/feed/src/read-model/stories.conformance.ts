import { articleUpdate, storyUpdate } from './testing/sample-news.ts';
import {
  BadCursor,
  type ProjectionUpdate,
  type NewsReadModel,
  type StoryFilter,
} from './news-read-model.ts';
import {
  follow,
  hour,
  type MakeReadModel,
  type ReadModelUnderTest,
} from './testing/read-model-under-test.ts';

/** The part of the read model's conformance suite about stories. */
export function describeStories(make: MakeReadModel): void {
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

  describe('stories', () => {
    const reported = (
      storyId: string,
      lastHour: number,
      sources: number,
      more = {},
    ): ProjectionUpdate =>
      storyUpdate({
        storyId,
        lastAt: hour(lastHour),
        firstAt: hour(lastHour - 1),
        sourceIds: Array.from({ length: sources }, (_, n) => `source-${n}`),
        articleCount: sources,
        ...more,
      });

    it('shows a story with the article that stands for it, once that is here', async () => {
      const copies = [{ articleId: 'b', of: 'a', sourceId: 'bao-moi-viet', likeness: 0.75 }];
      const update = storyUpdate({
        storyId: 's',
        headlineArticleId: 'a',
        topics: ['diplomacy'],
        copies,
      });
      await readModel.apply([update]);
      const { joined: _j, updated: _u, left: _l, ...preview } = update.story;
      expect(await readModel.story('s')).toEqual({ ...preview, headlineArticle: null });
      await readModel.apply([articleUpdate({ id: 'a' }, { storyId: 's' })]);
      expect(await readModel.story('s')).toMatchObject({ headlineArticle: { id: 'a' } });
      const { rows } = await readModel.stories({ order: 'hot' }, { limit: 10 });
      expect(rows).toEqual([await readModel.story('s')]);
      expect(await readModel.story('t')).toBeNull();
    });

    it.each<[string, ProjectionUpdate[], string | null]>([
      ['the higher revision wins', [revision(1), revision(2)], 'r2'],
      ['also when it comes first', [revision(2), revision(1)], 'r2'],
      ['without articles it is over', [revision(1), revision(2, 0)], null],
      ['a late revision does not revive it', [revision(2, 0), revision(1)], null],
      ['a later one does', [revision(2, 0), revision(3)], 'r3'],
    ])('%s', async (_reason, updates, headline) => {
      for (const update of updates) await readModel.apply([update]);
      expect((await readModel.story('r'))?.headline ?? null).toBe(headline);
      expect(await stories()).toEqual(headline === null ? [] : ['r']);
      expect((await readModel.counts()).stories).toBe(headline === null ? 0 : 1);
    });

    it.each<[string, Partial<StoryFilter>, string[]]>([
      ['by the newest article', {}, ['d', 'c', 'b', 'a']],
      ['by how many outlets reported it how recently', { order: 'hot' }, ['a', 'd', 'c', 'b']],
      ['of one topic', { topics: ['diplomacy'] }, ['c', 'a']],
      ['of either topic, none twice', { topics: ['diplomacy', 'entertainment'] }, ['d', 'c', 'a']],
      ['of one language', { languages: ['en'] }, ['b']],
      ['reported by one source', { sourceIds: ['source-3'] }, ['a']],
      ['reported by at least two', { minSources: 2 }, ['d', 'a']],
      ['with a part of their life after', { from: hour(22) }, ['d', 'c']],
      ['with a part of their life before', { to: hour(20) }, ['b', 'a']],
      ['hot ones of a topic', { order: 'hot', topics: ['diplomacy'] }, ['a', 'c']],
    ])('lists stories %s', async (_reason, filter, expected) => {
      await readModel.apply([
        reported('a', 10, 8, { topics: ['diplomacy', 'entertainment'] }),
        reported('b', 20, 1, { language: 'en' }),
        reported('c', 22, 1, { topics: ['diplomacy'] }),
        reported('d', 24, 2, { topics: ['entertainment'] }),
      ]);
      expect(await stories(filter)).toEqual(expected);
    });

    it('lists a story in each language that it is told in', async () => {
      const otherHeadlines = [{ language: 'en', headline: 'In English', articleId: 'x' }];
      await readModel.apply([
        reported('both', 22, 2, { otherHeadlines }),
        reported('one', 20, 1),
        reported('going', 18, 2, { otherHeadlines }),
      ]);
      expect(await stories({ languages: ['en'] })).toEqual(['both', 'going']);
      expect(await stories({ languages: ['vi'] })).toEqual(['both', 'one', 'going']);
      expect(await readModel.story('both')).toMatchObject({ otherHeadlines });
      await readModel.apply([reported('going', 18, 1, { revision: 2 })]);
      expect(await stories({ languages: ['en'] })).toEqual(['both']);
    });

    it('counts the outlets of a story, not their feeds', async () => {
      await readModel.apply([
        reported('feeds', 22, 8, { outlets: ['bao.example'] }),
        reported('outlets', 20, 2, { outlets: ['bao.example', 'tin.example'] }),
      ]);
      expect(await stories({ order: 'hot' })).toEqual(['outlets', 'feeds']);
      expect(await stories({ minSources: 2 })).toEqual(['outlets']);
    });

    it('orders by the heat that stories say, and of those that say none by their outlets', async () => {
      await readModel.apply([
        reported('advertised', 23, 3, { heat: Date.parse(hour(-300)), reportedAt: [] }),
        reported('going-on', 22, 3, { heat: Date.parse(hour(60)) }),
        reported('of-before', 20, 4),
        reported('repeated', 24, 1, { heat: Date.parse(hour(10)), reportedAt: [hour(24)] }),
      ]);
      const hot = ['going-on', 'of-before', 'repeated', 'advertised'];
      expect(await stories({ order: 'hot' })).toEqual(hot);
      expect(await readModel.story('repeated')).toMatchObject({ reportedAt: [hour(24)] });
      await readModel.apply([
        reported('going-on', 22, 3, { heat: Date.parse(hour(0)), revision: 2 }),
        reported('of-before', 20, 4, { heat: Date.parse(hour(0)) - 1, revision: 2 }),
      ]);
      const cooler = ['repeated', 'going-on', 'of-before', 'advertised'];
      expect(await stories({ order: 'hot' })).toEqual(cooler);
      expect(await stories({ order: 'hot', minSources: 3 })).toEqual(cooler.slice(1));
    });

    it.each(['latest', 'hot'] as const)(
      'skips and repeats nothing while %s stories change their places',
      async (order) => {
        await readModel.apply(
          Array.from({ length: 40 }, (_, n) => reported(`s${n}`, n % 11, 1 + (n % 3))),
        );
        const before = await stories({ order });
        let turn = 0;
        const seen = await follow(async (page) => {
          const answer = await readModel.stories({ order }, page);
          turn += 1;
          const moved = [turn, 39 - turn, (turn * 7) % 40].map((n) =>
            reported(`s${n}`, 30 + turn, 5, { revision: turn + 1 }),
          );
          await readModel.apply([...moved, reported(`new-${turn}`, turn, 2)]);
          return answer;
        }, 3);
        expect(seen.map(({ storyId }) => storyId)).toEqual(before);
      },
    );

    it('goes on after a restart, in the order of before', async () => {
      await readModel.apply([reported('a', 1, 1), reported('b', 2, 1), reported('c', 3, 1)]);
      const first = await readModel.stories({ order: 'latest' }, { limit: 1 });
      const again = await under.reopen();
      await again.apply([reported('b', 9, 1, { revision: 2 })]);
      const rest = await again.stories(
        { order: 'latest' },
        { limit: 5, cursor: first.next ?? 'none' },
      );
      expect(rest.rows.map(({ storyId }) => storyId)).toEqual(['b', 'a']);
    });

    it('goes on after any time in which no news arrived', async () => {
      await readModel.apply([reported('a', 1, 1), reported('b', 2, 1)]);
      const { next } = await readModel.stories({ order: 'latest' }, { limit: 1 });
      under.wait(50 * 3_600_000);
      const cursor = next ?? 'none';
      const { rows } = await readModel.stories({ order: 'latest' }, { limit: 1, cursor });
      expect(rows.map(({ storyId }) => storyId)).toEqual(['a']);
    });

    it('forgets old orders after more than a day and refuses their cursors', async () => {
      await readModel.apply([reported('a', 1, 1), reported('b', 2, 1)]);
      const { next } = await readModel.stories({ order: 'latest' }, { limit: 1 });
      await readModel.apply([reported('a', 9, 1, { revision: 2 })]);
      under.wait(25 * 3_600_000);
      await readModel.apply([reported('c', 3, 1)]);
      const resumed = readModel.stories({ order: 'latest' }, { limit: 1, cursor: next ?? 'none' });
      await expect(resumed).rejects.toThrow(BadCursor);
    });
  });
}

function revision(number: number, articleCount = 1): ProjectionUpdate {
  return storyUpdate({ storyId: 'r', revision: number, headline: `r${number}`, articleCount });
}
