import { statSync } from 'node:fs';
import type { Installation } from '../installation.ts';
import { print, printTable, UserError } from './output.ts';

export async function status(
  { file, bus, ingest, newsroom }: Installation,
  options: { readonly json?: boolean },
): Promise<void> {
  const sources = await ingest.sources();
  const { articles, stories } = await newsroom.counts();
  const lag = await bus.lag();
  const summary = {
    ...(file === null
      ? { data: 'the servers of the services' }
      : { data: file, megabytes: megabytesOf(file) }),
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
    ['data', file === null ? summary.data : `${file} (${megabytesOf(file)} MB)`],
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

/** With what stands in the log beside it. */
function megabytesOf(file: string): number {
  const sizes = [file, `${file}-wal`].map(
    (one) => statSync(one, { throwIfNoEntry: false })?.size ?? 0,
  );
  return Math.round(sizes.reduce((sum, size) => sum + size) / 1e5) / 10;
}

export async function listDeadLetters(
  { bus }: Installation,
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

export async function showDeadLetter({ bus }: Installation, id: string): Promise<void> {
  const letter = await bus.deadLetters.get(id);
  if (!letter)
    throw new UserError(`There is no dead letter ${id}. See: newsline dead-letters list`);
  print(JSON.stringify(letter, null, 2));
}

/** `what`: an id, or `all`. */
export async function retryDeadLetters({ bus }: Installation, what: string): Promise<void> {
  if (what !== 'all') {
    if (!(await bus.deadLetters.retry(what)))
      throw new UserError(`There is no dead letter ${what}.`);
    return print(`retried ${what}`);
  }
  const letters = await bus.deadLetters.list({ limit: 100_000 });
  for (const { id } of letters) await bus.deadLetters.retry(id);
  print(`retried ${letters.length}`);
}

export async function renewOperatorKey({ operatorKeys }: Installation): Promise<void> {
  print(await operatorKeys.renew());
}
