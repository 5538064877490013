import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewsEvent } from '@newsline/contracts';
import { type EventBus, SqliteEventBus } from '@newsline/messaging';
import { JetStreamEventBus, openNats } from '@newsline/messaging/jetstream';
import { openSqlite } from '@newsline/platform';
import { describeOn, eventually } from '@newsline/platform/testing';
import {
  getJson,
  startDistributed,
  startNewsline,
  type RunningNewsline,
} from './newsline-process.ts';

const folder = new URL('../libs/contracts/samples/', import.meta.url);
const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as NewsEvent[]);

/** Publishes what an earlier Newsline published beside one that runs, and waits until every service
 *  has settled it. */
async function sendAll(bus: EventBus): Promise<void> {
  await bus.publish(samples);
  await eventually(async () => {
    const lag = await bus.lag();
    const consumed = new Set(lag.map(({ channel }) => channel));
    expect(samples.filter(({ type }) => !consumed.has(type))).toEqual([]);
    expect(lag.filter(({ pending }) => pending > 0)).toEqual([]);
  }, 60_000);
  expect(await bus.deadLetters.list({ limit: 10 })).toEqual([]);
}

async function isShown({ origin }: RunningNewsline): Promise<void> {
  const get = <Body>(path: string) => getJson<Body>(`${origin}${path}`);
  const { articles } = await get<{ articles: { id: string }[] }>('/v1/timeline');
  expect(articles.map(({ id }) => id).toSorted()).toEqual([
    'sample-en',
    'sample-episode',
    'sample-vi',
  ]);
  expect(await get('/v1/stories/story-sample')).toMatchObject({
    story: { headline: 'Hai nước nối lại hội đàm tại Giơ-ne-vơ' },
  });
  expect(await get('/v1/sources')).toMatchObject({
    sources: [
      { id: 's-bao-ba', health: { warningDetails: [{ kind: 'wrong-encoding' }, { kind: 'cut' }] } },
      { id: 's-bao-hai', health: { warnings: ['3 articles have no date.'] } },
      { id: 's-bao-mot', health: { status: 'failing', warnings: [], problemDetails: null } },
    ],
  });
  expect(await get('/v1/search?q=hoi%20dam')).toMatchObject({ total: 1 });
}

describe('events of an earlier version go through every consumer', () => {
  let data: string;
  let newsline: RunningNewsline | undefined;
  beforeEach(() => (data = mkdtempSync(join(tmpdir(), 'newsline-samples-'))));
  afterEach(async () => {
    await newsline?.end('SIGTERM');
    rmSync(data, { recursive: true, force: true });
  }, 30_000);

  it('of one process', async () => {
    newsline = await startNewsline(data);
    const database = openSqlite(join(data, 'newsline.sqlite'));
    const bus = new SqliteEventBus(database);
    await sendAll(bus).finally(async () => {
      await bus.close();
      database.close();
    });
    await isShown(newsline);
  }, 120_000);

  describeOn('NATS_SERVER', 'with servers', () => {
    it('of four services', async () => {
      newsline = await startDistributed(data);
      const [, url = ''] = /NATS_URL='([^']+)'/.exec(newsline.output()) ?? [];
      const bus = await JetStreamEventBus.open(await openNats({ url, name: 'spec' }));
      await sendAll(bus).finally(() => bus.close());
      await isShown(newsline);
    }, 120_000);
  });
});
