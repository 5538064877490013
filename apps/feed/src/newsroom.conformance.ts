import { articleChange, sourceState, someTopics, storyChange } from './news-for-tests.ts';
import {
  type ArticleFilter,
  BadCursor,
  type Change,
  type Newsroom,
  type StoryFilter,
} from './newsroom.ts';

export type NewsroomUnderTest = {
  readonly newsroom: Newsroom;
  /** The same data through a new object, as after a restart. */
  readonly reopen: () => Promise<Newsroom>;
  /** Moves the newsroom's clock on. */
  readonly wait: (ms: number) => void;
  readonly close: () => Promise<void>;
};

/** What the port promises, for every adapter. `make` gives an empty newsroom. */
export function describeNewsroom(name: string, make: () => Promise<NewsroomUnderTest>): void {
  describe(name, () => {
    let under: NewsroomUnderTest;
    let newsroom: Newsroom;
    beforeEach(async () => {
      under = await make();
      newsroom = under.newsroom;
    });
    afterEach(() => under.close());

    const timeline = async (filter: ArticleFilter = {}): Promise<string[]> =>
      (await newsroom.timeline(filter, { limit: 100 })).rows.map(({ id }) => id);
    const stories = async (filter: Partial<StoryFilter> = {}): Promise<string[]> =>
      (await newsroom.stories({ order: 'latest', ...filter }, { limit: 100 })).rows.map(
        ({ storyId }) => storyId,
      );

    describe('articles', () => {
      it('gives back what it was told, long texts only when asked for one article', async () => {
        const change = articleChange(
          { id: 'a', html: '<p>x</p>' },
          { topics: ['diplomacy'], storyId: 's' },
        );
        await newsroom.apply([change]);
        const { text, html, ...card } = change.article;
        const expected = { ...card, labels: change.labels, storyId: 's', editedAt: null };
        expect((await newsroom.timeline({}, { limit: 10 })).rows).toEqual([expected]);
        expect(await newsroom.article('a')).toEqual({ ...expected, text, html });
        expect(await newsroom.article('b')).toBeNull();
      });

      it('gives several in the order asked for, without those it has not', async () => {
        await newsroom.apply([articleChange({ id: 'a' }), articleChange({ id: 'b' })]);
        const found = await newsroom.articles(['b', 'nobody', 'a']);
        expect(found.map(({ id }) => id)).toEqual(['b', 'a']);
      });

      it.each<[string, Change[], { title?: string; editedAt?: string | null } | null]>([
        ['the second version wins', [v(1), v(2)], { title: 'v2', editedAt: seen(2) }],
        ['also when it comes first', [v(2), v(1)], { title: 'v2', editedAt: seen(2) }],
        ['a version heard twice is one', [v(1), v(1)], { title: 'v1', editedAt: null }],
        ['withdrawn is gone', [v(1), gone(1)], null],
        ['withdrawn before it came', [gone(1), v(1)], null],
        ['withdrawn up to the second', [gone(2), v(1), v(2)], null],
        ['a version after the withdrawn one', [v(1), gone(1), v(2)], { title: 'v2' }],
        ['a late withdrawal of an earlier one', [v(2), gone(1)], { title: 'v2' }],
      ])('%s', async (_reason, changes, expected) => {
        for (const change of changes) await newsroom.apply([change]);
        const apart = await newsroom.article('x');
        if (expected) expect(apart).toMatchObject(expected);
        else expect(apart).toBeNull();
        expect(await timeline()).toEqual(expected ? ['x'] : []);
        const { articles } = await newsroom.counts();
        expect(articles).toBe(expected ? 1 : 0);
      });

      it('applies a batch whole or not at all', async () => {
        const broken = articleChange({ id: 'b', title: null as unknown as string });
        Object.defineProperty(broken.article, 'summary', {
          enumerable: true,
          get: () => {
            throw new Error('broken');
          },
        });
        const before = newsroom.revision();
        await expect(newsroom.apply([articleChange({ id: 'a' }), broken])).rejects.toThrow();
        expect(await timeline()).toEqual([]);
        expect(newsroom.revision()).toBe(before);
        await newsroom.apply([articleChange({ id: 'c' })]);
        expect(await newsroom.counts()).toMatchObject({ articles: 1 });
      });
    });

    describe('timeline', () => {
      it('is newest first, ties by id', async () => {
        await newsroom.apply([at('a', 1), at('b', 3), at('c', 2), at('e', 2), at('d', 2)]);
        expect(await timeline()).toEqual(['b', 'e', 'd', 'c', 'a']);
      });

      it('keeps an article in its first place when its date changes', async () => {
        await newsroom.apply([at('a', 1), at('b', 2)]);
        const later = { id: 'a', version: 2, publishedAt: hour(9) };
        await newsroom.apply([articleChange(later)]);
        expect(await timeline()).toEqual(['b', 'a']);
        await newsroom.apply([{ kind: 'withdrawn', articleId: 'a', version: 2 }]);
        await newsroom.apply([articleChange({ ...later, version: 3 })]);
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
        ['a topic nobody has', { topics: ['chess'] }, []],
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
        await newsroom.apply([
          at('a', 1, 'one', { topics: ['diplomacy'], storyId: 's1' }),
          at('b', 2, 'two', { topics: ['diplomacy', 'cybersecurity'] }),
          at('c', 3, 'one', { topics: ['cybersecurity'] }),
          at('d', 4, 'two', { language: 'en', storyId: 's1' }),
          at('e', 5, 'two', { language: 'en', topics: ['diplomacy'] }),
          at('f', 6, 'one'),
        ]);
        expect(await timeline(filter)).toEqual(expected);
        const oneByOne = await follow((page) => newsroom.timeline(filter, page), 1);
        expect(oneByOne.map(({ id }) => id)).toEqual(expected);
      });

      it('lists by its new topics an article whose topics changed', async () => {
        await newsroom.apply([articleChange({ id: 'a' }, { topics: ['diplomacy'] })]);
        await newsroom.apply([
          articleChange({ id: 'a', version: 2 }, { topics: ['cybersecurity'] }),
        ]);
        expect(await timeline({ topics: ['diplomacy'] })).toEqual([]);
        expect(await timeline({ topics: ['cybersecurity'] })).toEqual(['a']);
        expect((await newsroom.counts()).topics).toEqual({ cybersecurity: 1 });
      });

      it('skips and repeats nothing while news arrives', async () => {
        await newsroom.apply(Array.from({ length: 50 }, (_, n) => at(`old-${n}`, n % 7)));
        const before = await timeline();
        let more = 0;
        const seen = await follow(async (page) => {
          const answer = await newsroom.timeline({}, page);
          more += 1;
          await newsroom.apply([
            at(`new-${more}`, more % 9),
            articleChange({ id: `old-${more}`, version: more + 1, publishedAt: hour(more) }),
          ]);
          return answer;
        }, 3);
        const ids = seen.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.filter((id) => id.startsWith('old'))).toEqual(before);
      });
    });

    describe('stories', () => {
      const told = (storyId: string, lastHour: number, sources: number, more = {}): Change =>
        storyChange({
          storyId,
          lastAt: hour(lastHour),
          firstAt: hour(lastHour - 1),
          sourceIds: Array.from({ length: sources }, (_, n) => `source-${n}`),
          articleCount: sources,
          ...more,
        });

      it('shows a story with the article that stands for it, once that is here', async () => {
        const change = storyChange({ storyId: 's', headlineArticleId: 'a', topics: ['diplomacy'] });
        await newsroom.apply([change]);
        const { joined: _j, updated: _u, left: _l, ...card } = change.story;
        expect(await newsroom.story('s')).toEqual({ ...card, headlineArticle: null });
        await newsroom.apply([articleChange({ id: 'a' }, { storyId: 's' })]);
        expect(await newsroom.story('s')).toMatchObject({ headlineArticle: { id: 'a' } });
        const { rows } = await newsroom.stories({ order: 'hot' }, { limit: 10 });
        expect(rows).toEqual([await newsroom.story('s')]);
        expect(await newsroom.story('t')).toBeNull();
      });

      it.each<[string, Change[], string | null]>([
        ['the higher revision wins', [revision(1), revision(2)], 'r2'],
        ['also when it comes first', [revision(2), revision(1)], 'r2'],
        ['without articles it is over', [revision(1), revision(2, 0)], null],
        ['a late revision does not revive it', [revision(2, 0), revision(1)], null],
        ['a later one does', [revision(2, 0), revision(3)], 'r3'],
      ])('%s', async (_reason, changes, headline) => {
        for (const change of changes) await newsroom.apply([change]);
        expect((await newsroom.story('r'))?.headline ?? null).toBe(headline);
        expect(await stories()).toEqual(headline === null ? [] : ['r']);
        expect((await newsroom.counts()).stories).toBe(headline === null ? 0 : 1);
      });

      it.each<[string, Partial<StoryFilter>, string[]]>([
        ['by the newest article', {}, ['d', 'c', 'b', 'a']],
        ['by how many sources told it how recently', { order: 'hot' }, ['a', 'd', 'c', 'b']],
        ['of one topic', { topics: ['diplomacy'] }, ['c', 'a']],
        [
          'of either topic, none twice',
          { topics: ['diplomacy', 'entertainment'] },
          ['d', 'c', 'a'],
        ],
        ['of one language', { languages: ['en'] }, ['b']],
        ['told by one source', { sourceIds: ['source-3'] }, ['a']],
        ['told by at least two', { minSources: 2 }, ['d', 'a']],
        ['with a part of their life after', { from: hour(22) }, ['d', 'c']],
        ['with a part of their life before', { to: hour(20) }, ['b', 'a']],
        ['hot ones of a topic', { order: 'hot', topics: ['diplomacy'] }, ['a', 'c']],
      ])('lists stories %s', async (_reason, filter, expected) => {
        await newsroom.apply([
          told('a', 10, 8, { topics: ['diplomacy', 'entertainment'] }),
          told('b', 20, 1, { language: 'en' }),
          told('c', 22, 1, { topics: ['diplomacy'] }),
          told('d', 24, 2, { topics: ['entertainment'] }),
        ]);
        expect(await stories(filter)).toEqual(expected);
      });

      it.each(['latest', 'hot'] as const)(
        'skips and repeats nothing while %s stories change their places',
        async (order) => {
          await newsroom.apply(
            Array.from({ length: 40 }, (_, n) => told(`s${n}`, n % 11, 1 + (n % 3))),
          );
          const before = await stories({ order });
          let turn = 0;
          const seen = await follow(async (page) => {
            const answer = await newsroom.stories({ order }, page);
            turn += 1;
            const moved = [turn, 39 - turn, (turn * 7) % 40].map((n) =>
              told(`s${n}`, 30 + turn, 5, { revision: turn + 1 }),
            );
            await newsroom.apply([...moved, told(`new-${turn}`, turn, 2)]);
            return answer;
          }, 3);
          expect(seen.map(({ storyId }) => storyId)).toEqual(before);
        },
      );

      it('goes on after a restart, in the order of before', async () => {
        await newsroom.apply([told('a', 1, 1), told('b', 2, 1), told('c', 3, 1)]);
        const first = await newsroom.stories({ order: 'latest' }, { limit: 1 });
        const again = await under.reopen();
        await again.apply([told('b', 9, 1, { revision: 2 })]);
        const rest = await again.stories(
          { order: 'latest' },
          { limit: 5, cursor: first.next ?? 'none' },
        );
        expect(rest.rows.map(({ storyId }) => storyId)).toEqual(['b', 'a']);
      });

      it('forgets old orders after more than a day and says so', async () => {
        await newsroom.apply([told('a', 1, 1), told('b', 2, 1)]);
        const { next } = await newsroom.stories({ order: 'latest' }, { limit: 1 });
        await newsroom.apply([told('a', 9, 1, { revision: 2 })]);
        under.wait(25 * 3_600_000);
        await newsroom.apply([told('c', 3, 1)]);
        const resumed = newsroom.stories({ order: 'latest' }, { limit: 1, cursor: next ?? 'none' });
        await expect(resumed).rejects.toThrow(BadCursor);
      });
    });

    describe('cursors', () => {
      const bad = (cursor: string) => ({ limit: 5, cursor });

      it('are good for the question they came from only', async () => {
        await newsroom.apply([at('a', 1), at('b', 2)]);
        const { next } = await newsroom.timeline({ languages: ['vi', 'en'] }, { limit: 1 });
        const cursor = next ?? 'none';
        expect(
          (await newsroom.timeline({ languages: ['en', 'vi'] }, bad(cursor))).rows,
        ).toHaveLength(1);
        await expect(newsroom.timeline({}, bad(cursor))).rejects.toThrow(BadCursor);
        await expect(newsroom.timeline({ languages: ['vi'] }, bad(cursor))).rejects.toThrow(
          BadCursor,
        );
        await expect(newsroom.stories({ order: 'hot' }, bad(cursor))).rejects.toThrow(BadCursor);
      });

      it.each(['x', '', 'W10.', '....', 'WzEsImEiXQ.AAAAAAAAAAAA', '\u0000', 'ă'.repeat(500)])(
        'made up (%j) are refused',
        async (cursor) => {
          await expect(newsroom.timeline({}, bad(cursor))).rejects.toThrow(BadCursor);
          await expect(newsroom.stories({ order: 'latest' }, bad(cursor))).rejects.toThrow(
            BadCursor,
          );
        },
      );
    });

    describe('sources and topics', () => {
      const polled = (name: string, asOf: string): Change => ({
        kind: 'source',
        source: sourceState({ id: 's', name }),
        asOf,
      });
      const removed = (asOf: string): Change => ({ kind: 'source-removed', sourceId: 's', asOf });

      it.each<[string, Change[], string[]]>([
        ['the later state wins', [polled('one', hour(1)), polled('two', hour(2))], ['two']],
        ['also when it comes first', [polled('two', hour(2)), polled('one', hour(1))], ['two']],
        ['removed', [polled('one', hour(1)), removed(hour(2))], []],
        ['removed, and a late poll', [removed(hour(2)), polled('one', hour(1))], []],
        ['removed and added again', [removed(hour(2)), polled('one', hour(3))], ['one']],
        ['removed in the ms of its poll', [polled('one', hour(1)), removed(hour(1))], []],
        [
          'instants of different precision',
          [polled('two', '2026-02-01T00:00:00.500Z'), polled('one', '2026-02-01T00:00:00Z')],
          ['two'],
        ],
      ])('%s', async (_reason, changes, names) => {
        for (const change of changes) await newsroom.apply([change]);
        expect((await newsroom.sources()).map(({ name: found }) => found)).toEqual(names);
      });

      it('keeps the topics of the latest list, in its order', async () => {
        expect(await newsroom.topics()).toEqual([]);
        await newsroom.apply([{ kind: 'topics', topics: someTopics, asOf: hour(2) }]);
        await newsroom.apply([{ kind: 'topics', topics: [], asOf: hour(1) }]);
        expect(await newsroom.topics()).toEqual(someTopics);
      });
    });

    it('counts by topic, source and language', async () => {
      await newsroom.apply([
        at('a', 1, 'one', { topics: ['diplomacy', 'cybersecurity'] }),
        at('b', 1, 'one', { topics: ['diplomacy'], language: 'en' }),
        at('c', 1, 'two'),
        storyChange({ storyId: 's' }),
      ]);
      await newsroom.apply([{ kind: 'withdrawn', articleId: 'c', version: 1 }]);
      expect(await newsroom.counts()).toEqual({
        articles: 2,
        stories: 1,
        topics: { diplomacy: 2, cybersecurity: 1 },
        sources: { one: 2 },
        languages: { vi: 1, en: 1 },
      });
    });

    it('grows its revision by what changes an answer, and by nothing else', async () => {
      const changes: Change[] = [
        at('a', 1),
        storyChange({ storyId: 's' }),
        { kind: 'topics', topics: someTopics, asOf: hour(1) },
        { kind: 'source', source: sourceState({ id: 'x' }), asOf: hour(1) },
        { kind: 'source-removed', sourceId: 'x', asOf: hour(2) },
        { kind: 'withdrawn', articleId: 'a', version: 1 },
      ];
      let last = newsroom.revision();
      for (const change of changes) {
        await newsroom.apply([change]);
        expect([change.kind, newsroom.revision() > last]).toEqual([change.kind, true]);
        last = newsroom.revision();
        await newsroom.apply([change]);
        expect([change.kind, newsroom.revision()]).toEqual([change.kind, last]);
      }
      expect((await under.reopen()).revision()).toBe(last);
    });
  });
}

const hour = (n: number): string => new Date(Date.UTC(2026, 1, 1, n)).toISOString();
const seen = (version: number): string => hour(version + 10);

function v(version: number): Change {
  return articleChange({ id: 'x', version, title: `v${version}`, seenAt: seen(version) });
}

function gone(version: number): Change {
  return { kind: 'withdrawn', articleId: 'x', version };
}

function revision(number: number, articleCount = 1): Change {
  return storyChange({ storyId: 'r', revision: number, headline: `r${number}`, articleCount });
}

function at(
  id: string,
  publishedHour: number,
  sourceId = 'one',
  about: Parameters<typeof articleChange>[1] = {},
): Change {
  return articleChange({ id, sourceId, publishedAt: hour(publishedHour) }, about);
}

/** Every row from the first page to the last. */
async function follow<Row>(
  read: (page: { limit: number; cursor?: string }) => Promise<{
    readonly rows: readonly Row[];
    readonly next: string | null;
  }>,
  limit: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  let page = await read({ limit });
  rows.push(...page.rows);
  while (page.next !== null) {
    page = await read({ limit, cursor: page.next });
    rows.push(...page.rows);
  }
  return rows;
}
