import { openSqlite, readSettings } from '@newsline/platform';
import { describeOn, eventually, transferAll } from '@newsline/platform/testing';
import { Unprocessable } from '../errors.ts';
import { SqliteEventBus } from '../sqlite/sqlite-event-bus.ts';
import { testStreams } from '../testing/jetstream.ts';
import { tick, Ticked, tock, Tocked, type Tick } from '../testing/ticks.ts';
import { JetStreamSettings, openQueueTarget } from './transfer-queue.ts';

type Hearing = { group: string; contract: typeof Ticked };

/** What waits in a file: ticks 0 to 2 are settled by all, but for "failing", which gave up 0 and waits to
 *  try 1 again; 3 and 4 were heard by "ahead" alone; 5 to 9 by nobody, nor a tock. "holding" came last and
 *  is at work on 0. */
async function embedded(file: string) {
  const database = openSqlite(file);
  const open = () =>
    new SqliteEventBus(database, { retryDelays: { firstMs: 3_600_000, maxMs: 3_600_000 } });
  const settled = async () => {
    for (const { pending, group } of await bus.lag())
      expect([group, pending]).toEqual([group, group === 'failing' ? 1 : 0]);
  };
  let bus = open();
  const hear = (group: string, fails: (n: number) => void = () => {}) =>
    bus.subscribe<Tick>({
      group,
      contract: Ticked,
      batchSize: 1,
      handle: async (events) => events.forEach(({ data }) => fails(data.n)),
    });
  await hear('ahead');
  await hear('behind');
  await hear('failing', (n) => {
    if (n === 0) throw new Unprocessable('không đọc được 🗞');
    if (n === 1) throw new Error('a hiccup');
  });
  await bus.publish([0, 1, 2].map((n) => tick(n)));
  await eventually(settled);
  await eventually(async () => expect(await bus.deadLetters.count()).toBe(1));
  await bus.close();
  bus = open();
  await hear('ahead');
  await bus.publish([3, 4].map((n) => tick(n)));
  await eventually(async () =>
    expect((await bus.lag()).find(({ group }) => group === 'ahead')).toMatchObject({ pending: 0 }),
  );
  await bus.close();
  bus = open();
  const gate = Promise.withResolvers<void>();
  await bus.subscribe<Tick>({
    group: 'holding',
    contract: Ticked,
    batchSize: 1,
    handle: () => gate.promise,
  });
  const leases = database.prepare('SELECT count(*) AS n FROM bus_leases');
  await eventually(() => expect(leases.get()).toEqual({ n: 1 }));
  await bus.publish([...[5, 6, 7, 8, 9].map((n) => tick(n)), tock(tick(1))]);
  const [letter] = await bus.deadLetters.list({ limit: 1 });
  const end = async () => {
    gate.resolve();
    await bus.close();
    database.close();
  };
  return { database, letter, end };
}

describeOn('NATS_URL', 'the queue transferred to JetStream', (url) => {
  const streams = testStreams(url);
  const settings = readSettings(JetStreamSettings, {
    NATS_URL: url,
    BUS_NAMESPACE: streams.namespace,
  });
  let end = async () => {};
  afterAll(async () => {
    await end();
    await streams.stop();
  });

  it('gives each group what it has not settled, once, and keeps dead letters as they were', async () => {
    const { database, letter, ...installation } = await embedded(':memory:');
    end = installation.end;
    const target = await openQueueTarget(settings);
    try {
      expect(await target.holds()).toEqual([]);
      expect(await transferAll(target.parts(database))).toEqual({
        'queue waiting events': { here: 6, there: 6 },
        'queue events for one service': { here: 10, there: 10 },
        'queue dead letters': { here: 1, there: 1 },
      });
      expect(await target.holds()).toHaveLength(3);
    } finally {
      await target.close();
    }

    const bus = await streams.open();
    const heard: Record<string, number[]> = {
      ...{ ahead: [], behind: [], failing: [] },
      ...{ holding: [], tocks: [] },
    };
    const hear = ({ group, contract }: Hearing) =>
      bus.subscribe<Tick>({
        group,
        contract,
        batchSize: 10,
        handle: async (events) => void heard[group]?.push(...events.map(({ data }) => data.n)),
      });
    for (const group of ['ahead', 'behind', 'failing', 'holding'])
      await hear({ group, contract: Ticked });
    await hear({ group: 'tocks', contract: Tocked });
    await eventually(() => {
      expect(heard['ahead']?.toSorted()).toEqual([5, 6, 7, 8, 9]);
      expect(heard['behind']?.toSorted()).toEqual([3, 4, 5, 6, 7, 8, 9]);
      expect(heard['failing']?.toSorted()).toEqual([3, 4, 5, 6, 7, 8, 9]);
      expect(heard['holding']?.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(heard['tocks']).toEqual([1]);
    });
    const [transferred] = await bus.deadLetters.list({ limit: 10 });
    expect(transferred).toEqual({ ...letter, id: '1' });
    // The hour that it was put off for has not passed.
    expect(await bus.lag()).toContainEqual({
      group: 'failing',
      channel: Ticked.channel,
      pending: 1,
    });
  });
});
