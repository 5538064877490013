import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { EventBusTransport } from '@newsline/messaging';
import { JetStreamEventBus, JetStreamSettings } from '@newsline/messaging/jetstream';
import { closeSqlite, NestLog, openSqlite, reportTo } from '@newsline/platform';
import { runService, ServiceSettings } from '@newsline/platform/service';
import { z } from 'zod';
import { MeilisearchIndex } from './adapters/meilisearch-index.ts';
import { SqliteSearchIndex } from './adapters/sqlite-search-index.ts';
import { IndexSettings } from './index.config.ts';
import { IndexModule } from './index.module.ts';
import type { SearchIndex } from './search-index.ts';

const settings = z.object({
  ...ServiceSettings.shape,
  ...JetStreamSettings.shape,
  ...IndexSettings.shape,
});
type Settings = z.output<typeof settings>;

type Engine = {
  readonly searchIndex: SearchIndex;
  readonly notes: readonly string[];
  readonly close: () => Promise<void>;
};

await runService('index', settings, async (settings, log) => {
  const { searchIndex, notes, close } = await openEngine(settings);
  const bus = await JetStreamEventBus.connect('index', settings, reportTo(log));
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(
    IndexModule.with({ searchIndex }),
    { strategy: new EventBusTransport(bus), logger: new NestLog(log), abortOnError: false },
  );
  await app.listen();
  return {
    problems: async () => [...(await bus.problems()), ...(await searchProblems(searchIndex))],
    notes: async () => [...notes, ...(await bus.notes())],
    stop: async () => {
      await app.close();
      await close();
    },
  };
});

async function openEngine({
  MEILI_URL,
  MEILI_KEY,
  MEILI_INDEX,
  DATA_DIR,
}: Settings): Promise<Engine> {
  if (MEILI_URL !== undefined) {
    const index = await MeilisearchIndex.open({
      url: MEILI_URL,
      uid: MEILI_INDEX,
      ...(MEILI_KEY && { apiKey: MEILI_KEY }),
    });
    return { searchIndex: index, notes: [], close: () => index.close() };
  }
  mkdirSync(DATA_DIR, { recursive: true });
  const database = openSqlite(join(DATA_DIR, 'index.sqlite'));
  return {
    searchIndex: new SqliteSearchIndex(database),
    notes: [
      'MEILI_URL is not set: this replica answers from an index of its own, so there may be only one',
    ],
    close: async () => closeSqlite(database),
  };
}

async function searchProblems(searchIndex: SearchIndex): Promise<string[]> {
  try {
    await searchIndex.count();
    return [];
  } catch (error) {
    return [`Search does not answer: ${error instanceof Error ? error.message : String(error)}`];
  }
}
