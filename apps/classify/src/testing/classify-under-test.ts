import type { INestMicroservice } from '@nestjs/common';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { NestFactory } from '@nestjs/core';
import {
  ArticleIngested,
  type Article,
  type EventContract,
  type NewsEvent,
} from '@newsline/contracts';
import { EventBusTransport, SqliteEventBus } from '@newsline/messaging';
import type { DatabaseSync } from 'node:sqlite';
import { ClassifyModule } from '../classify.module.ts';
import { Labeller } from '../labels/labeller.ts';
import { TopicCatalogue } from '../topics/topic-catalogue.ts';
import { shippedTopics } from '../topics/topic-folders.ts';
import { SqliteCorrectionStore } from '../sqlite/sqlite-correction-store.ts';
import { SqliteStoryCorrectionStore } from '../sqlite/sqlite-story-correction-store.ts';
import { SqliteStoryStore } from '../sqlite/sqlite-story-store.ts';
import { SqliteTopicStore } from '../sqlite/sqlite-topic-store.ts';
import { Grouper } from '../stories/grouper.ts';

export const speaker = { service: 'ingest', now: new Date('2026-02-01T00:00:00Z') };

export function article(
  id: string,
  title: string,
  summary: string,
  more: Partial<Article> = {},
): Article {
  return {
    id,
    version: 1,
    sourceId: `source-${id}`,
    sourceName: 'Báo Thử',
    url: null,
    title,
    summary,
    text: '',
    html: '',
    authors: [],
    attribution: [],
    enclosures: [],
    imageUrl: null,
    publishedAt: '2026-02-01T00:00:00.000Z',
    publishedFrom: 'feed',
    seenAt: '2026-02-01T00:00:00.000Z',
    languageHint: null,
    categories: [],
    outlet: null,
    demonstration: false,
    ...more,
  };
}

/** The service as it runs, on a database in this process. */
export class ClassifyUnderTest {
  readonly bus: SqliteEventBus;
  readonly #app: INestMicroservice;
  readonly #threads: readonly { close(): Promise<void> }[];

  private constructor(
    bus: SqliteEventBus,
    app: INestMicroservice,
    threads: readonly { close(): Promise<void> }[],
  ) {
    this.bus = bus;
    this.#app = app;
    this.#threads = threads;
  }

  static async start(
    database: DatabaseSync,
    { folders = [] }: { readonly folders?: readonly string[] } = {},
  ): Promise<ClassifyUnderTest> {
    const bus = new SqliteEventBus(database, { pollMs: 20 });
    const labeller = new Labeller({
      folders: [shippedTopics, ...folders],
      threads: 1,
      precision: 0.9,
    });
    const store = new SqliteStoryStore(database);
    const grouper = new Grouper({
      maxArticles: 1_000,
      saved: (limit) => store.latestEntries(limit),
    });
    const topics = new SqliteTopicStore(database);
    const module = ClassifyModule.with({
      labeller,
      corrections: new SqliteCorrectionStore(database),
      topics,
      catalogue: new TopicCatalogue(folders, topics),
      stories: { store, corrections: new SqliteStoryCorrectionStore(database), grouper },
      bus,
    });
    const app = await NestFactory.createMicroservice<MicroserviceOptions>(module, {
      strategy: new EventBusTransport(bus),
      logger: false,
    });
    await app.listen();
    return new ClassifyUnderTest(bus, app, [labeller, grouper]);
  }

  async stop(): Promise<void> {
    await this.#app.close();
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  async ingest(...articles: readonly Article[]): Promise<void> {
    await this.bus.publish(
      articles.map((one) => ArticleIngested.create({ article: one }, speaker)),
    );
  }

  /** All events of a contract from now on, in a list that grows. */
  async collect<Data>(contract: EventContract<Data>): Promise<readonly NewsEvent<Data>[]> {
    const events: NewsEvent<Data>[] = [];
    await this.bus.subscribe({
      group: `t.${contract.type}`,
      contract,
      batchSize: 50,
      handle: async (batch) => void events.push(...batch),
    });
    return events;
  }
}
