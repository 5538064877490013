import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  ClassifyModule,
  Grouper,
  Labeller,
  shippedTopics,
  SqliteCorrectionStore,
  SqliteStoryCorrectionStore,
  SqliteStoryStore,
  SqliteTopicStore,
  TopicCatalogue,
} from '@newsline/classify';
import {
  configureFeed,
  FeedModule,
  feedOptions,
  httpAdapter,
  httpLimits,
  SqliteReadModel,
  SqliteOperatorKeys,
  SqliteStoryVotes,
} from '@newsline/feed';
import { IndexModule, searchOptions, SqliteSearchIndex } from '@newsline/index';
import { IngestModule } from '@newsline/ingest';
import { EventBusTransport } from '@newsline/messaging';
import {
  answerForHealth,
  NestLog,
  openLog,
  reportTo,
  startTracing,
  stopOnSignal,
} from '@newsline/platform';
import { DemonstrationSite } from './demonstration/demonstration-site.ts';
import { updateDemonstration } from './demonstration/demonstration-sources.ts';
import { openEmbedded } from './embedded.ts';
import { embeddedFailures } from './embedded-health.ts';
import { addFirstSources, endFirstStart, firstStartedAt } from './first-start.ts';
import { freePort } from './free-port.ts';
import { lockInstance } from './instance-lock.ts';
import type { NewslineSettings } from './newsline.config.ts';
import { NewslineModule } from './newsline.module.ts';
import { demonstrationAt, ownOrigin } from './own-origin.ts';

/** Starts the four services on one file, and stops them on SIGINT or SIGTERM.
 *  @throws Error that says what to do where it cannot start. */
export async function startNewsline(settings: NewslineSettings): Promise<void> {
  const log = openLog({
    service: 'newsline',
    level: settings.LOG_LEVEL,
    format: settings.LOG_FORMAT,
  });
  const stopTracing = await startTracing('embedded', settings, reportTo(log));
  const { HOST: host } = settings;
  const port = await freePort(settings.PORT, host);
  const origin = ownOrigin(host, port);
  const embedded = openEmbedded(settings, { log, own: demonstrationAt(origin), warm: true });
  const unlock = lockInstance(settings.DATA_DIR);
  const { database, bus, ingest } = embedded;

  const labeller = new Labeller({
    folders: [shippedTopics, ...settings.TOPIC_FOLDERS],
    threads: settings.LABEL_THREADS,
    precision: settings.TOPIC_PRECISION,
    report: reportTo(log),
  });
  const storyStore = new SqliteStoryStore(database);
  const grouper = new Grouper({
    maxArticles: settings.STORY_MEMORY,
    saved: (limit) => storyStore.latestEntries(limit),
  });
  const searchIndex = new SqliteSearchIndex(database, searchOptions(settings));
  searchIndex.load();
  const operatorKeys = new SqliteOperatorKeys(database);
  const newKey = await operatorKeys.ensure();
  const firstStart = firstStartedAt(database, new Date());

  const topics = new SqliteTopicStore(database);
  const services = [
    IngestModule.with({ ingest }),
    ClassifyModule.with({
      labeller,
      corrections: new SqliteCorrectionStore(database),
      topics,
      catalogue: new TopicCatalogue(settings.TOPIC_FOLDERS, topics),
      stories: {
        store: storyStore,
        corrections: new SqliteStoryCorrectionStore(database),
        grouper,
      },
      bus,
    }),
    IndexModule.with({ searchIndex }),
    FeedModule.with({
      readModel: new SqliteReadModel(database),
      operatorKeys,
      votes: new SqliteStoryVotes(database),
      bus,
      options: feedOptions(settings),
    }),
  ];
  const app = await NestFactory.create<NestFastifyApplication>(
    NewslineModule.with(services, new DemonstrationSite(firstStart.at)),
    httpAdapter(httpLimits(settings)),
    { logger: new NestLog(log), abortOnError: false },
  );
  configureFeed(app);
  app.connectMicroservice<MicroserviceOptions>({ strategy: new EventBusTransport(bus) });
  await app.startAllMicroservices();
  await app.listen(port, host);
  let isLoaded = false;
  const health = await answerForHealth(settings.HEALTH_PORT, settings.HEALTH_HOST, {
    failures: async () => embeddedFailures(database, isLoaded),
    warnings: async () => labeller.warnings(),
  });
  if (health) log.info({ healthPort: health.port }, 'health and metrics are served');

  if (firstStart.isNow) {
    await addFirstSources(ingest, settings, origin, log);
    endFirstStart(database);
  } else await updateDemonstration(ingest, origin);
  const isStopping = stopOnSignal(log, settings.SHUTDOWN_TIMEOUT, async () => {
    health?.close();
    await app.close();
    await Promise.all([labeller.close(), grouper.close()]);
    await embedded.close();
    unlock();
    await stopTracing();
  });
  welcome(origin, newKey);

  // What is there can be read already; news comes in when the threads are ready for it.
  try {
    await Promise.all([labeller.ready(), grouper.ready()]);
  } catch (error) {
    if (isStopping()) return;
    throw error;
  }
  isLoaded = true;
  ingest.startPolling();
}

function welcome(origin: string, newKey: string | null): void {
  const lines = [
    '',
    `  Newsline is at ${origin}`,
    `  The API is described at ${origin}/docs`,
    ...(newKey
      ? [
          '',
          `  Operator's key: ${newKey}`,
          '  It is shown this once: keep it. Sources, articles and retries are changed with it.',
        ]
      : []),
    '',
    '  Ctrl-C stops it.',
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
