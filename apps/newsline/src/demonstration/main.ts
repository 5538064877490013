/** The demonstration site beside four services: `fork(main.js, [PORT, NEWSLINE])`, with NEWSLINE the
 *  address of their pages. The first start adds its feeds to the sources, later ones give them its
 *  address. Tells its parent the port, which is another one where PORT is taken; ends where there is
 *  nothing to serve. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  closeSqlite,
  NestLog,
  openLog,
  openSqlite,
  readSettings,
  stopOnSignal,
} from '@newsline/platform';
import { endFirstStart, firstStartedAt } from '../first-start.ts';
import { freePort } from '../free-port.ts';
import { NewslineSettings } from '../newsline.config.ts';
import { demonstrationAt, ownOrigin } from '../own-origin.ts';
import { openServices } from '../services.ts';
import { DemonstrationSite } from './demonstration-site.ts';
import { addDemonstration, updateDemonstration } from './demonstration-sources.ts';
import { DemonstrationModule } from './demonstration.module.ts';

const settings = readSettings(NewslineSettings, process.env);
const [wanted = '0', home = '/'] = process.argv.slice(2);
await serve(Number(wanted));

async function serve(wanted: number): Promise<void> {
  const log = openLog({
    service: 'demonstration',
    level: settings.LOG_LEVEL,
    format: settings.LOG_FORMAT,
  });
  mkdirSync(settings.DATA_DIR, { recursive: true });
  const database = openSqlite(join(settings.DATA_DIR, 'demonstration.sqlite'));
  const firstStart = firstStartedAt(database, new Date());
  const host = '127.0.0.1';
  const port = await freePort(wanted, host).catch(() => freePort(0, host));
  const app = await NestFactory.create<NestFastifyApplication>(
    DemonstrationModule.with(new DemonstrationSite(firstStart.at, home)),
    new FastifyAdapter(),
    { logger: new NestLog(log), abortOnError: false },
  );
  // Before its feeds are sources: ingest may poll them at once.
  await app.listen(port, host);
  const origin = ownOrigin(host, port);
  const { ingest, close } = await openServices(process.env, log, demonstrationAt(origin));
  // An installation that was transferred to these servers, or began without the demonstration.
  const hasOthers = (await ingest.sources()).some(({ demonstration }) => !demonstration);
  if (firstStart.isNow && !hasOthers) {
    await addDemonstration(ingest, origin);
    endFirstStart(database);
  }
  const served = firstStart.isNow && hasOthers ? 0 : await updateDemonstration(ingest, origin);
  await close();
  closeSqlite(database);
  if (served === 0) return app.close();
  stopOnSignal(log, settings.SHUTDOWN_TIMEOUT, () => app.close());
  process.send?.({ port });
}
