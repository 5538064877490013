import type { Article } from '@newsline/contracts';
import type { AnnouncedArticles } from './announced-articles.ts';
import {
  article,
  observation,
  type AnnouncedArticlesUnderTest,
} from './announced-articles.conformance.ts';

/** What every adapter promises of the words that articles are in; `make` gives an empty store. */
export function describeSpeakers(
  name: string,
  make: () => Promise<AnnouncedArticlesUnderTest>,
): void {
  describe(`${name} knows whose words an article is in:`, () => {
    let under: AnnouncedArticlesUnderTest;
    let announced: AnnouncedArticles;
    beforeEach(async () => {
      under = await make();
      announced = under.announced;
    });
    afterEach(() => under.stop());

    const find = async (keys: string[], sourceId = 'one') =>
      (await announced.find(sourceId, [keys]))[0] ?? null;
    const said = (sourceId: string, more: Partial<Article> = {}): Article => ({
      ...article('a', 2, `as ${sourceId} says`),
      sourceId,
      seenAt: '2026-01-02T04:00:00.000Z',
      ...more,
    });
    const pointing = (sourceId: string, statement = said(sourceId)) =>
      observation('a', {
        sourceId,
        keys: [],
        fingerprint: `of ${sourceId}`,
        statement,
        outlet: statement.outlet,
      });

    it('tells a source whose words are kept from one that another came before', async () => {
      await announced.remember([observation('a')], [article('a')]);
      const speaker = { sourceId: 'one', outlet: null };
      const second = [
        [observation('a', { sourceId: 'two' })],
        [said('two', { version: 1 })],
      ] as const;
      for (const [observations, versions] of [second, second])
        expect(await announced.remember(observations, versions)).toEqual([
          { articleId: 'a', version: 1, first: speaker, second: 'two' },
        ]);
      expect(await announced.versions('a')).toEqual([article('a')]);
      expect(await find(['link:a'], 'one')).toMatchObject({ stated: true, speaker });
      expect(await find(['link:a'], 'two')).toMatchObject({ stated: false, speaker });
      await announced.remember([pointing('two')], []);
      expect(await find(['link:a'], 'two')).toMatchObject({ stated: true });
      expect(await find(['link:a'], 'new')).toMatchObject({ stated: false, fingerprint: null });
    });

    it('is that of the newest version, or of a source that speaks without one', async () => {
      await announced.remember([observation('a')], [article('a')]);
      await announced.remember([pointing('two')], []);
      expect(await find(['link:a'])).toMatchObject({
        speaker: { sourceId: 'one', outlet: null },
      });
      await announced.remember([observation('a', { outlet: 'mot.example' })], []);
      expect(await find(['link:a'], 'two')).toMatchObject({
        speaker: { sourceId: 'one', outlet: 'mot.example' },
      });
      await announced.remember(
        [observation('a', { sourceId: 'three' })],
        [said('three', { outlet: 'ba.example' })],
      );
      expect(await find(['link:a'])).toMatchObject({
        version: 2,
        speaker: { sourceId: 'three', outlet: 'ba.example' },
      });
    });

    it('passes to who pointed to it first, and nothing of the former speaker stays', async () => {
      await announced.remember([observation('a'), observation('b')], [article('a'), article('b')]);
      await announced.remember([pointing('zwei')], []);
      await announced.remember([pointing('two')], []);
      const [succession, ...others] = await announced.successions('one', 10);
      expect(others).toEqual([]);
      expect(succession).toEqual({
        articleId: 'a',
        version: 1,
        statement: said('zwei'),
        fingerprint: 'of zwei',
      });
      expect(await announced.successions('zwei', 10)).toEqual([]);
      await announced.remember(
        [observation('a', { sourceId: 'zwei', fingerprint: 'of zwei', keys: [] })],
        [said('zwei')],
      );
      expect(await announced.successions('one', 10)).toEqual([]);
      await announced.forget('one');
      expect(await announced.versions('a')).toEqual([said('zwei')]);
      expect(await announced.successions('zwei', 10)).toMatchObject([
        { version: 2, statement: { sourceId: 'two' } },
      ]);
      await announced.forget('two');
      expect(await announced.successions('zwei', 10)).toEqual([]);
    });

    it('passes to one of its own outlet before all others', async () => {
      await announced.remember([observation('a')], [article('a')]);
      await announced.remember([pointing('two')], []);
      await announced.remember([pointing('own', said('own', { outlet: 'mot.example' }))], []);
      expect(await announced.successions('one', 10)).toMatchObject([
        { statement: { sourceId: 'own' } },
      ]);
    });

    it('passes back to who spoke before, as it spoke last', async () => {
      await announced.remember([observation('a')], [article('a')]);
      await announced.remember([pointing('two')], []);
      await announced.remember(
        [observation('a', { sourceId: 'two' })],
        [said('two', { title: 'Hai', seenAt: '2026-01-02T05:00:00.000Z' })],
      );
      expect(await announced.successions('two', 10)).toMatchObject([
        { version: 2, statement: article('a') },
      ]);
      await announced.remember(
        [observation('a')],
        [article('a', 3, 'Ba'), article('a', 4, 'Bốn')].map((one) => ({
          ...one,
          seenAt: '2026-01-02T06:00:00.000Z',
        })),
      );
      expect(await announced.successions('one', 10)).toMatchObject([
        { version: 4, statement: { title: 'Hai' } },
      ]);
    });

    it('comes in portions', async () => {
      const ids = ['a', 'b', 'c'];
      await announced.remember(
        ids.map((id) => observation(id)),
        ids.map((id) => article(id)),
      );
      await announced.remember(
        ids.map((id) => observation(id, { ...pointing('two'), articleId: id })),
        [],
      );
      expect(await announced.successions('one', 2)).toHaveLength(2);
    });

    it('stays as it is where no other has said anything of it', async () => {
      await announced.remember(
        [observation('a'), observation('a', { sourceId: 'two' })],
        [article('a')],
      );
      await announced.remember([observation('a')], []);
      expect(await announced.successions('one', 10)).toEqual([]);
      await announced.forget('one');
      expect(await announced.versions('a')).toEqual([article('a')]);
    });
  });
}
