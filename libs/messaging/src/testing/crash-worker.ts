/** Run by the crash specs as a process of its own: hears on the bus in the file, or with NAMESPACE on
 *  the one at NATS_URL; effects go to the file in any case. Handles ticks, or with `direct` what another
 *  handler publishes for them, until it is killed. An event with the text "poison" kills the process from
 *  inside its handler. Each effect is written once a number. */
import { openSqlite } from '@newsline/platform';
import { effectsTable, Ticked, tock, Tocked, type Tick } from './ticks.ts';
import { JetStreamEventBus } from '../jetstream/jetstream-event-bus.ts';
import { openNats } from '../jetstream/nats.ts';
import { SqliteEventBus } from '../sqlite/sqlite-event-bus.ts';

const [file = '', direct] = process.argv.slice(2);
const { NATS_URL: url = '', NAMESPACE: namespace } = process.env;
const quick = { deliveryLimit: 3, retryDelays: { firstMs: 5, maxMs: 20 } };
const database = openSqlite(file);
database.exec(effectsTable);
const effect = database.prepare(
  'INSERT INTO effects VALUES (?, 1) ON CONFLICT DO UPDATE SET deliveries = deliveries + 1',
);
const bus =
  namespace === undefined
    ? new SqliteEventBus(database, { ...quick, pollMs: 20 })
    : await JetStreamEventBus.open(await openNats({ url, name: 'crash-worker' }), {
        ...quick,
        namespace,
        leaseMs: 400,
      });
if (direct) {
  await bus.subscribe<Tick>({
    group: 'crash.clock',
    contract: Ticked,
    batchSize: 20,
    handle: (events) => bus.publish(events.map(tock)),
  });
}
await bus.subscribe<Tick>({
  group: 'crash.effects',
  contract: direct ? Tocked : Ticked,
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
