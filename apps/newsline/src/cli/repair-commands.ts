import { statSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteNewsroom, SqliteOperatorKeys } from '@newsline/feed';
import type { Embedded } from '../embedded.ts';
import { print, printTable, UserError } from './output.ts';

export async function status(
  { bus, ingest, database }: Embedded,
  dataDir: string,
  options: { readonly json?: boolean },
): Promise<void> {
  const sources = await ingest.sources();
  const { articles, stories } = await new SqliteNewsroom(database).counts();
  const lag = await bus.lag();
  const file = join(dataDir, 'newsline.sqlite');
  const summary = {
    data: file,
    megabytes: Math.round((sizeOf(file) + sizeOf(`${file}-wal`)) / 1e5) / 10,
    sources: sources.length,
    failing: sources.filter(({ health }) => health.status === 'failing').length,
    articles,
    stories,
    deadLetters: await bus.deadLetters.count(),
    waiting: Object.fromEntries(
      lag.map(({ group, channel, pending }) => [`${group} ${channel}`, pending]),
    ),
  };
  if (options.json) return print(JSON.stringify(summary));
  printTable([
    ['data', `${summary.data} (${summary.megabytes} MB)`],
    ['sources', `${summary.sources}, ${summary.failing} failing`],
    ['articles', String(articles)],
    ['stories', String(stories)],
    ['dead letters', String(summary.deadLetters)],
    ...lag.map(({ group, channel, pending }) => [
      `waiting for ${group}`,
      `${pending} of ${channel}`,
    ]),
  ]);
  if (summary.deadLetters > 0) print('See: newsline dead-letters list');
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

export async function listDeadLetters(
  { bus }: Embedded,
  options: { readonly limit: number },
): Promise<void> {
  const letters = await bus.deadLetters.list({ limit: options.limit });
  if (letters.length === 0) return print('No dead letters.');
  printTable([
    ['ID', 'GIVEN UP', 'BY', 'DELIVERIES', 'EVENT', 'REASON'],
    ...letters.map(({ id, at, group, deliveries, event, reason }) => [
      id,
      at.toISOString().slice(0, 19),
      group,
      String(deliveries),
      event.id,
      reason.split('\n')[0] ?? '',
    ]),
  ]);
}

export async function showDeadLetter({ bus }: Embedded, id: string): Promise<void> {
  const letter = await bus.deadLetters.get(id);
  if (!letter)
    throw new UserError(`There is no dead letter ${id}. See: newsline dead-letters list`);
  print(JSON.stringify(letter, null, 2));
}

/** `what`: an id, or `all`. */
export async function retryDeadLetters({ bus }: Embedded, what: string): Promise<void> {
  if (what !== 'all') {
    if (!(await bus.deadLetters.retry(what)))
      throw new UserError(`There is no dead letter ${what}.`);
    return print(`retried ${what}`);
  }
  const letters = await bus.deadLetters.list({ limit: 100_000 });
  for (const { id } of letters) await bus.deadLetters.retry(id);
  print(`retried ${letters.length}`);
}

export async function renewOperatorKey({ database }: Embedded): Promise<void> {
  print(await new SqliteOperatorKeys(database).renew());
}
