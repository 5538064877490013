import type { DatabaseSync } from 'node:sqlite';
import { openSqlite } from '@newsline/platform';
import { eventually } from '@newsline/platform/testing';
import type { Subscription } from '../event-bus.ts';
import { tick, Ticked, tock, Tocked, type Tick } from '../testing/ticks.ts';
import { SqliteEventBus, type SqliteEventBusSettings } from './sqlite-event-bus.ts';

describe('SqliteEventBus, on what a handler says', () => {
  let database: DatabaseSync;
  let bus: SqliteEventBus;
  const open = (settings: Partial<SqliteEventBusSettings> = {}) =>
    new SqliteEventBus(database, {
      deliveryLimit: 2,
      retryDelays: { firstMs: 5, maxMs: 20 },
      pollMs: 20,
      holdMs: 60_000,
      ...settings,
    });
  beforeEach(() => {
    database = openSqlite(':memory:');
    bus = open();
  });
  afterEach(async () => {
    await bus.close();
    database.close();
  });

  const rows = (sql: string) => database.prepare(sql).all();
  const written = () =>
    rows(`SELECT id FROM bus_events WHERE channel = '${Tocked.channel}'`).length;

  async function hear(group: string, more: Partial<Subscription<Tick>> = {}): Promise<number[]> {
    const heard: number[] = [];
    const handle = async (events: readonly { readonly data: Tick }[]) =>
      void heard.push(...events.map(({ data }) => data.n));
    await bus.subscribe<Tick>({ group, contract: Tocked, batchSize: 1, handle, ...more });
    return heard;
  }

  /** Hears one event after the other, and each only when the gate is open. */
  async function hearLate(group: string) {
    const gate = Promise.withResolvers<void>();
    const heard: number[] = [];
    await hear(group, {
      handle: async ([event]) => {
        await gate.promise;
        heard.push(event?.data.n ?? NaN);
      },
    });
    return { gate, heard };
  }

  /** Answers every tick with a tock; brings the ticks whose tock is settled. */
  async function answerTicks(): Promise<number[]> {
    const answered: number[] = [];
    await bus.subscribe<Tick>({
      group: 'clock',
      contract: Ticked,
      batchSize: 10,
      handle: async (events) => {
        await bus.publish(events.map(tock));
        answered.push(...events.map(({ data }) => data.n));
      },
    });
    return answered;
  }

  it('writes nothing while all groups keep up, and waits for them', async () => {
    const gate = Promise.withResolvers<void>();
    const heard = await hear('one', { batchSize: 10 });
    await hear('two', { batchSize: 10, handle: () => gate.promise });
    const answered = await answerTicks();
    await bus.publish([tick(1), tick(2)]);
    await eventually(() => expect(heard).toEqual([1, 2]));
    const lag = new Map((await bus.lag()).map(({ group, pending }) => [group, pending]));
    expect(lag).toEqual(
      new Map([
        ['one', 0],
        ['two', 2],
        ['clock', 2],
      ]),
    );
    expect(answered).toEqual([]);
    gate.resolve();
    await eventually(() => expect(answered).toEqual([1, 2]));
    expect(written()).toBe(0);
  });

  it('writes it when a group of another process is to hear it', async () => {
    const other = open();
    await other.subscribe<Tick>({
      group: 'elsewhere',
      contract: Tocked,
      batchSize: 1,
      handle: async () => {},
    });
    await other.close();
    const heard = await hear('here');
    await answerTicks();
    await bus.publish([tick(1)]);
    await eventually(() => expect(heard).toEqual([1]));
    expect(written()).toBe(1);
  });

  it('writes what no group gets to in time', async () => {
    await bus.close();
    bus = open({ holdMs: 20 });
    const { gate, heard } = await hearLate('busy');
    await answerTicks();
    await bus.publish([tick(1), tick(2), tick(3)]);
    await eventually(() => expect(written()).toBe(2)); // The first is in work.
    gate.resolve();
    await eventually(() => expect([...heard].sort()).toEqual([1, 2, 3]));
  });

  it('writes for one group what only that one did not get to in time', async () => {
    await bus.close();
    bus = open({ holdMs: 20 });
    const gate = Promise.withResolvers<void>();
    const quick = await hear('quick');
    const slow: number[] = [];
    await hear('slow', {
      handle: async ([event]) => {
        if (event?.data.n === 1) await gate.promise;
        slow.push(event?.data.n ?? NaN);
      },
    });
    const answered = await answerTicks();
    await bus.publish([tick(1), tick(2)]);
    const waiting = () => rows('SELECT group_name, event_id FROM bus_redeliveries');
    await eventually(() =>
      expect(waiting()).toMatchObject([{ group_name: 'slow', event_id: tock(tick(2)).id }]),
    );
    gate.resolve();
    await eventually(() => expect([...slow].sort()).toEqual([1, 2]));
    await eventually(() => expect([...answered].sort()).toEqual([1, 2]));
    expect([...quick].sort()).toEqual([1, 2]);
    expect(written()).toBe(0);
  });

  it('does not wait for ever for a group that waits for itself', async () => {
    await bus.close();
    bus = open({ holdMs: 20 });
    const heard = await hear('echo', {
      contract: Ticked,
      handle: async ([event]) => {
        if (!event) return;
        heard.push(event.data.n);
        const { id, data } = event;
        if (data.n === 3) return;
        const next = { n: data.n + 1, text: '' };
        await bus.publish([
          Ticked.create(next, { service: 'test', now: new Date(), cause: { id } }),
        ]);
      },
    });
    await bus.publish([tick(1)]);
    await eventually(() => expect(heard).toEqual([1, 2, 3]));
    await eventually(async () => expect((await bus.lag())[0]?.pending).toBe(0));
  });

  it('redelivers what a group failed on, and gives up after the limit', async () => {
    const tried: number[] = [];
    await hear('failing', {
      handle: async ([event]) => {
        tried.push(event?.data.n ?? NaN);
        throw new Error('the disk is full');
      },
    });
    const answered = await answerTicks();
    await bus.publish([tick(1)]);
    await eventually(async () => expect(await bus.deadLetters.count()).toBe(1));
    expect(tried).toEqual([1, 1]);
    expect(answered).toEqual([1]);
    const [letter] = await bus.deadLetters.list({ limit: 1 });
    expect(letter).toMatchObject({ group: 'failing', deliveries: 2, reason: 'the disk is full' });
  });

  it('fails the handler when what it said can’t be written', async () => {
    await bus.close();
    bus = open({ holdMs: 20 });
    database.exec(`CREATE TEMP TRIGGER full BEFORE INSERT ON bus_events
      WHEN new.channel = '${Tocked.channel}' BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`);
    const { gate, heard } = await hearLate('busy');
    const answered = await answerTicks();
    await bus.publish([tick(1), tick(2)]);
    await eventually(() => expect(rows('SELECT * FROM bus_redeliveries')).toHaveLength(2));
    expect(answered).toEqual([]);
    database.exec('DROP TRIGGER full');
    gate.resolve();
    await eventually(() => expect([...answered].sort()).toEqual([1, 2]));
    expect(new Set(heard)).toEqual(new Set([1, 2]));
  });

  it('writes what waits when it closes', async () => {
    const gate = Promise.withResolvers<void>();
    const began = Promise.withResolvers<void>();
    await hear('closing', {
      handle: () => {
        began.resolve();
        return gate.promise;
      },
    });
    await answerTicks();
    await bus.publish([tick(1), tick(2)]);
    await began.promise;
    const closed = bus.close();
    expect(written()).toBe(1);
    gate.resolve();
    await closed;
    bus = open();
    const rest = await hear('closing');
    await eventually(() => expect(rest).toEqual([2]));
  });
});
