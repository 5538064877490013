import type { AddressInfo } from 'node:net';
import {
  AddSource,
  CheckCallback,
  ChangeSource,
  ImportSources,
  PollSource,
  ReceivePush,
  RemoveSources,
  SubmitDocument,
  TrySource,
  VerifySubscription,
} from '@newsline/contracts';
import {
  configureFeed,
  FeedModule,
  httpAdapter,
  SqliteOperatorKeys,
  SqliteReadModel,
  SqliteStoryVotes,
} from '@newsline/feed';
import { IndexModule, SqliteSearchIndex } from '@newsline/index';
import { EventBusTransport, SqliteEventBus } from '@newsline/messaging';
import { openSqlite } from '@newsline/platform';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  articleUpdate,
  someTopics,
  sourceState,
  storyUpdate,
} from '../../../apps/feed/src/read-model/testing/sample-news.ts';
import { playClassify } from './play-classify.ts';
import { playGrouping } from './play-grouping.ts';

/** A route as the server has it: `/v1/stories/:id`. */
export type Route = { readonly method: string; readonly url: string };

export type Site = {
  readonly port: number;
  readonly routes: readonly Route[];
  /** The operator's, in clear. */
  readonly key: string;
};

/** The clock of the pages and lists. */
const now = new Date('2026-02-01T10:00:00Z');
const asOf = '2026-02-01T09:00:00.000Z';
/** Ids that are there: of articles, stories, topics and sources. */
export const ids = ['a1', 'nasty/1 2.3', 's1', 'merged', 'diplomacy', 'bao-moi-viet', 'bbc.com'];
const nasty =
  'A & B < C > "D" \u0000\u0008\u001b[2J\u009b \ufffe\ud800 ]]> <![CDATA[ \u202eđường 😀';

/** The service of pages, API and feeds with the search beside it, as the one process has them, on a
 *  port of this machine; ingest and classify are played, so that no case changes what the next one meets. */
export async function openSite(): Promise<Site> {
  const database = openSqlite(':memory:');
  const bus = new SqliteEventBus(database);
  const operatorKeys = new SqliteOperatorKeys(database);
  const key = (await operatorKeys.ensure()) ?? '';
  const readModel = new SqliteReadModel(database, () => now);
  const searchIndex = new SqliteSearchIndex(database, { now: () => now });
  const votes = new SqliteStoryVotes(database, () => now);
  await addNews(readModel, searchIndex);
  await playIngest(bus);
  await playClassify(bus, nasty);
  await playGrouping(bus, nasty);

  const options = { publicUrl: null, zone: 'Asia/Ho_Chi_Minh', votesPerNetwork: 1000 };
  const imports = [
    FeedModule.with({ readModel, operatorKeys, votes, bus, options, now: () => now }),
    IndexModule.with({ searchIndex }),
  ];
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: class Whole {}, imports },
    httpAdapter(),
    { logger: false, abortOnError: false },
  );
  const routes: Route[] = [];
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) routes.push({ method: one, url });
    });
  configureFeed(app);
  app.connectMicroservice({ strategy: new EventBusTransport(bus) });
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  return { port: (app.getHttpServer().address() as AddressInfo).port, routes, key };
}

async function addNews(readModel: SqliteReadModel, index: SqliteSearchIndex): Promise<void> {
  const articles = [
    articleUpdate({ id: 'a1' }, { topics: ['diplomacy'], storyId: 's1' }),
    articleUpdate(
      {
        id: 'nasty/1 2.3',
        sourceId: 'bbc.com',
        sourceName: nasty,
        title: nasty,
        summary: nasty,
        text: nasty,
        html: '<p>a &amp; b ]]> <a href="https://x.example/?a=1&amp;b=2">đ</a>\u000b</p>',
        authors: [nasty],
        categories: [nasty],
        url: 'https://bbc.com.example/a?b=1&c=đ',
      },
      { topics: ['diplomacy', 'cybersecurity'], storyId: 's1' },
    ),
    ...Array.from({ length: 40 }, (_, at) => articleUpdate({ id: `more-${at}` })),
  ];
  await readModel.apply([
    { kind: 'topics', topics: someTopics, asOf },
    ...['bao-moi-viet', 'bbc.com'].map(
      (id) => ({ kind: 'source', source: sourceState({ id, name: nasty }), asOf }) as const,
    ),
    ...articles,
    storyUpdate({ storyId: 's1', headline: nasty, headlineArticleId: 'a1', articleCount: 2 }),
    storyUpdate({ storyId: 'story-of-more-1', headlineArticleId: 'more-1' }),
    storyUpdate({ storyId: 'merged', articleCount: 0, mergedInto: 's1' }),
  ]);
  await index.put(articles);
}

/** Answers as ingest does: each in all its ways, by what is asked. */
async function playIngest(bus: SqliteEventBus): Promise<void> {
  const source = sourceState({ id: 'bao-moi-viet' });
  const refused = { kind: 'refused', field: 'url', reason: 'This is no feed.' } as const;
  const unknown = { kind: 'unknown-source' } as const;
  const added = { kind: 'added', source } as const;
  const changed = { kind: 'changed', source } as const;
  const scheduled = { kind: 'scheduled' } as const;
  const isOdd = (text: string) => text.length % 2 === 1;
  await bus.answer(AddSource, async ({ url }) => (isOdd(url) ? refused : added));
  await bus.answer(ChangeSource, async ({ sourceId }) => (isOdd(sourceId) ? unknown : changed));
  await bus.answer(PollSource, async ({ sourceId }) => (isOdd(sourceId) ? unknown : scheduled));
  await bus.answer(RemoveSources, async (selection) => {
    const removedSources = 'sourceId' in selection && isOdd(selection.sourceId) ? 0 : 1;
    return { removedSources, withdrawnArticles: removedSources };
  });
  const accepted = { kind: 'accepted' as const, articles: [] };
  await bus.answer(SubmitDocument, async ({ body }) => (isOdd(body) ? refused : accepted));
  const feeds = [{ url: 'https://bao.example/rss', title: nasty }];
  const several = { kind: 'several', feeds } as const;
  await bus.answer(TrySource, async ({ url }) => (isOdd(url) ? refused : several));
  const leftOut = [{ name: nasty, url: '', reason: 'It has no address.' }];
  const counted = { added: 1, changed: 0, leftOut, warnings: [nasty] };
  const imported = { kind: 'imported' as const, ...counted };
  await bus.answer(ImportSources, async ({ opml }) => (opml.length % 8 === 0 ? refused : imported));
  await bus.answer(CheckCallback, async ({ token }) => ({ isKnown: !isOdd(token) }));
  await bus.answer(VerifySubscription, async ({ topic }) => ({ isWanted: !isOdd(topic) }));
  await bus.answer(ReceivePush, async ({ body }) => ({
    kind: body.length % 8 === 0 ? 'taken' : 'ignored',
  }));
}
