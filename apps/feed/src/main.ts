import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EventBusTransport } from '@newsline/messaging';
import { JetStreamEventBus, JetStreamSettings } from '@newsline/messaging/jetstream';
import { NestLog, reportTo } from '@newsline/platform';
import { mongoFailures, openMongo } from '@newsline/platform/mongo';
import { MongoSettings, runService, ServiceSettings } from '@newsline/platform/service';
import { z } from 'zod';
import { MongoReadModel } from './read-model/mongo/mongo-read-model.ts';
import { MongoOperatorKeys } from './operator-keys/mongo/mongo-operator-keys.ts';
import { MongoStoryVotes } from './votes/mongo/mongo-story-votes.ts';
import { FeedSettings, feedOptions, httpLimits, HttpSettings } from './feed.config.ts';
import { configureFeed, FeedModule } from './feed.module.ts';
import { httpAdapter } from './http/http-adapter.ts';

const settings = z.object({
  ...ServiceSettings.shape,
  ...JetStreamSettings.shape,
  ...MongoSettings.shape,
  ...HttpSettings.shape,
  ...FeedSettings.shape,
});

await runService('feed', settings, async (settings, log) => {
  const mongo = await openMongo(settings.MONGODB_URL, { report: reportTo(log) });
  const bus = await JetStreamEventBus.connect('feed', settings, reportTo(log));
  const readModel = await MongoReadModel.open(mongo);
  const operatorKeys = await MongoOperatorKeys.open(mongo);
  const votes = await MongoStoryVotes.open(mongo);
  const newKey = await operatorKeys.ensure();
  const app = await NestFactory.create<NestFastifyApplication>(
    FeedModule.with({ readModel, operatorKeys, votes, bus, options: feedOptions(settings) }),
    httpAdapter(httpLimits(settings)),
    { logger: new NestLog(log), abortOnError: false },
  );
  configureFeed(app);
  app.connectMicroservice<MicroserviceOptions>({ strategy: new EventBusTransport(bus) });
  await app.startAllMicroservices();
  await app.listen(settings.PORT, settings.HOST);
  log.info({ url: await app.getUrl() }, 'pages and API are served');
  if (newKey) process.stderr.write(`Operator's key, shown this once: ${newKey}\n`);
  return {
    failures: async () => [...(await bus.failures()), ...(await mongoFailures(mongo))],
    warnings: () => bus.warnings(),
    stop: async () => {
      await app.close();
      await mongo.close();
    },
  };
});
