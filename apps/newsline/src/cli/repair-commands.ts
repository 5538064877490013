import { statSync } from 'node:fs';
import type { Installation } from '../installation.ts';
import { print, printJson, printTable } from './output.ts';

export async function status(
  { file, bus, ingest, readModel }: Installation,
  options: { readonly json?: boolean },
): Promise<void> {
  const sources = await ingest.sources();
  const { articles, stories } = await readModel.counts();
  const lag = await bus.lag();
  const summary = {
    ...(file === null
      ? { data: 'MongoDB and NATS' }
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
  if (options.json) return printJson(summary);
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

/** With the write-ahead log beside it. */
function megabytesOf(file: string): number {
  const sizes = [file, `${file}-wal`].map(
    (one) => statSync(one, { throwIfNoEntry: false })?.size ?? 0,
  );
  return Math.round(sizes.reduce((sum, size) => sum + size) / 1e5) / 10;
}

export async function renewOperatorKey({ operatorKeys }: Installation): Promise<void> {
  print(await operatorKeys.renew());
}
