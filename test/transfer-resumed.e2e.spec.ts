import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SearchArticles } from '@newsline/contracts';
import { closeSqlite, openSqlite } from '@newsline/platform';
import { describeOn, eventually } from '@newsline/platform/testing';
import { MongoReadModel } from '../apps/feed/src/read-model/mongo/mongo-read-model.ts';
import { SqliteReadModel } from '../apps/feed/src/read-model/sqlite/sqlite-read-model.ts';
import { follow } from '../apps/feed/src/read-model/testing/read-model-under-test.ts';
import type { NewsReadModel } from '../apps/feed/src/read-model/news-read-model.ts';
import { SqliteSearchIndex } from '../apps/index/src/sqlite/sqlite-search-index.ts';
import { getJson, startNewsline, type RunningNewsline } from './newsline-process.ts';
import { opml, Outlet } from './outlet.ts';
import { emptyTarget, main, runTransfer, startTransfer, type Target } from './transfer-process.ts';

const feeds = 40;
const perFeed = 50;
const total = feeds * perFeed;
/** Killed when the first batches of these have been transferred. */
const killedIn = ['ingest versions', 'classify members', 'feed articles', 'index documents'];

describeOn('NATS_SERVER', 'a transfer that is interrupted', () => {
  const root = mkdtempSync(join(tmpdir(), 'newsline-resumed-'));
  const from = join(root, 'one');
  const index = join(root, 'index');
  let outlet: Outlet;
  let newsline: RunningNewsline;
  let target: Target;
  const transfer = (environment = target.environment) =>
    runTransfer(['--from', from, '--to', index], environment);

  beforeAll(async () => {
    outlet = await Outlet.open();
    const urls = Array.from({ length: feeds }, (_, feed) =>
      outlet.put(
        `feed-${feed}`,
        `Feed ${feed}`,
        Array.from({ length: perFeed }, (__, n) => ({
          slug: `${feed}-${n}`,
          title: `${word(feed * 7 + n)} ${word(n * 3)} tells ${word(feed)} of ${word(n)}`,
          summary: `${word(n)} ${word(n + 1)} said ${word(feed + n)} in ${word(feed)} of ${word(n * feed)}.`,
          // In every feed the same, so that there are ties.
          minutesAgo: 10 + n,
        })),
      ),
    );
    writeFileSync(join(root, 'sources.opml'), opml(urls));
    const settings = {
      ALLOWED_PRIVATE_HOSTS: outlet.host,
      SOURCES_OPML: join(root, 'sources.opml'),
      HOST_PAUSE: '0s',
    };
    newsline = await startNewsline(from, settings);
    target = await emptyTarget();
    await eventually(async () => {
      const search = await getJson<{ total: number }>(`${newsline.origin}/v1/search?limit=1`);
      const { sources } = await getJson<{ sources: { articleCount: number }[] }>(
        `${newsline.origin}/v1/sources`,
      );
      const listed = sources.reduce((sum, { articleCount }) => sum + articleCount, 0);
      expect([search.total, listed]).toEqual([total, total]);
    }, 120_000);
  }, 180_000);
  afterAll(async () => {
    await newsline?.end('SIGKILL');
    await target?.stop();
    outlet?.close();
    rmSync(root, { recursive: true, force: true });
  }, 60_000);

  it('does not begin while the one process is running', async () => {
    const { code, errors } = await transfer();
    expect([code, errors]).toEqual([
      1,
      expect.stringMatching(/^A Newsline is running on .*one\. Stop it/),
    ]);
    await newsline.end('SIGTERM');
  }, 60_000);

  it('does not begin in a target that holds other data, and names it', async () => {
    const other = await emptyTarget();
    await other.connection.collection('feed_articles').insertOne({ version: 1 });
    const { code, errors } = await transfer(other.environment);
    expect([code, errors]).toEqual([
      1,
      expect.stringContaining('already holds other data: feed_articles (1)'),
    ]);
    await other.stop();
  }, 60_000);

  it.each([
    [
      'MONGODB_URL',
      'mongodb://me:geheim@127.0.0.1:1/x',
      'No MongoDB answers at mongodb://me:…@127',
    ],
    ['NATS_URL', 'nats://me:geheim@127.0.0.1:1', 'No NATS server answers at nats://me:…@127'],
  ])(
    'says that nothing answers at %s, and no password',
    async (name, url, said) => {
      const { code, errors } = await transfer({ ...target.environment, [name]: url });
      expect([code, errors]).toEqual([1, expect.stringContaining(said)]);
      expect(errors).not.toContain('geheim');
    },
    60_000,
  );

  it('goes on where it was killed, and transfers everything once', async () => {
    const progress = target.connection.collection<{ _id: string; isDone?: boolean }>('moves');
    const inTheMiddle: string[] = [];
    for (const part of killedIn) {
      const { child, ended } = startTransfer(['--from', from, '--to', index], target.environment);
      while (child.exitCode === null && !(await progress.findOne({ _id: part }))) await pause(2);
      child.kill('SIGKILL');
      // One that came to its end shows nothing.
      expect(await ended).toMatchObject({ code: null, errors: '' });
      if (!(await progress.findOne({ _id: part }))?.isDone) inTheMiddle.push(part);
    }
    expect(inTheMiddle.length).toBeGreaterThan(0);
    const { code, output, errors } = await transfer();
    expect([code, errors]).toEqual([0, '']);
    for (const part of ['ingest versions', 'classify members', 'feed articles', 'index documents'])
      expect(output).toMatch(new RegExp(`^${part} +${total} +${total}$`, 'm'));
  }, 180_000);

  it('leaves the same lists behind, and an index that finds the same', async () => {
    const database = openSqlite(join(from, 'newsline.sqlite'));
    const transferred = openSqlite(join(index, 'index.sqlite'));
    const before = new SqliteReadModel(database);
    const after = await MongoReadModel.open(target.connection);
    const timeline = (readModel: NewsReadModel) =>
      follow((page) => readModel.timeline({}, page), 100);
    expect(await timeline(after)).toEqual(await timeline(before));
    for (const order of ['hot', 'latest'] as const) {
      const stories = (readModel: NewsReadModel) =>
        follow((page) => readModel.stories({ order }, page), 100);
      expect(await stories(after)).toEqual(await stories(before));
    }
    expect(await after.counts()).toEqual(await before.counts());
    const request = SearchArticles.request.parse({ text: word(7), limit: 50 });
    const find = async (file: typeof database) => {
      const answer = await new SqliteSearchIndex(file).search(request);
      return answer.kind === 'found' ? { ...answer, next: null } : answer;
    };
    const found = await find(database);
    expect(found).toMatchObject({ kind: 'found', total: expect.any(Number) });
    expect(await find(transferred)).toEqual(found);
    for (const one of [database, transferred]) closeSqlite(one);
  }, 60_000);

  it('does nothing once it is finished, and refuses data that was used since', async () => {
    expect(await transfer()).toMatchObject({
      code: 0,
      output: expect.stringMatching(/was transferred already, at .* There is nothing to do/),
    });
    const older = await runTransfer(['--from', from, '--to', index], target.environment, 'migrate');
    expect(older).toMatchObject({ code: 0, errors: 'This command is called transfer now.\n' });
    const environment = { ...process.env, DATA_DIR: from, MONGODB_URL: '', NATS_URL: '' };
    const { status } = spawnSync(process.execPath, [main, 'operator-key', 'renew'], {
      env: environment,
    });
    expect(status).toBe(0);
    const { code, errors } = await transfer();
    expect([code, errors]).toEqual([1, expect.stringContaining('this is not the same data')]);
  }, 60_000);
});

function word(n: number): string {
  const syllables = ['ba', 'ke', 'li', 'mo', 'nu', 'ra', 'se', 'ti', 'vo', 'zu'];
  return [...String(n * 37 + 101)].map((digit) => syllables[Number(digit)]).join('');
}
