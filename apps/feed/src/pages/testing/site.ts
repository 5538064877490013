import { openSqlite } from '@newsline/platform';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { EventBus, SqliteEventBus } from '@newsline/messaging';
import { parseHTML } from 'linkedom';
import { CacheInterceptor } from '../../http/cache-interceptor.ts';
import { configureHttp } from '../../http/configure-http.ts';
import { OperatorAccess } from '../../http/operator-access.ts';
import { httpAdapter } from '../../http/http-adapter.ts';
import { SqliteReadModel } from '../../read-model/sqlite/sqlite-read-model.ts';
import { SqliteOperatorKeys } from '../../operator-keys/sqlite/sqlite-operator-keys.ts';
import { NewsReadModel, type ProjectionUpdate } from '../../read-model/news-read-model.ts';
import { OperatorKeys } from '../../operator-keys/operator-keys.ts';
import { StoryOverviews } from '../../story-overview/story-overviews.ts';
import { ArchiveRelabelling } from '../../topics/archive-relabelling.ts';
import { QueryReader } from '../../search/query-reader.ts';
import { RecommendedStories } from '../../recommended/recommended-stories.ts';
import { ReaderVotes } from '../../votes/reader-votes.ts';
import { SqliteStoryVotes } from '../../votes/sqlite/sqlite-story-votes.ts';
import { PageSettings } from '../page-context-factory.ts';
import { webPages } from '../web-pages.ts';

type Asked = {
  readonly headers?: Readonly<Record<string, string>>;
  /** Fields of a form to post; of several values each is sent. */
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
};

/** The web pages over an empty read model at a standing clock, for specs. */
export async function openSite(now: Date) {
  const db = openSqlite(':memory:');
  const readModel = new SqliteReadModel(db, () => now);
  const bus = new SqliteEventBus(db);
  const votes = new SqliteStoryVotes(db, () => now);
  const keys = new SqliteOperatorKeys(db);
  const operatorKey = (await keys.ensure()) ?? '';
  const settings = { zone: 'Asia/Ho_Chi_Minh', now: () => now };
  const module = await Test.createTestingModule({
    controllers: [...webPages.controllers],
    providers: [
      ...webPages.providers,
      CacheInterceptor,
      OperatorAccess,
      { provide: NewsReadModel, useValue: readModel },
      {
        provide: RecommendedStories,
        useValue: new RecommendedStories(readModel, votes, () => now),
      },
      { provide: ReaderVotes, useValue: new ReaderVotes(readModel, votes, 10, () => now) },
      { provide: EventBus, useValue: bus },
      { provide: OperatorKeys, useValue: keys },
      { provide: PageSettings, useValue: settings },
      {
        provide: ArchiveRelabelling,
        useFactory: () => new ArchiveRelabelling(readModel, bus, () => now, new Logger('feed')),
      },
      { provide: StoryOverviews, useValue: new StoryOverviews(readModel) },
      { provide: QueryReader, useValue: new QueryReader(readModel, settings) },
    ],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(httpAdapter());
  app.useLogger(false);
  configureHttp(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();

  return {
    readModel,
    bus,
    operatorKey,
    operatorCookie: { cookie: `newsline-operator=${operatorKey}` },
    apply: (...updates: readonly ProjectionUpdate[]) => readModel.apply(updates),
    async ask(url: string, { headers = {}, form }: Asked = {}) {
      const answer = await app.inject({
        url,
        method: form ? 'POST' : 'GET',
        headers: {
          accept: 'text/html',
          ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
        ...(form && { payload: encoded(form) }),
      });
      const { document } = parseHTML(answer.body);
      return { status: answer.statusCode, headers: answer.headers, html: answer.body, document };
    },
    async close() {
      await app.close();
      await bus.close();
      db.close();
    },
  };
}

function encoded(form: NonNullable<Asked['form']>): string {
  const pairs = Object.entries(form).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
  return new URLSearchParams(pairs).toString();
}

export type Site = Awaited<ReturnType<typeof openSite>>;

/** As a reader sees it: white space folded. */
export function textOf(element: { readonly textContent: string | null } | null): string {
  return (element?.textContent ?? '').replace(/\s+/gu, ' ').trim();
}
