/** Run by the crash spec as a process of its own: handles ticks, or with `passed` what another
 *  handler says to them, until it is killed. An event with the text "poison" kills the process from
 *  inside its handler. Each effect is written once a number. */
import { openSqlite } from '@newsline/platform';
import { Ticked, tock, Tocked, type Tick } from './ticks.ts';
import { SqliteEventBus } from '../sqlite/sqlite-event-bus.ts';

const [file = '', passed] = process.argv.slice(2);
const database = openSqlite(file);
database.exec(
  'CREATE TABLE IF NOT EXISTS effects (n INTEGER PRIMARY KEY, deliveries INTEGER) STRICT',
);
const effect = database.prepare(
  'INSERT INTO effects VALUES (?, 1) ON CONFLICT DO UPDATE SET deliveries = deliveries + 1',
);
const bus = new SqliteEventBus(database, {
  deliveryLimit: 3,
  retryDelays: { firstMs: 5, maxMs: 20 },
  pollMs: 20,
});
if (passed) {
  await bus.subscribe<Tick>({
    group: 'crash.clock',
    contract: Ticked,
    batchSize: 20,
    handle: (events) => bus.publish(events.map(tock)),
  });
}
await bus.subscribe<Tick>({
  group: 'crash.effects',
  contract: passed ? Tocked : Ticked,
  batchSize: 20,
  handle: async (events) => {
    for (const { data } of events) {
      if (data.text === 'poison') process.kill(process.pid, 'SIGKILL');
      effect.run(data.n);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  },
});
process.stdout.write('ready\n');
