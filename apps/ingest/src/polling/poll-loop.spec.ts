import { openSqlite } from '@newsline/platform';
import { SqliteSourceStore } from '../sqlite/sqlite-source-store.ts';
import { eventually } from '@newsline/platform/testing';
import { HostPace } from './host-pace.ts';
import {
  PollLoop,
  type PollControl,
  type PollFailure,
  type PollLoopSettings,
} from './poll-loop.ts';
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
  function start(
    poll: (source: Source, control: PollControl) => Promise<unknown>,
    loopsAtOnce = 2,
    more: Partial<PollLoopSettings> = {},
  ) {
    const settings = { concurrency: 16, now, poll, leaseMs, ...more };
    const onProblem = (problem: string) => void problems.push(problem);
    for (let n = 0; n < loopsAtOnce; n++) {
      const pace = new HostPace({ pauseMs: 0, atOnce: 16 });
      const loop = new PollLoop(store, { pace, ...settings, onProblem });
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

  it('has it stored where a poll breaks off again, and leaves the source alone', async () => {
    await store.put(source('a'));
    let polls = 0;
    const saved: PollFailure[] = [];
    const poll = async () => {
      polls += 1;
      throw new Error('poison');
    };
    const saveFailure = async (polled: Source, failure: PollFailure) => {
      saved.push(failure);
      await store.savePoll(source('a', 15 * saved.length), polled);
    };
    start(poll, 1, { saveFailure });
    await eventually(() =>
      expect(saved).toEqual([{ kind: 'poll-failed', durationMs: expect.any(Number) }]),
    );
    expect(polls).toBe(2);
    clock += 15 * 60_000;
    await eventually(() => expect(saved).toHaveLength(2));
    expect(polls).toBe(3);
  });

  it('comes again where that can’t be stored, as an engine is away, each time later', async () => {
    await store.put(source('a'));
    const polledAt: number[] = [];
    const poll = async () => {
      polledAt.push(performance.now());
      if (polledAt.length < 4) throw new Error('no bus');
      await store.savePoll(source('a', 15), source('a'));
    };
    const saveFailure = () => Promise.reject(new Error('no bus'));
    start(poll, 1, { saveFailure });
    await eventually(() => expect(polledAt).toHaveLength(4), 15_000);
    const pauses = polledAt.slice(1).map((at, n) => at - (polledAt[n] ?? 0));
    for (const [n, least] of [900, 1_900, 3_900].entries())
      expect(pauses[n]).toBeGreaterThan(least);
  });

  it('gives up a poll that takes too long, and says so', async () => {
    await store.put(source('a'));
    await store.put(source('b'));
    const saved: [string, PollFailure][] = [];
    let outOfTime = false;
    const poll = async (polled: Source, control: PollControl) => {
      if (polled.id === 'b') return store.savePoll(source('b', 15), polled);
      control.outOfTime.addEventListener('abort', () => (outOfTime = true));
      return new Promise(() => {});
    };
    const saveFailure = async (polled: Source, failure: PollFailure) => {
      expect(outOfTime).toBe(true);
      saved.push([polled.id, failure]);
      await store.savePoll(source(polled.id, 15), polled);
    };
    start(poll, 1, { saveFailure, concurrency: 1, pollTimeoutMs: 200 });
    await eventually(async () => expect(await store.get('b')).toEqual(source('b', 15)));
    expect(saved).toEqual([['a', { kind: 'slow-poll', timeoutMs: 200 }]]);
  });

  it('polls others while a poll only fetches pages', async () => {
    for (const id of ['a', 'b']) await store.put(source(id));
    const gate = Promise.withResolvers<void>();
    const begun: string[] = [];
    const poll = async (polled: Source, { feedIsRead }: PollControl) => {
      begun.push(polled.id);
      feedIsRead();
      await gate.promise;
      await store.savePoll(source(polled.id, 15), polled);
    };
    start(poll, 1, { concurrency: 1 });
    await eventually(() => expect(begun.sort()).toEqual(['a', 'b']));
    gate.resolve();
  });

  it('leaves a source as due as it was where stopping ends its poll', async () => {
    await store.put(source('a'));
    let began = false;
    const poll = async (_: Source, { stopping }: PollControl) => {
      began = true;
      await new Promise((resolve) => stopping.addEventListener('abort', resolve));
    };
    start(poll, 1);
    await eventually(() => expect(began).toBe(true));
    await loops[0]?.stop();
    expect(await store.due(now(), 1)).toEqual([expect.objectContaining({ id: 'a' })]);
  });

  describe('where sources share a host', () => {
    const atHost = (id: string, dueAfter = 0) =>
      source(id, dueAfter, { url: `https://host.example/${id}` });
    const pauseMs = 10_000;

    it('asks it once, lets it rest, and polls others meanwhile, however many are due there', async () => {
      for (let n = 0; n < 50; n += 1) await store.put(atHost(`s${n}`, -1));
      await store.put(source('elsewhere'));
      const polled: string[] = [];
      const poll = async (of: Source, { feedIsFetched }: PollControl) => {
        polled.push(of.id);
        feedIsFetched();
        await store.savePoll({ ...of, health: source('x', 15).health }, of);
      };
      start(poll, 1, { concurrency: 2, pace: new HostPace({ pauseMs }) });
      await eventually(() => expect(polled).toHaveLength(2), 10_000);
      expect(polled).toContain('elsewhere');
    });

    it('goes on with the next when the host has rested', async () => {
      for (const id of ['a', 'b', 'c']) await store.put(atHost(id));
      const polledAt: number[] = [];
      const poll = async (of: Source) => {
        polledAt.push(performance.now());
        await store.savePoll({ ...of, health: source('x', 15).health }, of);
      };
      start(poll, 1, { pace: new HostPace({ pauseMs: 100 }) });
      await eventually(() => expect(polledAt).toHaveLength(3));
      const pauses = polledAt.slice(1).map((at, n) => at - (polledAt[n] ?? 0));
      expect(Math.min(...pauses)).toBeGreaterThan(95);
    });

    it('polls no more at one time than twice its room, however many are asked for', async () => {
      const gate = Promise.withResolvers<void>();
      let atOnce = 0;
      const poll = async (of: Source) => {
        atOnce += 1;
        await gate.promise;
        await store.savePoll({ ...of, health: source('x', 15).health }, of);
      };
      for (let n = 0; n < 20; n += 1) {
        await store.put(atHost(`s${n}`, 60));
        await store.pollSoon(`s${n}`, now());
      }
      start(poll, 1, { concurrency: 2, pace: new HostPace({ pauseMs: 0 }) });
      await eventually(() => expect(atOnce).toBe(4));
      gate.resolve();
      await eventually(() => expect(atOnce).toBe(20));
    });

    it('polls what somebody asks for within a second: while the host rests, without room, behind many', async () => {
      for (let n = 0; n < 50; n += 1) await store.put(atHost(`s${n}`, -1));
      await store.put(atHost('asked', 60));
      const gate = Promise.withResolvers<void>();
      const polled: string[] = [];
      const poll = async (of: Source, { feedIsFetched }: PollControl) => {
        polled.push(of.id);
        feedIsFetched();
        if (of.id !== 'asked') await gate.promise;
        await store.savePoll({ ...of, health: source('x', 15).health }, of);
      };
      start(poll, 1, { concurrency: 1, pace: new HostPace({ pauseMs }) });
      await eventually(() => expect(polled).toHaveLength(1));
      const before = performance.now();
      // By another process, which wakes nobody here.
      await store.pollSoon('asked', now());
      await eventually(() => expect(polled.at(-1)).toBe('asked'));
      expect(performance.now() - before).toBeLessThan(1_500);
      gate.resolve();
    });
  });
});
