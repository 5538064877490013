import type { Article } from '@newsline/contracts';
import { articleUpdate, someTopics, sourceState, storyUpdate } from './testing/sample-news.ts';
import { describeCorrectedStories } from './corrected-stories.conformance.ts';
import { describeMoved } from './moved.conformance.ts';
import { describeRelabelled } from './relabelled.conformance.ts';
import { describeStories } from './stories.conformance.ts';
import { describeSourceHistory } from './source-history.conformance.ts';
import { describeWhoseWords } from './whose-words.conformance.ts';
import { describeTimeline } from './timeline.conformance.ts';
import {
  at,
  hour,
  type MakeReadModel,
  type ReadModelUnderTest,
} from './testing/read-model-under-test.ts';
import type { ArticleFilter, ProjectionUpdate, NewsReadModel } from './news-read-model.ts';

/** What the port promises, for every adapter. `make` gives an empty read model. */
export function describeReadModel(name: string, make: MakeReadModel): void {
  describe(name, () => {
    describeTimeline(make);
    describeStories(make);
    describeArticles(make);
    describeWhoseWords(make);
    describeRelabelled(make);
    describeMoved(make);
    describeCorrectedStories(make);
    describeSourceHistory(make);
  });
}

function describeArticles(make: MakeReadModel): void {
  let under: ReadModelUnderTest;
  let readModel: NewsReadModel;
  beforeEach(async () => {
    under = await make();
    readModel = under.readModel;
  });
  afterEach(() => under.close());

  const timeline = async (filter: ArticleFilter = {}): Promise<string[]> =>
    (await readModel.timeline(filter, { limit: 100 })).rows.map(({ id }) => id);

  describe('articles', () => {
    it('returns what was applied, long texts only for single articles', async () => {
      const update = articleUpdate(
        {
          id: 'a',
          html: '<p>x</p>',
          enclosures: [
            { url: 'https://a.example/1.mp3', type: 'audio/mpeg', lengthBytes: 9 },
            { url: 'https://a.example/2', type: null, lengthBytes: null },
          ],
        },
        { topics: ['diplomacy'], storyId: 's' },
      );
      await readModel.apply([update]);
      const { text, html, ...preview } = update.article;
      const expected = { ...preview, labels: update.labels, storyId: 's', editedAt: null };
      expect((await readModel.timeline({}, { limit: 10 })).rows).toEqual([expected]);
      expect(await readModel.article('a')).toEqual({ ...expected, text, html, isCut: false });
      expect(await readModel.article('b')).toBeNull();
    });

    it('gives several in the order asked for, without those it has not', async () => {
      await readModel.apply([articleUpdate({ id: 'a' }), articleUpdate({ id: 'b' })]);
      const found = await readModel.articles(['b', 'unknown', 'a'], 1000);
      expect(found.map(({ id }) => id)).toEqual(['b', 'a']);
    });

    it.each<[string, object, object]>([
      ['what fits is whole', { text: 'ab cd', html: '<p>ab</p>' }, { html: '<p>ab</p>' }],
      [
        'a long text is cut, at a word, and stands for its HTML',
        { text: 'đường dài lắm', html: '<p>đường</p>' },
        { text: 'đường', html: '', isCut: true },
      ],
      [
        'long HTML is left out',
        { text: 'ab', html: '<p>ab</p>'.repeat(9) },
        { text: 'ab', html: '', isCut: false },
      ],
      [
        'and is missed where there is no text',
        { text: '', html: '<p>ab</p>'.repeat(9) },
        { html: '', isCut: true },
      ],
      ['no character is cut in two', { text: '😀'.repeat(9) }, { text: '😀😀', isCut: true }],
    ])('of long texts: %s', async (_reason, texts, expected) => {
      await readModel.apply([articleUpdate({ id: 'a', ...texts })]);
      expect(await readModel.articles(['a'], 11)).toMatchObject([expected]);
    });

    it('shows in lists no more than lists have room for', async () => {
      const many = Array.from({ length: 100_000 }, (_, n) => `value ${n}`);
      await readModel.apply([
        articleUpdate(
          {
            id: 'a',
            title: 'đ'.repeat(500_000),
            summary: '😀'.repeat(100_000),
            sourceName: 'x'.repeat(100_000),
            url: `https://a.example/${'x'.repeat(100_000)}`,
            imageUrl: `https://a.example/${'x'.repeat(100_000)}`,
            authors: many,
            attribution: many,
            categories: many,
            enclosures: many.slice(0, 1_000).map((name) => ({
              url: `https://a.example/${name}/${'x'.repeat(900)}`,
              type: null,
              lengthBytes: null,
            })),
          },
          { storyId: 's' },
        ),
        storyUpdate({
          storyId: 's',
          headline: 'đ'.repeat(500_000),
          headlineArticleId: 'a',
          sourceIds: many,
        }),
      ]);
      const [article] = (await readModel.timeline({}, { limit: 1 })).rows;
      expect(article).toMatchObject({ title: `${'đ'.repeat(499)}…`, url: null, imageUrl: null });
      expect([article?.authors.length, article?.categories.length]).toEqual([50, 50]);
      expect(JSON.stringify(article).length).toBeLessThan(12_000);
      const [story] = (await readModel.stories({ order: 'latest' }, { limit: 1 })).rows;
      expect(story?.headline).toHaveLength(500);
      expect(story?.sourceIds).toHaveLength(300);
    });

    it.each<[string, ProjectionUpdate[], { title?: string; editedAt?: string | null } | null]>([
      ['the second version wins', [v(1), v(2)], { title: 'v2', editedAt: seen(2) }],
      ['also when it comes first', [v(2), v(1)], { title: 'v2', editedAt: seen(2) }],
      ['a version applied twice is one', [v(1), v(1)], { title: 'v1', editedAt: null }],
      [
        'a corrected date is no edit',
        [v(1), v(2, { dateCorrection: { was: hour(1), editedAt: null } })],
        { title: 'v2', editedAt: null },
      ],
      [
        'an edit before it is',
        [v(2), v(3, { dateCorrection: { was: hour(1), editedAt: seen(2) } })],
        { title: 'v3', editedAt: seen(2) },
      ],
      ['withdrawn is gone', [v(1), gone(1)], null],
      ['withdrawn before it came', [gone(1), v(1)], null],
      ['withdrawn up to the second', [gone(2), v(1), v(2)], null],
      ['a version after the withdrawn one', [v(1), gone(1), v(2)], { title: 'v2' }],
      ['a late withdrawal of an earlier one', [v(2), gone(1)], { title: 'v2' }],
    ])('%s', async (_reason, updates, expected) => {
      for (const update of updates) await readModel.apply([update]);
      const apart = await readModel.article('x');
      if (expected) expect(apart).toMatchObject(expected);
      else expect(apart).toBeNull();
      expect(await timeline()).toEqual(expected ? ['x'] : []);
      const { articles } = await readModel.counts();
      expect(articles).toBe(expected ? 1 : 0);
    });

    it('applies nothing of a batch with an update that cannot be written', async () => {
      const broken = articleUpdate({ id: 'b', title: null as unknown as string });
      Object.defineProperty(broken.article, 'summary', {
        enumerable: true,
        get: () => {
          throw new Error('broken');
        },
      });
      const before = readModel.revision();
      await expect(readModel.apply([articleUpdate({ id: 'a' }), broken])).rejects.toThrow();
      expect(await timeline()).toEqual([]);
      expect(readModel.revision()).toBe(before);
      await readModel.apply([articleUpdate({ id: 'c' })]);
      expect(await readModel.counts()).toMatchObject({ articles: 1 });
    });
  });

  describe('sources and topics', () => {
    const polled = (name: string, asOf: string): ProjectionUpdate => ({
      kind: 'source',
      source: sourceState({ id: 's', name }),
      asOf,
    });
    const removed = (asOf: string): ProjectionUpdate => ({
      kind: 'source-removed',
      sourceId: 's',
      asOf,
    });

    it.each<[string, ProjectionUpdate[], string[]]>([
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
    ])('%s', async (_reason, updates, names) => {
      for (const update of updates) await readModel.apply([update]);
      expect((await readModel.sources()).map(({ name: found }) => found)).toEqual(names);
    });

    it('keeps the topics of the latest list, in its order', async () => {
      expect(await readModel.topics()).toEqual([]);
      await readModel.apply([{ kind: 'topics', topics: someTopics, asOf: hour(2) }]);
      await readModel.apply([{ kind: 'topics', topics: [], asOf: hour(1) }]);
      expect(await readModel.topics()).toEqual(someTopics);
    });
  });

  it('counts by topic, source and language', async () => {
    await readModel.apply([
      at('a', 1, 'one', { topics: ['diplomacy', 'cybersecurity'] }),
      at('b', 1, 'one', { topics: ['diplomacy'], language: 'en' }),
      at('c', 1, 'two'),
      storyUpdate({ storyId: 's' }),
    ]);
    await readModel.apply([{ kind: 'withdrawn', articleId: 'c', version: 1 }]);
    expect(await readModel.counts()).toEqual({
      articles: 2,
      stories: 1,
      topics: { diplomacy: 2, cybersecurity: 1 },
      sources: { one: 2 },
      languages: { vi: 1, en: 1 },
    });
  });

  it('grows its revision by what changes an answer, and by nothing else', async () => {
    const updates: ProjectionUpdate[] = [
      at('a', 1),
      { kind: 'relabelled', articleId: 'a', version: 1, revision: 1, topics: [] },
      { kind: 'moved', articleId: 'a', version: 1, move: 1, storyId: 's' },
      storyUpdate({ storyId: 's' }),
      storyUpdate({ storyId: 's', revision: 2, articleCount: 0 }),
      storyUpdate({ storyId: 's', revision: 3, articleCount: 0, mergedInto: 't' }),
      { kind: 'topics', topics: someTopics, asOf: hour(1) },
      { kind: 'source', source: sourceState({ id: 'x' }), asOf: hour(1) },
      { kind: 'source-removed', sourceId: 'x', asOf: hour(2) },
      { kind: 'withdrawn', articleId: 'a', version: 1 },
    ];
    let last = readModel.revision();
    for (const update of updates) {
      await readModel.apply([update]);
      expect([update.kind, readModel.revision() > last]).toEqual([update.kind, true]);
      last = readModel.revision();
      await readModel.apply([update]);
      expect([update.kind, readModel.revision()]).toEqual([update.kind, last]);
    }
    expect((await under.reopen()).revision()).toBe(last);
  });
}

const seen = (version: number): string => hour(version + 10);

function v(version: number, more: Partial<Article> = {}): ProjectionUpdate {
  return articleUpdate({ id: 'x', version, title: `v${version}`, seenAt: seen(version), ...more });
}

function gone(version: number): ProjectionUpdate {
  return { kind: 'withdrawn', articleId: 'x', version };
}
