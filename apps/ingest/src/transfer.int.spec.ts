import { openSqlite } from '@newsline/platform';
import { describeOn, emptyMongo, transferAll } from '@newsline/platform/testing';
import type { Connection } from 'mongoose';
import { article, observation } from './polling/announced-articles.conformance.ts';
import type { Source } from './polling/source-store.ts';
import { MongoAnnouncedArticles } from './mongo/mongo-announced-articles.ts';
import { MongoSourceStore } from './mongo/mongo-source-store.ts';
import { ingestParts } from './transfer.ts';
import { SqliteAnnouncedArticles } from './sqlite/sqlite-announced-articles.ts';
import { SqliteSourceStore } from './sqlite/sqlite-source-store.ts';

const numbers = Array.from({ length: 600 }, (_, n) => n);
const ids = numbers.map((n) => `a${n}`);
const keyLists = ids.map((id) => ['guid:unknown', `link:${id}`]);
const sourceIds = ['one', 'two.example $ %', 'three'];

function source(id: string, more: Partial<Source> = {}): Source {
  return {
    id,
    name: `Báo ${id}`,
    url: `https://${encodeURIComponent(id)}.example/rss`,
    siteUrl: null,
    language: 'vi',
    folders: ['Thế giới'],
    readAs: 'feed',
    fullText: true,
    outlet: null,
    demonstration: false,
    addedAt: '2026-01-01T00:00:00.000Z',
    moved: null,
    health: {
      status: 'failing',
      lastPolledAt: '2026-01-02T00:00:00.000Z',
      lastChangedAt: null,
      nextPollAt: '2026-01-03T00:00:00.000Z',
      endedAt: null,
      failures: 3,
      problem: '503',
      problemDetails: null,
      warnings: [],
      warningDetails: [],
      outage: null,
      articlesSeen: 7,
      nextPollReason: { kind: 'failures', values: { failures: '3' } },
      articlesPerDay: 2,
    },
    sharedLinks: [],
    listPaths: ['a.b', '$c'],
    validators: { etag: '"x"', lastModified: null, bodyHash: 'h' },
    redirect: null,
    schedule: null,
    subscription: null,
    ...more,
  };
}

const pointing = observation('a150', {
  sourceId: 'two.example $ %',
  fingerprint: 'y',
  keys: [],
  statement: { ...article('a150', 2, 'Hai'), sourceId: 'two.example $ %' },
});

describeOn('MONGODB_URL', 'ingest transferred to MongoDB', (url) => {
  const database = openSqlite(':memory:');
  const sources = new SqliteSourceStore(database);
  const announced = new SqliteAnnouncedArticles(database);
  let connection: Connection;
  let stop: () => Promise<void>;
  let transferredAnnounced: MongoAnnouncedArticles;
  let transferredSources: MongoSourceStore;
  beforeAll(async () => {
    for (const id of sourceIds) await sources.put(source(id));
    await announced.remember(
      ids.map((id) => observation(id)),
      ids.map((id) => article(id)),
    );
    await announced.remember(
      ids
        .slice(0, 100)
        .map((id) => observation(id, { sourceId: 'two.example $ %', fingerprint: 'x' })),
      ids.slice(0, 10).map((id) => article(id, 2, 'Sửa')),
    );
    await announced.remember([pointing], []);
    await announced.remember([observation('only', { sourceId: 'three' })], [article('only')]);
    await announced.forget('three');
    ({ connection, stop } = await emptyMongo(url));
    expect(await transferAll(await ingestParts(database, connection))).toEqual({
      'ingest sources': { here: 3, there: 3 },
      'ingest articles': { here: 601, there: 601 },
      'ingest versions': { here: 610, there: 610 },
      'ingest statements': { here: 1, there: 1 },
      'ingest identity keys': { here: 601, there: 601 },
    });
    transferredAnnounced = await MongoAnnouncedArticles.open(connection);
    transferredSources = await MongoSourceStore.open(connection);
  });
  afterAll(async () => {
    await stop();
    database.close();
  });

  it('polls on from the same state', async () => {
    expect(await transferredSources.all()).toEqual(await sources.all());
    const due = new Date('2026-01-03T00:00:00.000Z');
    expect(await transferredSources.due(new Date(due.getTime() - 1), 9)).toEqual([]);
    expect(await transferredSources.lease('one', due, 1_000)).toEqual(source('one'));
  });

  it('knows each article under its keys, by each source', async () => {
    for (const id of sourceIds)
      expect(await transferredAnnounced.find(id, [...keyLists, ['link:only']])).toEqual(
        await announced.find(id, [...keyLists, ['link:only']]),
      );
    expect(await transferredAnnounced.versions('a3')).toEqual(await announced.versions('a3'));
    expect(await transferredAnnounced.versions('only')).toEqual([]);
  });

  it('lets speak who would have spoken in the one process', async () => {
    const expected = await announced.successions('one', 9);
    expect(expected).toMatchObject([{ articleId: 'a150', statement: { title: 'Hai' } }]);
    expect(await transferredAnnounced.successions('one', 9)).toEqual(expected);
  });

  it('withdraws what the one process would have', async () => {
    const shown = await announced.exclusiveTo('one');
    expect(shown).toHaveLength(499);
    const byId = (a: { articleId: string }, b: { articleId: string }) =>
      a.articleId < b.articleId ? -1 : 1;
    expect([...(await transferredAnnounced.exclusiveTo('one'))].sort(byId)).toEqual(
      [...shown].sort(byId),
    );
    for (const each of [announced, transferredAnnounced]) await each.forget('one');
    expect(await transferredAnnounced.find('one', keyLists)).toEqual(
      await announced.find('one', keyLists),
    );
  });
});
