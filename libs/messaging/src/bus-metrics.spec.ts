import { metrics, openSqlite } from '@newsline/platform';
import { eventually } from '@newsline/platform/testing';
import { watchBus } from './bus-metrics.ts';
import { Unprocessable } from './errors.ts';
import { SqliteEventBus } from './sqlite/sqlite-event-bus.ts';
import { tick, Ticked } from './testing/ticks.ts';

const channel = `channel="${Ticked.channel}"`;
const ofGroup = `group="test.counted",${channel}`;

describe('the metrics of a bus', () => {
  it('say what was published, handled, failed and given up, and what waits', async () => {
    const database = openSqlite(':memory:');
    const bus = new SqliteEventBus(database, {
      pollMs: 20,
      retryDelays: { firstMs: 1, maxMs: 1 },
    });
    const end = watchBus(bus);
    let refused = 0;
    await bus.publish([tick(1), tick(2), tick(13), tick(14)]);
    await bus.subscribe({
      group: 'test.counted',
      contract: Ticked,
      batchSize: 10,
      handle: async (events) =>
        events.flatMap(({ id, data: { n } }) => {
          if (n === 13) return [{ eventId: id, error: new Unprocessable('thirteen') }];
          if (n === 14 && refused++ === 0) return [{ eventId: id, error: new Error('hiccup') }];
          return [];
        }),
    });
    await eventually(async () => {
      const lines = (await metrics.metrics()).split('\n');
      expect(lines).toEqual(
        expect.arrayContaining([
          `newsline_bus_events_published_total{${channel}} 4`,
          `newsline_bus_events_handled_total{${ofGroup}} 3`,
          `newsline_bus_events_failed_total{${ofGroup}} 1`,
          `newsline_bus_events_dead_lettered_total{${ofGroup}} 1`,
          `newsline_bus_handling_duration_seconds_count{${ofGroup}} 2`,
          `newsline_bus_oldest_event_age_seconds_count{${ofGroup}} 2`,
          `newsline_bus_lag_events{${ofGroup}} 0`,
          'newsline_bus_dead_letters 1',
        ]),
      );
    });
    await bus.close();
    database.close();
    const broken = await metrics.metrics();
    // A closed file tells nothing: better no value than an old one.
    expect(broken).not.toMatch(/^newsline_bus_(lag_events|dead_letters)[ {]/m);
    expect(broken).toContain('newsline_bus_events_handled_total{');
    end();
  });

  it('count what died with its handler, which is said as an error', async () => {
    const database = openSqlite(':memory:');
    const quick = { pollMs: 20, deliveryLimit: 3 };
    await new SqliteEventBus(database, quick).close();
    const { id, type } = tick(1);
    // As a process leaves it that is killed while it handles an event for the third time.
    database
      .prepare(
        `INSERT INTO bus_redeliveries (group_name, channel, event_id, body, deliveries, due, owner, until)
        VALUES ('test.died', ?, ?, ?, 3, 0, '999999999:gone', 0)`,
      )
      .run(type, id, JSON.stringify(tick(1)));
    const said: unknown[] = [];
    const bus = new SqliteEventBus(database, {
      ...quick,
      onProblem: (problem, _error, about) => said.push([problem, about?.level]),
    });
    expect(said).toEqual([
      [expect.stringMatching(`test.died gave up on ${id}, .* died with 3 times`), 'error'],
    ]);
    expect(await metrics.metrics()).toContain(
      `newsline_bus_events_dead_lettered_total{group="test.died",${channel}} 1`,
    );
    await bus.close();
    database.close();
  });

  it('say who leads', async () => {
    const database = openSqlite(':memory:');
    const exclusive = { name: 'test.leader', onElected: async () => {} };
    const subscription = { contract: Ticked, batchSize: 1, exclusive, handle: async () => {} };
    const bus = new SqliteEventBus(database, { pollMs: 20 });
    await bus.subscribe({ ...subscription, group: 'test.one-at-a-time' });
    const line = async () =>
      (await metrics.metrics()).split('\n').find((one) => one.includes('turn="test.leader"'));
    await eventually(async () =>
      expect(await line()).toBe('newsline_bus_turn_held{turn="test.leader"} 1'),
    );
    await bus.close();
    expect(await line()).toBeUndefined();
    database.close();
  });
});
