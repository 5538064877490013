import { openSqlite } from '@newsline/platform';
import { SqliteSourceStore } from '../sqlite/sqlite-source-store.ts';
import { eventually } from '@newsline/platform/testing';
import { PollLoop } from './poll-loop.ts';
import { at, source } from './source-store.conformance.ts';
import type { Source } from './source-store.ts';

const leaseMs = 90;

describe('PollLoop', () => {
  let store: SqliteSourceStore;
  let loops: PollLoop[];
  let problems: string[];
  let clock: number;
  const now = () => new Date(clock);

  beforeEach(() => {
    store = new SqliteSourceStore(openSqlite(':memory:'));
    [loops, problems, clock] = [[], [], at(0).getTime()];
  });
  afterEach(() => Promise.all(loops.map((loop) => loop.stop())));

  /** Of several that share the sources, as in several processes. */
  function start(poll: (source: Source) => Promise<unknown>, loopsAtOnce = 2) {
    const settings = { concurrency: 16, perHost: 16, now, poll, leaseMs };
    const onProblem = (problem: string) => void problems.push(problem);
    for (let n = 0; n < loopsAtOnce; n++) {
      const loop = new PollLoop(store, { ...settings, onProblem });
      loops.push(loop);
      loop.start();
    }
  }

  it('polls what is due, each source once', async () => {
    const ids = Array.from({ length: 100 }, (_, n) => `s${n}`);
    for (const id of ids) await store.put(source(id));
    await store.put(source('later', 1));
    const polled: string[] = [];
    start(async ({ id }) => {
      polled.push(id);
      await store.savePoll(source(id, 15), source(id));
    });
    await eventually(() => expect(polled).toHaveLength(100));
    expect(polled.sort()).toEqual(ids.sort());
  });

  it('keeps a source for as long as its poll takes', async () => {
    await store.put(source('a'));
    const gate = Promise.withResolvers<void>();
    let polls = 0;
    start(async () => {
      polls += 1;
      await gate.promise;
      await store.savePoll(source('a', 15), source('a'));
    });
    await eventually(() => expect(polls).toBe(1));
    for (let n = 0; n < 5; n++) {
      clock += leaseMs - 10;
      await eventually(async () =>
        expect(await store.due(new Date(clock + leaseMs - 10), 1)).toEqual([]),
      );
    }
    gate.resolve();
    await Promise.all(loops.map((loop) => loop.stop()));
    expect(polls).toBe(1);
    expect(await store.get('a')).toEqual(source('a', 15));
  });

  it('comes again to a source whose poll broke off, not at once', async () => {
    await store.put(source('a'));
    const polledAt: number[] = [];
    start(async () => {
      polledAt.push(performance.now());
      if (polledAt.length === 1) throw new Error('no bus');
      await store.savePoll(source('a', 15), source('a'));
    });
    await eventually(() => expect(polledAt).toHaveLength(2));
    expect(polledAt[1]! - polledAt[0]!).toBeGreaterThan(900);
    expect(problems).toEqual([expect.stringMatching(/a\.example.* broke off/)]);
  });
});
