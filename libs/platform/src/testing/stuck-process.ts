/** A program whose thread can't be stopped. Its argument: how it is closed on a signal. Says "stuck" once
 *  the thread is. */
import { endProcess } from '../end-process.ts';
import { openLog } from '../log.ts';
import { stopOnSignal } from '../stop-on-signal.ts';
import { closeThreadPool, openThreadPool } from '../thread-pool.ts';

const [closing] = process.argv.slice(2);
const begun = new Int32Array(new SharedArrayBuffer(4));
const pool = openThreadPool(import.meta.url, './stuck-thread', { minThreads: 1, maxThreads: 1 });
pool.run(begun, { name: 'getStuck' }).catch(() => {});
const close = () => closeThreadPool(pool);

const log = openLog({ service: 'spec', level: 'info', format: 'json' });
stopOnSignal(log, 3_000, async () => {
  if (closing === 'never ends') await new Promise(() => {});
  await close();
  if (closing === 'fails') throw new Error('no engine');
});
process.on('exit', (code) => void process.stdout.write(`exit ${code}\n`));
const timer = setInterval(() => {
  if (begun[0] !== 1) return;
  clearInterval(timer);
  process.stdout.write('stuck\n');
  if (closing === 'by itself') void close().then(() => endProcess(4));
}, 20);
