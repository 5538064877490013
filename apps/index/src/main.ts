import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { EventBusTransport } from '@newsline/messaging';
import { JetStreamEventBus, JetStreamSettings } from '@newsline/messaging/jetstream';
import { NestLog, reportTo } from '@newsline/platform';
import { runService, ServiceSettings } from '@newsline/platform/service';
import { z } from 'zod';
import { IndexSettings } from './index.config.ts';
import { IndexModule } from './index.module.ts';
import { openEngine } from './open-engine.ts';
import type { SearchIndex } from './search-index.ts';

const settings = z.object({
  ...ServiceSettings.shape,
  ...JetStreamSettings.shape,
  ...IndexSettings.shape,
});

await runService('index', settings, async (settings, log) => {
  const bus = await JetStreamEventBus.connect('index', settings, reportTo(log));
  const { searchIndex, inFlight, close } = await openEngine(settings, () => bus.installation());
  const warnings =
    settings.MEILI_URL === undefined
      ? [
          'MEILI_URL is not set: this replica answers from an index of its own, so there may be only one',
        ]
      : [];
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(
    IndexModule.with({ searchIndex, inFlight }),
    { strategy: new EventBusTransport(bus), logger: new NestLog(log), abortOnError: false },
  );
  await app.listen();
  return {
    failures: async () => [...(await bus.failures()), ...(await searchFailures(searchIndex))],
    warnings: async () => [...warnings, ...(await bus.warnings())],
    stop: async () => {
      await app.close();
      await close();
    },
  };
});

async function searchFailures(searchIndex: SearchIndex): Promise<string[]> {
  try {
    await searchIndex.count();
    return [];
  } catch (error) {
    return [`Search does not answer: ${error instanceof Error ? error.message : String(error)}`];
  }
}
