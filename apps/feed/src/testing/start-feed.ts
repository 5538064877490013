import { openSqlite } from '@newsline/platform';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EventBusTransport, SqliteEventBus } from '@newsline/messaging';
import { SqliteReadModel } from '../read-model/sqlite/sqlite-read-model.ts';
import { SqliteOperatorKeys } from '../operator-keys/sqlite/sqlite-operator-keys.ts';
import { SqliteStoryVotes } from '../votes/sqlite/sqlite-story-votes.ts';
import type { FeedOptions } from '../feed.config.ts';
import { configureFeed, FeedModule } from '../feed.module.ts';
import { httpAdapter } from '../http/http-adapter.ts';
import type { HttpLimits } from '../http/http-limits.ts';
import type { NewsReadModel } from '../read-model/news-read-model.ts';

export type RunningFeed = {
  readonly app: NestFastifyApplication;
  readonly readModel: NewsReadModel;
  readonly bus: SqliteEventBus;
  /** The operator's key, in clear. */
  readonly key: string;
  readonly asOperator: { readonly authorization: string };
  readonly get: (
    url: string,
    headers?: Readonly<Record<string, string>>,
  ) => ReturnType<NestFastifyApplication['inject']>;
  readonly stop: () => Promise<void>;
};

/** The feed service as main runs it, on SQLite in memory, without a port. */
export async function startFeed(
  options: Partial<FeedOptions> = {},
  limits?: HttpLimits,
  now: () => Date = () => new Date(),
): Promise<RunningFeed> {
  const db = openSqlite(':memory:');
  const readModel = new SqliteReadModel(db);
  const operatorKeys = new SqliteOperatorKeys(db);
  const key = (await operatorKeys.ensure()) ?? '';
  const bus = new SqliteEventBus(db, { retryDelays: { firstMs: 5, maxMs: 5 }, deliveryLimit: 2 });
  const app = await NestFactory.create<NestFastifyApplication>(
    FeedModule.with({
      readModel,
      operatorKeys,
      votes: new SqliteStoryVotes(db, now),
      bus,
      options: { publicUrl: null, zone: 'UTC', votesPerNetwork: 10, ...options },
      now,
    }),
    httpAdapter(limits),
    { logger: false, abortOnError: false },
  );
  configureFeed(app);
  app.connectMicroservice({ strategy: new EventBusTransport(bus) });
  await app.startAllMicroservices();
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    readModel,
    bus,
    key,
    asOperator: { authorization: `Bearer ${key}` },
    get: (url, headers = {}) =>
      app.inject({ method: 'GET', url, headers: { host: 'news.example', ...headers } }),
    stop: async () => {
      await app.close();
      db.close();
    },
  };
}
