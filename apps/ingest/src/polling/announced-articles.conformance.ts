import type { Article } from '@newsline/contracts';
import type { AnnouncedArticles, Observation } from './announced-articles.ts';

export type AnnouncedArticlesUnderTest = {
  readonly announced: AnnouncedArticles;
  readonly stop: () => void | Promise<void>;
};

export function article(id: string, version = 1, title = 'Hội đàm'): Article {
  return {
    id,
    version,
    sourceId: 'one',
    sourceName: 'Báo Một',
    url: `https://mot.example/${id}.html`,
    title,
    summary: '',
    text: 'Tiếng Việt 🗞',
    html: '',
    authors: [],
    attribution: [],
    enclosures: [],
    imageUrl: null,
    publishedAt: '2026-01-02T03:04:05.000Z',
    publishedFrom: 'feed',
    seenAt: '2026-01-02T03:05:00.000Z',
    languageHint: null,
    categories: [],
    outlet: null,
    demonstration: false,
  };
}

export function observation(articleId: string, more: Partial<Observation> = {}): Observation {
  return {
    articleId,
    sourceId: 'one',
    fingerprint: `of ${articleId}`,
    keys: [`link:${articleId}`],
    outlet: null,
    statement: null,
    ...more,
  };
}

/** What every adapter promises; `make` gives an empty store. */
export function describeAnnouncedArticles(
  name: string,
  make: () => Promise<AnnouncedArticlesUnderTest>,
): void {
  describe(`${name} keeps what AnnouncedArticles agrees`, () => {
    let under: AnnouncedArticlesUnderTest;
    let announced: AnnouncedArticles;
    beforeEach(async () => {
      under = await make();
      announced = under.announced;
    });
    afterEach(() => under.stop());

    const find = async (keys: string[], sourceId = 'one') =>
      (await announced.find(sourceId, [keys]))[0] ?? null;

    it('finds an article under the first of the keys that is known', async () => {
      await announced.remember(
        [observation('a'), observation('b')],
        [article('a'), article('b', 3)],
      );
      const [first, second, none] = await announced.find('one', [
        ['link:a', 'link:b'],
        ['guid:new', 'link:b'],
        ['guid:new'],
      ]);
      expect(first).toEqual({
        articleId: 'a',
        version: 1,
        publishedAt: '2026-01-02T03:04:05.000Z',
        publishedFrom: 'feed',
        withdrawn: false,
        underFirstKey: true,
        fingerprint: 'of a',
        stated: true,
        speaker: { sourceId: 'one', outlet: null },
      });
      expect(second).toMatchObject({ articleId: 'b', version: 3, underFirstKey: false });
      expect(none).toBeNull();
    });

    it('tells each source what that one showed last', async () => {
      await announced.remember([observation('a')], [article('a')]);
      expect(await find(['link:a'], 'two')).toMatchObject({ articleId: 'a', fingerprint: null });
      await announced.remember([observation('a', { sourceId: 'two', fingerprint: 'shorter' })], []);
      await announced.remember([observation('a', { fingerprint: 'edited' })], [article('a', 2)]);
      expect(await find(['link:a'], 'two')).toMatchObject({ version: 2, fingerprint: 'shorter' });
      expect(await find(['link:a'])).toMatchObject({ version: 2, fingerprint: 'edited' });
    });

    it('leaves a key to the article that had it first', async () => {
      await announced.remember([observation('a')], [article('a')]);
      await announced.remember([observation('b', { keys: ['link:a', 'guid:b'] })], [article('b')]);
      expect(await find(['link:a'])).toMatchObject({ articleId: 'a' });
      expect(await find(['guid:b'])).toMatchObject({ articleId: 'b' });
    });

    it('takes any text for a key or for the id of a source', async () => {
      const keys = [`link:https://dài.example/${'a'.repeat(5_000)}`, 'guid:$x.y:\u0000'];
      const sources = ['$set', 'a.b', 'a%2Eb', '__proto__', 'nguồn một'];
      await announced.remember(
        sources.map((sourceId) =>
          observation('a', { keys, sourceId, fingerprint: `of ${sourceId}` }),
        ),
        [article('a')],
      );
      for (const sourceId of sources)
        for (const key of keys)
          expect(await find([key], sourceId)).toMatchObject({ fingerprint: `of ${sourceId}` });
      expect(await find([`${keys[0]}b`])).toBeNull();
      for (const sourceId of sources.slice(1)) await announced.forget(sourceId);
      expect(await announced.exclusiveTo('$set')).toEqual([{ articleId: 'a', version: 1 }]);
    });

    it('refuses an observation of what nobody announced', async () => {
      await expect(announced.remember([observation('a')], [])).rejects.toThrow(/Nothing is known/);
    });

    it('knows the date of the newest version, also where nobody observed anything else', async () => {
      await announced.remember([observation('a')], [article('a')]);
      const dated = { publishedAt: '2026-01-01T00:00:00.000Z', publishedFrom: 'page' as const };
      await announced.remember([], [{ ...article('a', 2), ...dated }]);
      expect(await find(['link:a'])).toMatchObject({ ...dated, version: 2, fingerprint: 'of a' });
      const [first, second] = [article('b'), { ...article('b', 2), ...dated }];
      await announced.remember([observation('b')], [first, second]);
      expect(await find(['link:b'])).toMatchObject({ ...dated, version: 2 });
    });

    it('knows an article’s place among those with its date', async () => {
      await announced.remember([observation('a')], [{ ...article('a'), feedOrder: 7 }]);
      expect(await find(['link:a'])).toMatchObject({ publishedAt: '2026-01-02T03:04:05.007Z' });
      await announced.remember([], [article('a', 2)]);
      expect(await find(['link:a'])).toMatchObject({ publishedAt: '2026-01-02T03:04:05.000Z' });
    });

    it('keeps every version, and remembers nothing twice', async () => {
      const versions = [article('a', 1, 'Trước'), article('a', 2, 'Sau')];
      await announced.remember([observation('a')], versions);
      await announced.remember([observation('a')], versions);
      await announced.remember([], [article('a', 1, 'Trước')]);
      expect(await announced.versions('a')).toEqual(versions);
      expect(await find(['link:a'])).toMatchObject({ version: 2 });
      expect(await announced.versions('b')).toEqual([]);
    });

    it('forgets a source, and withdraws what no other has shown', async () => {
      await announced.remember(
        [observation('a'), observation('b'), observation('b', { sourceId: 'two' })],
        [article('a', 2), article('b')],
      );
      expect(await announced.exclusiveTo('one')).toEqual([{ articleId: 'a', version: 2 }]);
      await announced.forget('one');
      expect(await find(['link:a'])).toMatchObject({ withdrawn: true, version: 2 });
      expect(await find(['link:b'], 'two')).toMatchObject({ withdrawn: false });
      expect(await announced.versions('a')).toEqual([]);
      expect(await announced.versions('b')).toHaveLength(1);
      expect(await announced.exclusiveTo('one')).toEqual([]);
    });

    it('brings back what was withdrawn, in its next version', async () => {
      await announced.remember([observation('a')], [article('a')]);
      await announced.forget('one');
      await announced.remember([observation('a')], [article('a', 2)]);
      expect(await find(['link:a'])).toMatchObject({ withdrawn: false, version: 2 });
      expect(await announced.versions('a')).toHaveLength(1);
    });
  });
}
