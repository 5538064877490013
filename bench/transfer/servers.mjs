/** `fork(servers.mjs, [FOLDER])`: a broker and a MongoDB with their data in FOLDER, until the parent is
 *  gone. Tells it the environment that names them. */
import { join } from 'node:path';
import {
  findMongodbEngine,
  findNatsServer,
  startMongodb,
  startNats,
} from '../../tools/engines.mjs';

const [folder] = process.argv.slice(2);
const found = { nats: findNatsServer(), mongodb: findMongodbEngine() };
for (const one of Object.values(found)) if ('problem' in one) throw new Error(one.problem);
const nats = await startNats({ ...found.nats, folder: join(folder, 'nats') });
const mongodb = await startMongodb({ ...found.mongodb, folder: join(folder, 'mongodb') });
process.send({ NATS_URL: nats.url, MONGODB_URL: mongodb.url });
process.on('disconnect', async () => {
  await Promise.all([nats.stop(), mongodb.stop()]);
  process.exit();
});
