import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { EventBusTransport } from '@newsline/messaging';
import { JetStreamEventBus, JetStreamSettings } from '@newsline/messaging/jetstream';
import { NestLog, reportTo } from '@newsline/platform';
import { mongoFailures, openMongo } from '@newsline/platform/mongo';
import { MongoSettings, runService, ServiceSettings } from '@newsline/platform/service';
import { z } from 'zod';
import { MongoAnnouncedArticles } from './mongo/mongo-announced-articles.ts';
import { MongoHostLeases } from './mongo/mongo-host-leases.ts';
import { once } from './mongo/mongo-once.ts';
import { MongoSourceStore } from './mongo/mongo-source-store.ts';
import { IngestSettings } from './ingest.config.ts';
import { IngestModule } from './ingest.module.ts';
import { openIngest } from './open-ingest.ts';
import { importInitialSources } from './polling/import-opml.ts';

const settings = z.object({
  ...ServiceSettings.shape,
  ...JetStreamSettings.shape,
  ...MongoSettings.shape,
  ...IngestSettings.shape,
});

await runService('ingest', settings, async (settings, log) => {
  const mongo = await openMongo(settings.MONGODB_URL, { report: reportTo(log) });
  const bus = await JetStreamEventBus.connect('ingest', settings, reportTo(log));
  const sources = await MongoSourceStore.open(mongo);
  const articles = await MongoAnnouncedArticles.open(mongo);
  const leases = await MongoHostLeases.open(mongo);
  const ingest = openIngest(settings, { sources, articles, bus, leases, log, warm: true });
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(
    IngestModule.with({ ingest }),
    { strategy: new EventBusTransport(bus), logger: new NestLog(log), abortOnError: false },
  );
  await app.listen();
  ingest.startPolling();
  await once(mongo, 'first-sources', () =>
    importInitialSources(ingest, settings.SOURCES_OPML, log),
  );
  return {
    failures: async () => [...(await bus.failures()), ...(await mongoFailures(mongo))],
    warnings: () => bus.warnings(),
    stop: async () => {
      await ingest.close();
      await app.close();
      await mongo.close();
    },
  };
});
