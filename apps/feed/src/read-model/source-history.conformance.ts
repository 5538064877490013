import type { SourceOutage, SourcePoll } from '@newsline/contracts';
import type { NewsReadModel, ProjectionUpdate } from './news-read-model.ts';
import {
  hour,
  type MakeReadModel,
  type ReadModelUnderTest,
} from './testing/read-model-under-test.ts';
import { pollOf, sourceState } from './testing/sample-news.ts';

type Polled = Partial<SourcePoll> & { readonly outage?: SourceOutage };

/** What a source's state was at an hour, and the poll that made it so. */
function polled(n: number, { outage, ...poll }: Polled = {}, id = 's'): ProjectionUpdate {
  const { health, ...source } = sourceState({ id });
  const state = { ...source, health: { ...health, outage: outage ?? null } };
  return { kind: 'source', source: state, asOf: hour(n), poll: pollOf(hour(n), poll) };
}

function removed(n: number): ProjectionUpdate {
  return { kind: 'source-removed', sourceId: 's', asOf: hour(n) };
}

function outage(since: number, endedAt: number | null = null): SourceOutage {
  return {
    since: hour(since),
    problem: 'It answers 503.',
    problemDetails: { kind: 'server-failed', values: { status: '503' } },
    endedAt: endedAt === null ? null : hour(endedAt),
  };
}

const paused: Polled = { outcome: 'paused' };
const hours = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => from + n);

export function describeSourceHistory(make: MakeReadModel): void {
  let under: ReadModelUnderTest;
  let readModel: NewsReadModel;
  beforeEach(async () => {
    under = await make();
    readModel = under.readModel;
  });
  afterEach(() => under.close());

  describe('how a source has fared', () => {
    it('is told by its last polls, whole and newest first', async () => {
      const failed = pollOf(hour(2), {
        outcome: 'failed',
        status: 503,
        bytes: null,
        problem: 'It answers 503.',
        problemDetails: { kind: 'server-failed', values: { status: '503' } },
        warnings: ['Some end tags are missing.', 'Of a later version.'],
        warningDetails: [{ kind: 'missing-end-tags' }, null],
      });
      await readModel.apply([polled(1), polled(2, failed)]);
      const expected = [failed, pollOf(hour(1))];
      expect(await readModel.polls('s')).toEqual(expected);
      expect(await (await under.reopen()).polls('s')).toEqual(expected);
      expect(await readModel.polls('unknown')).toEqual([]);
    });

    it.each<[reason: string, updates: ProjectionUpdate[], at: number[]]>([
      ['twenty are kept', hours(1, 25).map((n) => polled(n)), hours(6, 25).toReversed()],
      [
        'the last twenty, in whatever order they come',
        hours(1, 25).map((n) => polled(((n * 7) % 25) + 1)),
        hours(6, 25).toReversed(),
      ],
      ['each once, however often it comes', [polled(1), polled(2), polled(1)], [2, 1]],
      [
        'of pauses in a row the last, in whatever order they come',
        [polled(1), polled(4, paused), polled(3, paused), polled(2, paused), polled(5)],
        [5, 4, 1],
      ],
      [
        'pauses between which it was polled',
        [polled(1, paused), polled(2), polled(3, paused)],
        [3, 2, 1],
      ],
      ['none of a source that was removed', [polled(1), removed(2)], []],
      ['none that comes after the removal', [removed(2), polled(1)], []],
      ['only those since it was added again', [polled(1), removed(2), polled(3), polled(1)], [3]],
    ])('keeps a number of polls: %s', async (_, updates, expected) => {
      for (const update of updates) await readModel.apply([update]);
      const polls = await readModel.polls('s');
      expect(polls.map(({ at }) => at)).toEqual(expected.map(hour));
      const before = readModel.revision();
      await readModel.apply(updates.filter(({ kind }) => kind === 'source'));
      expect(await readModel.polls('s')).toEqual(polls);
      expect(readModel.revision()).toBe(before);
    });

    it('loses no poll where many are applied at one time', async () => {
      await Promise.all(hours(1, 20).map((n) => readModel.apply([polled(n)])));
      const polls = await readModel.polls('s');
      expect(polls.map(({ at }) => at)).toEqual(hours(1, 20).toReversed().map(hour));
    });

    it.each<[reason: string, updates: ProjectionUpdate[], expected: SourceOutage[]]>([
      ['it goes on', [polled(1, { outage: outage(1) })], [outage(1)]],
      [
        'it has ended',
        [polled(1, { outage: outage(1) }), polled(3, { outage: outage(1, 3) })],
        [outage(1, 3)],
      ],
      [
        'its end comes before its beginning',
        [polled(3, { outage: outage(1, 3) }), polled(1, { outage: outage(1) })],
        [outage(1, 3)],
      ],
      [
        'it ended earlier than the state that came first says',
        [polled(4, { outage: outage(1, 4) }), polled(3, { outage: outage(1, 3) })],
        [outage(1, 3)],
      ],
      [
        'a second one',
        [polled(5, { outage: outage(5) }), polled(3, { outage: outage(1, 3) })],
        [outage(5), outage(1, 3)],
      ],
      ['the source was removed', [polled(1, { outage: outage(1) }), removed(2)], []],
      ['it comes after the removal', [removed(2), polled(1, { outage: outage(1) })], []],
    ])('notes an outage: %s', async (_, updates, expected) => {
      for (const update of updates) await readModel.apply([update]);
      const outages = await readModel.outages(9);
      expect(outages).toEqual(expected.map((one) => ({ sourceId: 's', ...one })));
    });

    it('lists the outages of all sources, the last that began or ended first', async () => {
      const updates = [
        polled(2, { outage: outage(2) }, 'b'),
        polled(9, { outage: outage(1, 9) }, 'a'),
        polled(5, { outage: outage(5) }, 'c'),
        polled(6, {}, 'd'),
      ];
      await readModel.apply(updates);
      const found = async (limit: number) =>
        (await readModel.outages(limit)).map(({ sourceId }) => sourceId);
      expect(await found(9)).toEqual(['a', 'c', 'b']);
      expect(await found(2)).toEqual(['a', 'c']);
    });

    it('keeps ten outages of a source', async () => {
      for (const n of hours(1, 15)) await readModel.apply([polled(n, { outage: outage(n, n) })]);
      const found = await readModel.outages(100);
      expect(found.map(({ since }) => since)).toEqual(hours(6, 15).toReversed().map(hour));
    });

    it('keeps little of what is long', async () => {
      const long = 'dài '.repeat(5_000);
      const problem = { kind: 'not-a-feed', values: { offered: long } } as const;
      await readModel.apply([
        polled(1, {
          problem: long,
          problemDetails: problem,
          warnings: Array.from({ length: 30 }, () => long),
          outage: { ...outage(1), problem: long, problemDetails: problem },
        }),
      ]);
      expect(JSON.stringify(await readModel.polls('s')).length).toBeLessThan(10_000);
      expect(JSON.stringify(await readModel.outages(1)).length).toBeLessThan(2_000);
      expect(JSON.stringify(await readModel.sources()).length).toBeLessThan(4_000);
    });
  });
}
