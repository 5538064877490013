import { articleUpdate, sourceState } from './testing/sample-news.ts';
import {
  hour,
  type MakeReadModel,
  type ReadModelUnderTest,
} from './testing/read-model-under-test.ts';
import type { ProjectionUpdate, NewsReadModel } from './news-read-model.ts';

/** What is promised where several sources show one article. */
export function describeWhoseWords(make: MakeReadModel): void {
  describe('an article that several sources show', () => {
    let under: ReadModelUnderTest;
    let readModel: NewsReadModel;
    beforeEach(async () => {
      under = await make();
      readModel = under.readModel;
    });
    afterEach(() => under.close());

    const observed = (sourceId: string, at = 9): ProjectionUpdate => ({
      kind: 'observed',
      articleId: 'x',
      sourceId,
      asOf: hour(at),
    });
    const polled = (id: string, at = 8, addedAt = hour(1)): ProjectionUpdate => ({
      kind: 'source',
      source: sourceState({ id, name: `Báo ${id}`, addedAt }),
      asOf: hour(at),
    });
    const removed = (sourceId: string, at: number): ProjectionUpdate => ({
      kind: 'source-removed',
      sourceId,
      asOf: hour(at),
    });
    const by = (sourceId: string, more: object = {}) =>
      articleUpdate({ id: 'x', sourceId, ...more });
    const alsoIn = async () => (await readModel.alsoIn('x')).map(({ name }) => name);

    it.each<[string, ProjectionUpdate[], string[]]>([
      ['all but the one whose words it is in', [by('one'), observed('two')], ['Báo two']],
      ['told twice, or before it came', [observed('two'), observed('two'), by('one')], ['Báo two']],
      ['several, by id', [by('one'), observed('two'), observed('three')], ['Báo three', 'Báo two']],
      ['not one that speaks now', [by('one'), observed('two'), by('two', { version: 2 })], []],
      ['not a removed one', [by('one'), observed('two'), removed('two', 10)], []],
      ['also where it is told late', [by('one'), removed('two', 10), observed('two')], []],
      [
        'nor one that was added anew since',
        [by('one'), removed('two', 10), polled('two', 11, hour(11)), observed('two')],
        [],
      ],
      [
        'until that shows it as well',
        [
          by('one'),
          observed('two'),
          removed('two', 10),
          polled('two', 11, hour(11)),
          observed('two', 12),
        ],
        ['Báo two'],
      ],
    ])('names %s', async (_, updates, expected) => {
      await readModel.apply(['one', 'two', 'three'].map((id) => polled(id)));
      for (const update of updates) await readModel.apply([update]);
      expect(await alsoIn()).toEqual(expected);
      expect(await (await under.reopen()).alsoIn('x')).toHaveLength(expected.length);
    });

    const other = (id: string) => articleUpdate({ id, sourceId: 'one', publishedAt: hour(2) });
    it.each<[string, ProjectionUpdate[], Record<string, string[]>]>([
      ['told after it', [by('one'), observed('two')], { one: ['y', 'x'], two: ['x'] }],
      ['told before it', [observed('two'), by('one')], { one: ['y', 'x'], two: ['x'] }],
      [
        'that speaks since',
        [by('one'), observed('two'), by('two', { version: 2 }), observed('one')],
        { one: ['y', 'x'], two: ['x'] },
      ],
      [
        'until it is withdrawn',
        [by('one'), observed('two'), { kind: 'withdrawn', articleId: 'x', version: 1 }],
        { one: ['y'], two: [] },
      ],
      [
        'again when it comes back',
        [
          by('one'),
          observed('two'),
          { kind: 'withdrawn', articleId: 'x', version: 1 },
          by('one', { version: 2 }),
        ],
        { one: ['y', 'x'], two: ['x'] },
      ],
      [
        'but not of one that was removed',
        [by('one'), observed('two'), observed('three'), removed('two', 10)],
        { one: ['y', 'x'], two: [], three: ['x'] },
      ],
      [
        'also where it is told late',
        [by('one'), removed('two', 10), observed('two')],
        { one: ['y', 'x'], two: [] },
      ],
    ])('is in the timeline and the count of each source, %s', async (_, updates, expected) => {
      await readModel.apply([...['one', 'two', 'three'].map((id) => polled(id)), other('y')]);
      for (const update of updates) await readModel.apply([update]);
      for (const model of [readModel, await under.reopen()]) {
        const counted = (await model.counts()).sources;
        for (const [sourceId, ids] of Object.entries(expected)) {
          const shown = { sourceIds: [sourceId], languages: ['vi'] };
          const { rows } = await model.timeline(shown, { limit: 9 });
          expect([sourceId, rows.map(({ id }) => id).sort()]).toEqual([sourceId, ids.toSorted()]);
          expect([sourceId, counted[sourceId] ?? 0]).toEqual([sourceId, ids.length]);
        }
        const all = await model.timeline({ sourceIds: ['one', 'two', 'three'] }, { limit: 9 });
        const once = new Set(Object.values(expected).flat());
        expect(all.rows.map(({ id }) => id).sort()).toEqual([...once].sort());
      }
    });

    it('is found by topic, story and source, and paged through once', async () => {
      const about = { topics: ['t'], storyId: 's' };
      const ids = ['a', 'b', 'c', 'd', 'e'];
      await readModel.apply([
        ...['one', 'two'].map((id) => polled(id)),
        ...ids.map((id, n) => articleUpdate({ id, sourceId: 'one', publishedAt: hour(n) }, about)),
        articleUpdate({ id: 'own', sourceId: 'two', publishedAt: hour(2) }, about),
        ...ids.map((articleId) => ({ ...observed('two'), articleId }) as ProjectionUpdate),
      ]);
      for (const filter of [
        {},
        { topics: ['t'] },
        { storyId: 's' },
        { storyId: 's', topics: ['t'] },
      ]) {
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await readModel.timeline(
            { ...filter, sourceIds: ['two', 'one'] },
            { limit: 2, ...(cursor && { cursor }) },
          );
          found.push(...page.rows.map(({ id }) => id));
          cursor = page.next ?? undefined;
        } while (cursor);
        expect(found.toSorted()).toEqual([...ids, 'own'].sort());
      }
      const none = await readModel.timeline({ sourceIds: ['two'], topics: ['u'] }, { limit: 9 });
      expect(none.rows).toEqual([]);
    });

    it('has a new revision when another is told, and none when it is told again', async () => {
      await readModel.apply([by('one'), polled('two')]);
      const before = readModel.revision();
      await readModel.apply([observed('two')]);
      const after = readModel.revision();
      expect(after).toBeGreaterThan(before);
      await readModel.apply([observed('two')]);
      expect(readModel.revision()).toBe(after);
    });

    const correction = { was: hour(9), editedAt: null };
    const own = { sourceId: 'own', outlet: 'own.example', publishedAt: hour(5) };
    it.each<[string, ProjectionUpdate[], string[]]>([
      [
        'by the date of its outlet, once that speaks',
        [by('evil', { publishedAt: hour(9) }), by('own', { ...own, version: 2 })],
        ['y', 'x'],
      ],
      [
        'also after a withdrawal',
        [
          by('evil', { publishedAt: hour(9) }),
          { kind: 'withdrawn', articleId: 'x', version: 1 },
          by('own', { ...own, version: 2 }),
        ],
        ['y', 'x'],
      ],
      [
        'where it was while its outlet speaks, through whichever feed',
        [
          by('own', own),
          by('world', { ...own, sourceId: 'world', version: 2, publishedAt: hour(9) }),
        ],
        ['y', 'x'],
      ],
      [
        'where it was while one source speaks',
        [by('one', { publishedAt: hour(5) }), by('one', { version: 2, publishedAt: hour(9) })],
        ['y', 'x'],
      ],
      [
        'by the right date, once a wrong one is corrected',
        [
          by('one', { publishedAt: hour(9) }),
          by('one', { version: 2, publishedAt: hour(5), dateCorrection: correction }),
        ],
        ['y', 'x'],
      ],
      [
        'there also when it is edited after that',
        [
          by('one', { publishedAt: hour(5) }),
          by('one', { version: 2, publishedAt: hour(8), dateCorrection: correction }),
          by('one', { version: 3, publishedAt: hour(6) }),
        ],
        ['x', 'y'],
      ],
    ])('stands %s', async (_, updates, expected) => {
      const other = articleUpdate({ id: 'y', publishedAt: hour(7) }, { topics: ['t'] });
      const withTopic = updates.map((update) =>
        update.kind === 'article' ? { ...update, labels: other.labels } : update,
      );
      const order = async (model: NewsReadModel, filter = {}) =>
        (await model.timeline(filter, { limit: 9 })).rows.map(({ id }) => id);
      await readModel.apply([other]);
      for (const update of withTopic) await readModel.apply([update]);
      expect(await order(readModel)).toEqual(expected);
      expect(await order(readModel, { topics: ['t'] })).toEqual(expected);

      const together = await make();
      await together.readModel.apply([other, ...withTopic]);
      expect(await order(together.readModel)).toEqual(expected);
      await together.close();
    });
  });
}
