import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ArticleWithdrawn } from '@newsline/contracts';
import { SqliteEventBus, Unprocessable } from '@newsline/messaging';
import { openSqlite } from '@newsline/platform';

const main = fileURLToPath(new URL('../apps/newsline/dist/main.js', import.meta.url));
const run = promisify(execFile);

describe('newsline dead-letters', () => {
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'newsline-dead-letters-'));
    const database = openSqlite(join(folder, 'newsline.sqlite'));
    const bus = new SqliteEventBus(database);
    for (const [group, reason] of [
      ['index.withdrawals', 'the disk is full'],
      ['feed.withdrawals', 'no such article'],
    ] as const)
      await bus.subscribe({
        group,
        contract: ArticleWithdrawn,
        batchSize: 10,
        handle: async (events) =>
          events.map(({ id }) => ({ eventId: id, error: new Unprocessable(reason) })),
      });
    const context = { service: 'ingest', now: new Date() };
    await bus.publish(
      ['a', 'b'].map((articleId) =>
        ArticleWithdrawn.create({ articleId, version: 1, reason: 'operator' }, context),
      ),
    );
    while ((await bus.deadLetters.count()) < 4) await new Promise(setImmediate);
    await bus.close();
    database.close();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function deadLetters(...args: string[]): Promise<string> {
    const env = { ...process.env, DATA_DIR: folder, MONGODB_URL: '', NATS_URL: '' };
    const { stdout } = await run(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', main, 'dead-letters', ...args],
      { env },
    );
    return stdout;
  }

  it('lists, retries and discards those that match', async () => {
    const full = (await deadLetters('list', '--reason', 'disk', '--json')).trim().split('\n');
    expect(full.map((line) => JSON.parse(line).group)).toEqual(Array(2).fill('index.withdrawals'));
    expect(await deadLetters('list', '--limit', '1')).toContain('1 of 4.');
    expect(await deadLetters('discard', '--older-than', '1h')).toBe('discarded 0\n');
    expect(await deadLetters('discard', '--group', 'feed.withdrawals')).toBe('discarded 2\n');
    expect(await deadLetters('retry', JSON.parse(full[0] ?? '').id)).toMatch(/^retried \d+\n$/);
    expect(await deadLetters('retry', 'all')).toBe('retried 1\n');
    expect(await deadLetters('list')).toBe('No dead letters.\n');
  }, 60_000);

  it.each([
    ['nothing is chosen', ['discard'], /Name what to discard/],
    ['an id and a filter', ['retry', '1', '--group', 'a'], /Name what to retry/],
    ['an age without a unit', ['discard', '--older-than', '7'], /an age such as 90m/],
    ['a letter that is not there', ['discard', '99'], /no dead letter 99/],
  ])('says what to do where %s', async (_, args, message) => {
    await expect(deadLetters(...args)).rejects.toThrow(message);
  });
});
