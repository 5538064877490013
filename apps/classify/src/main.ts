import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { EventBusTransport } from '@newsline/messaging';
import { JetStreamEventBus, JetStreamSettings } from '@newsline/messaging/jetstream';
import { NestLog, reportTo } from '@newsline/platform';
import { mongoFailures, openMongo } from '@newsline/platform/mongo';
import { MongoSettings, runService, ServiceSettings } from '@newsline/platform/service';
import { z } from 'zod';
import { ClassifySettings } from './classify.config.ts';
import { ClassifyModule } from './classify.module.ts';
import { Labeller } from './labels/labeller.ts';
import { MongoCorrectionStore } from './mongo/mongo-correction-store.ts';
import { MongoStoryCorrectionStore } from './mongo/mongo-story-correction-store.ts';
import { MongoStoryStore } from './mongo/mongo-story-store.ts';
import { MongoTopicStore } from './mongo/mongo-topic-store.ts';
import { Grouper } from './stories/grouper.ts';
import { TopicCatalogue } from './topics/topic-catalogue.ts';
import { shippedTopics } from './topics/topic-folders.ts';

const settings = z.object({
  ...ServiceSettings.shape,
  ...JetStreamSettings.shape,
  ...MongoSettings.shape,
  ...ClassifySettings.shape,
});

await runService('classify', settings, async (settings, log) => {
  const mongo = await openMongo(settings.MONGODB_URL, { report: reportTo(log) });
  const bus = await JetStreamEventBus.connect('classify', settings, reportTo(log));
  const store = await MongoStoryStore.open(mongo);
  const corrections = await MongoCorrectionStore.open(mongo);
  const storyCorrections = await MongoStoryCorrectionStore.open(mongo);
  const topics = new MongoTopicStore(mongo);
  const labeller = new Labeller({
    folders: [shippedTopics, ...settings.TOPIC_FOLDERS],
    threads: settings.LABEL_THREADS,
    precision: settings.TOPIC_PRECISION,
    report: reportTo(log),
  });
  const grouper = new Grouper({
    maxArticles: settings.STORY_MEMORY,
    saved: (limit) => store.latestEntries(limit),
  });
  await Promise.all([labeller.ready(), grouper.ready()]);
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(
    ClassifyModule.with({
      labeller,
      corrections,
      topics,
      catalogue: new TopicCatalogue(settings.TOPIC_FOLDERS, topics),
      stories: { store, corrections: storyCorrections, grouper },
      bus,
    }),
    { strategy: new EventBusTransport(bus), logger: new NestLog(log), abortOnError: false },
  );
  await app.listen();
  return {
    failures: async () => [...(await bus.failures()), ...(await mongoFailures(mongo))],
    warnings: async () => [...(await bus.warnings()), ...labeller.warnings()],
    stop: async () => {
      await app.close();
      await Promise.all([labeller.close(), grouper.close()]);
      await mongo.close();
    },
  };
});
