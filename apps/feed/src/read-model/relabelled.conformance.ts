import type { TopicLabel } from '@newsline/contracts';
import type { NewsReadModel, ProjectionUpdate } from './news-read-model.ts';
import { articleUpdate } from './testing/sample-news.ts';
import {
  at,
  type MakeReadModel,
  type ReadModelUnderTest,
} from './testing/read-model-under-test.ts';

const label = (topic: string): TopicLabel => ({
  topic,
  score: 1,
  words: ['lũ'],
  evidence: [{ field: 'title', start: 0, end: 2, weight: -1 }],
});

/** What is promised where an article gets other topics. */
export function describeRelabelled(make: MakeReadModel): void {
  describe('an article that gets other topics', () => {
    let under: ReadModelUnderTest;
    let readModel: NewsReadModel;
    beforeEach(async () => {
      under = await make();
      readModel = under.readModel;
    });
    afterEach(() => under.close());

    const article = (version: number, ...topics: string[]): ProjectionUpdate =>
      articleUpdate({ id: 'x', version }, { topics });
    const relabelled = (
      version: number,
      revision: number,
      ...topics: string[]
    ): ProjectionUpdate => ({
      kind: 'relabelled',
      articleId: 'x',
      version,
      revision,
      topics: topics.map(label),
    });
    const withdrawn: ProjectionUpdate = { kind: 'withdrawn', articleId: 'x', version: 1 };

    it.each<[string, ProjectionUpdate[], string[] | null]>([
      [
        'they take the place of its own',
        [article(1, 'a', 'b'), relabelled(1, 5, 'b', 'c')],
        ['b', 'c'],
      ],
      ['none is possible', [article(1, 'a'), relabelled(1, 5)], []],
      ['where it had none', [article(1), relabelled(1, 5, 'a')], ['a']],
      [
        'the highest revision wins',
        [article(1), relabelled(1, 6, 'a'), relabelled(1, 7, 'b')],
        ['b'],
      ],
      [
        'also when it comes first',
        [article(1), relabelled(1, 7, 'b'), relabelled(1, 6, 'a')],
        ['b'],
      ],
      [
        'an equal one is a repeat',
        [article(1), relabelled(1, 7, 'b'), relabelled(1, 7, 'a')],
        ['b'],
      ],
      ['its own come once more', [article(1, 'a'), relabelled(1, 5, 'b'), article(1, 'a')], ['b']],
      ['its next version', [article(1, 'a'), relabelled(1, 5, 'b'), article(2, 'c')], ['c']],
      [
        'the next version, relabelled with the same revision',
        [article(1), relabelled(1, 5, 'a'), article(2), relabelled(2, 5, 'b')],
        ['b'],
      ],
      ['those of an earlier version', [article(2, 'a'), relabelled(1, 5, 'b')], ['a']],
      ['those of a later one', [article(1, 'a'), relabelled(2, 5, 'b')], ['a']],
      ['it is unknown', [relabelled(1, 5, 'b')], null],
      ['it is withdrawn', [article(1, 'a'), withdrawn, relabelled(1, 5, 'b')], null],
      [
        'it was, before it came back',
        [article(1), relabelled(1, 5, 'b'), withdrawn, article(2, 'c')],
        ['c'],
      ],
    ])('%s', async (_reason, updates, expected) => {
      for (const update of updates) await readModel.apply([update]);
      const found = (await readModel.article('x'))?.labels.topics.map(({ topic }) => topic);
      expect(found ?? null).toEqual(expected);
      for (const topic of ['a', 'b', 'c']) {
        const { rows } = await readModel.timeline({ topics: [topic] }, { limit: 5 });
        expect(rows).toHaveLength(expected?.includes(topic) ? 1 : 0);
      }
      const ones = (expected ?? []).map((topic) => [topic, 1] as const);
      expect((await readModel.counts()).topics).toEqual(Object.fromEntries(ones));
    });

    it('shows why it has them, in lists as well, and all else as it was', async () => {
      await readModel.apply([article(1, 'a')]);
      const before = await readModel.article('x');
      await readModel.apply([relabelled(1, 5, 'b')]);
      const topics = [label('b')];
      expect(await readModel.article('x')).toEqual({
        ...before,
        labels: { ...before?.labels, topics },
      });
      const { rows } = await readModel.timeline({}, { limit: 5 });
      expect(rows).toMatchObject([{ id: 'x', labels: { topics } }]);
    });

    it('keeps its place among others, in its new topics and for its source', async () => {
      await readModel.apply([at('later', 3, 'one', { topics: ['b'] }), at('x', 2)]);
      await readModel.apply([relabelled(1, 5, 'b')]);
      const listed = async (topics: string[]) =>
        (await readModel.timeline({ topics, sourceIds: ['one'] }, { limit: 5 })).rows;
      expect((await listed(['b'])).map(({ id }) => id)).toEqual(['later', 'x']);
    });

    it('takes an article and its other topics in one batch', async () => {
      await readModel.apply([article(1, 'a'), relabelled(1, 6, 'b'), relabelled(1, 5, 'c')]);
      expect((await readModel.article('x'))?.labels.topics).toEqual([label('b')]);
      expect((await readModel.counts()).topics).toEqual({ b: 1 });
    });
  });
}
