import type { NewsReadModel, ProjectionUpdate } from './news-read-model.ts';
import { articleUpdate, storyUpdate } from './testing/sample-news.ts';
import {
  at,
  follow,
  type MakeReadModel,
  type ReadModelUnderTest,
} from './testing/read-model-under-test.ts';

/** What is promised where an article goes to another story. */
export function describeMoved(make: MakeReadModel): void {
  describe('an article that goes to another story', () => {
    let under: ReadModelUnderTest;
    let readModel: NewsReadModel;
    beforeEach(async () => {
      under = await make();
      readModel = under.readModel;
    });
    afterEach(() => under.close());

    const article = (version: number, storyId: string): ProjectionUpdate =>
      articleUpdate({ id: 'x', version }, { storyId });
    const moved = (version: number, move: number, storyId: string): ProjectionUpdate => ({
      kind: 'moved',
      articleId: 'x',
      version,
      move,
      storyId,
    });
    const withdrawn = (version: number): ProjectionUpdate => ({
      kind: 'withdrawn',
      articleId: 'x',
      version,
    });
    const listed = async (storyId: string): Promise<string[]> =>
      (await readModel.timeline({ storyId }, { limit: 9 })).rows.map(({ id }) => id);

    it.each<[string, ProjectionUpdate[], string | null]>([
      ['it leaves its own', [article(1, 'a'), moved(1, 1, 'b')], 'b'],
      ['the highest move wins', [article(1, 'a'), moved(1, 1, 'b'), moved(1, 2, 'c')], 'c'],
      ['also when it comes first', [article(1, 'a'), moved(1, 2, 'c'), moved(1, 1, 'b')], 'c'],
      ['an equal one is a repeat', [article(1, 'a'), moved(1, 2, 'b'), moved(1, 2, 'c')], 'b'],
      ['and back', [article(1, 'a'), moved(1, 1, 'b'), moved(1, 2, 'a')], 'a'],
      ['its own comes once more', [article(1, 'a'), moved(1, 1, 'b'), article(1, 'a')], 'b'],
      ['its next version', [article(1, 'a'), moved(1, 1, 'b'), article(2, 'c')], 'c'],
      [
        'the next version, by the same move',
        [article(1, 'a'), moved(1, 1, 'b'), article(2, 'a'), moved(2, 1, 'c')],
        'c',
      ],
      ['that of an earlier version', [article(2, 'a'), moved(1, 1, 'b')], 'a'],
      ['it is withdrawn', [article(1, 'a'), withdrawn(1), moved(1, 1, 'b')], null],
      ['it is withdrawn beyond that', [withdrawn(3), moved(2, 1, 'b')], null],
      [
        'it was, before it came back',
        [article(1, 'a'), moved(1, 1, 'b'), withdrawn(1), article(2, 'c')],
        'c',
      ],
    ])('%s', async (_reason, updates, expected) => {
      for (const update of updates) await readModel.apply([update]);
      expect((await readModel.article('x'))?.storyId ?? null).toBe(expected);
      for (const storyId of ['a', 'b', 'c'])
        expect([storyId, await listed(storyId)]).toEqual([
          storyId,
          storyId === expected ? ['x'] : [],
        ]);
    });

    it.each<[string, ProjectionUpdate[]]>([
      ['is unknown', []],
      ['is there in an earlier version', [article(1, 'a')]],
      ['is withdrawn in an earlier version', [article(1, 'a'), withdrawn(1)]],
    ])('is refused while it %s, and taken when it has come', async (_reason, before) => {
      for (const update of before) await readModel.apply([update]);
      const revision = readModel.revision();
      await expect(readModel.apply([moved(2, 1, 'b')])).rejects.toThrow('x (version 2)');
      expect(readModel.revision()).toBe(revision);
      await readModel.apply([article(2, 'a')]);
      await readModel.apply([moved(2, 1, 'b')]);
      expect(await listed('b')).toEqual(['x']);
    });

    it('takes an article and its moves in one batch', async () => {
      await readModel.apply([article(1, 'a'), moved(1, 2, 'c'), moved(1, 1, 'b')]);
      expect([await listed('b'), await listed('c')]).toEqual([[], ['x']]);
    });

    it('shows all else as it was, in lists and for its story as well', async () => {
      await readModel.apply([
        article(1, 'a'),
        storyUpdate({ storyId: 'b', headlineArticleId: 'x' }),
      ]);
      const before = await readModel.article('x');
      const relabelled = { kind: 'relabelled', articleId: 'x', version: 1, revision: 3 } as const;
      await readModel.apply([moved(1, 1, 'b'), { ...relabelled, topics: [] }]);
      expect(await readModel.article('x')).toEqual({ ...before, storyId: 'b' });
      const { rows } = await readModel.timeline({}, { limit: 5 });
      expect(rows).toMatchObject([{ id: 'x', storyId: 'b' }]);
      expect(await readModel.story('b')).toMatchObject({ headlineArticle: { storyId: 'b' } });
    });

    it('stands in its new story where its date puts it', async () => {
      await readModel.apply([
        at('later', 3, 'one', { storyId: 'b' }),
        at('earlier', 1, 'one', { storyId: 'b' }),
        at('x', 2, 'one', { storyId: 'a' }),
      ]);
      await readModel.apply([moved(1, 1, 'b')]);
      expect(await listed('b')).toEqual(['later', 'x', 'earlier']);
    });

    it('is left out where the story that it left is read to the end', async () => {
      await readModel.apply(['x', 'y', 'z'].map((id, n) => at(id, n, 'one', { storyId: 'a' })));
      const seen = await follow(async (page) => {
        const answer = await readModel.timeline({ storyId: 'a' }, page);
        await readModel.apply([moved(1, 1, 'b')]);
        return answer;
      }, 1);
      expect(seen.map(({ id }) => id)).toEqual(['z', 'y']);
    });

    it('is where it went after a restart', async () => {
      await readModel.apply([article(1, 'a'), moved(1, 2, 'b')]);
      readModel = await under.reopen();
      await readModel.apply([moved(1, 1, 'c')]);
      expect(await listed('b')).toEqual(['x']);
    });
  });
}
