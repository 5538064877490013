import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate, openSqlite } from '@newsline/platform';
import { eventually } from '@newsline/platform/testing';
import { describeEventBus } from '../event-bus.conformance.ts';
import { tick, Ticked } from '../testing/ticks.ts';
import { queueTables } from './queue-tables.ts';
import { SqliteEventBus } from './sqlite-event-bus.ts';

const quick = {
  deliveryLimit: 3,
  retryDelays: { firstMs: 20, maxMs: 80 },
  leaseMs: 300,
  leaderLeaseMs: 300,
  pollMs: 20,
};

function openFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'newsline-bus-'));
  const opened: { close: () => Promise<void> }[] = [];
  return {
    open(settings = {}) {
      const database = openSqlite(join(folder, 'bus.sqlite'));
      const bus = new SqliteEventBus(database, { ...quick, ...settings });
      opened.push({
        close: async () => {
          await bus.close();
          database.close();
        },
      });
      return { bus, database };
    },
    async stop() {
      for (const one of opened) await one.close();
      rmSync(folder, { recursive: true });
    },
  };
}

describeEventBus('SqliteEventBus', async (more) => {
  const folder = openFolder();
  return {
    bus: folder.open(more).bus,
    another: async () => folder.open(more).bus,
    stop: () => folder.stop(),
  };
});

describe('SqliteEventBus', () => {
  it('forgets events once every group has settled them and the window has passed', async () => {
    const folder = openFolder();
    const { bus, database } = folder.open({ dedupeMs: 30 });
    const stored = () =>
      Number(database.prepare('SELECT count(*) AS n FROM bus_events').get()?.['n']);
    await bus.publish([tick(1), tick(2)]);
    const gate = Promise.withResolvers<void>();
    const subscribe = (group: string, handle: () => Promise<void>) =>
      bus.subscribe({ group, contract: Ticked, batchSize: 10, handle });
    await subscribe('quick', async () => {});
    await subscribe('held', () => gate.promise);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(stored()).toBe(2);
    gate.resolve();
    await eventually(() => expect(stored()).toBe(0));
    await folder.stop();
  });
});

describe('SqliteEventBus in a process that was held up for longer than a lease', () => {
  it('does not hand out again what it has in work', async () => {
    const folder = openFolder();
    const { bus } = folder.open();
    let deliveries = 0;
    const handle = async () => {
      deliveries += 1;
      // As a machine does that was suspended, or has too much to do.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2 * quick.leaseMs);
      await sleep(2 * quick.leaseMs);
    };
    await bus.subscribe({ group: 'held-up', contract: Ticked, batchSize: 10, handle });
    await bus.publish([tick(1), tick(2)]);
    const pending = async () => (await bus.lag()).map((lag) => lag.pending);
    await eventually(async () => expect(await pending()).toEqual([0]));
    expect(deliveries).toBe(1);
    await folder.stop();
  });
});

describe('SqliteEventBus, where the leading process was killed', () => {
  it('leads at once', async () => {
    const folder = openFolder();
    const { bus, database } = folder.open({ leaderLeaseMs: 60_000 });
    // No process has this number: https://docs.kernel.org/admin-guide/sysctl/kernel.html#pid-max
    const later = Date.now() + 60_000;
    database.prepare('INSERT INTO bus_turns VALUES (?, ?, ?)').run('t', '4194305:dead', later);
    const begin = Promise.withResolvers<void>();
    await bus.subscribe({
      group: 'heir',
      contract: Ticked,
      batchSize: 1,
      exclusive: { name: 't', onElected: async () => begin.resolve() },
      handle: async () => {},
    });
    await begin.promise;
    await folder.stop();
  });
});

describe('SqliteEventBus, told the same again after a restart', () => {
  it.each([
    ['drops it inside the window', 60_000, [1, 2]],
    ['takes it after the window', 0, [1, 1, 2]],
  ])('%s', async (_, dedupeMs, expected) => {
    const folder = openFolder();
    const first = folder.open();
    await first.bus.publish([tick(1)]);
    await first.bus.close();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const { bus } = folder.open({ dedupeMs });
    const heard: number[] = [];
    await bus.publish([tick(1), tick(2)]);
    await bus.subscribe({
      group: 'all',
      contract: Ticked,
      batchSize: 10,
      handle: async (events) => void heard.push(...events.map(({ data }) => data.n)),
    });
    await eventually(() => expect(heard.toSorted()).toEqual(expected));
    await folder.stop();
  });
});

describe('SqliteEventBus on the file of an earlier version', () => {
  it('goes on where that one stopped', async () => {
    const database = openSqlite(':memory:');
    migrate(database, 'bus', queueTables.slice(0, 1));
    const insert = database.prepare(
      'INSERT INTO bus_events (seq, id, channel, at, body) VALUES (?, ?, ?, ?, ?)',
    );
    const keep = (seq: number, { id, type, ...rest }: ReturnType<typeof tick>) =>
      insert.run(seq, id, type, Date.now(), JSON.stringify({ id, type, ...rest }));
    keep(40, tick(1));
    keep(41, tick(2));
    database.prepare('INSERT INTO bus_groups VALUES (?, ?, ?)').run('reader', Ticked.channel, 40);
    database.exec('DELETE FROM bus_events WHERE seq = 40');

    const bus = new SqliteEventBus(database, quick);
    const heard: number[] = [];
    const handle = async (events: readonly { readonly data: { readonly n: number } }[]) =>
      void heard.push(...events.map(({ data }) => data.n));
    await bus.subscribe({ group: 'reader', contract: Ticked, batchSize: 10, handle });
    await bus.publish([tick(3)]);
    await eventually(() => expect(heard.sort()).toEqual([2, 3]));
    await bus.close();
    database.close();
  });

  it('does not number new events like those that all have settled', async () => {
    const database = openSqlite(':memory:');
    migrate(database, 'bus', queueTables.slice(0, 1));
    database.exec(`
      INSERT INTO bus_events (seq, id, channel, at, body) VALUES (500, 'x', 'y', 0, '{}');
      DELETE FROM bus_events;`);
    const bus = new SqliteEventBus(database, quick);
    await bus.publish([tick(1)]);
    expect(database.prepare('SELECT seq FROM bus_events').all()).toEqual([{ seq: 501 }]);
    await bus.close();
    database.close();
  });
});
