import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { importOpml, writeOpml } from '@newsline/ingest';
import type { Installation } from '../installation.ts';
import { print, printTable, progress, UserError } from './output.ts';

export type AddOptions = {
  readonly name?: string;
  readonly language?: string;
  readonly folder?: readonly string[];
  readonly fullText?: boolean;
};

export async function addSource(
  { ingest }: Installation,
  url: string,
  options: AddOptions,
): Promise<void> {
  const { name, language, folder = [], fullText = false } = options;
  const answer = await ingest.add({
    url,
    folders: [...folder],
    fullText,
    ...(name !== undefined && { name }),
    ...(language !== undefined && { language }),
  });
  if (answer.kind === 'refused') throw new UserError(`${url} cannot be a source: ${answer.reason}`);
  print(`${answer.kind} ${answer.source.id}`);
}

export async function listSources(
  { ingest }: Installation,
  options: { readonly json?: boolean },
): Promise<void> {
  const sources = await ingest.sources();
  if (options.json)
    return sources.forEach(({ validators: _, ...source }) => print(JSON.stringify(source)));
  if (sources.length === 0) return print('No sources. Add one: newsline sources add URL');
  printTable([
    ['ID', 'STATUS', 'ARTICLES', 'NEXT POLL', 'NAME', 'ADDRESS'],
    ...sources.map(({ id, name, url, health }) => [
      id,
      health.status,
      String(health.articlesSeen),
      health.nextPollAt.slice(0, 16).replace('T', ' '),
      name,
      url,
    ]),
  ]);
  for (const { id, health } of sources) if (health.problem) print(`${id}: ${health.problem}`);
}

export async function removeSource({ ingest }: Installation, id: string): Promise<void> {
  const { removedSources, withdrawnArticles } = await ingest.remove({ sourceId: id });
  if (removedSources === 0)
    throw new UserError(`There is no source ${id}. See: newsline sources list`);
  print(`removed ${id}, ${withdrawnArticles} articles withdrawn`);
}

export async function removeDemonstration({ ingest }: Installation): Promise<void> {
  const { removedSources, withdrawnArticles } = await ingest.remove({ demonstration: true });
  print(`removed ${removedSources} demonstration sources, ${withdrawnArticles} articles withdrawn`);
}

export async function importSources({ ingest }: Installation, file: string): Promise<void> {
  const opml = readFileSync(resolve(process.env['INIT_CWD'] ?? '.', file));
  const bar = progress('Importing');
  const { added, changed, refused } = await importOpml(ingest, opml, bar.advance);
  bar.stop();
  print(`${added} added, ${changed} already there, ${refused.length} refused`);
  for (const { url, reason } of refused) process.stderr.write(`${url}: ${reason}\n`);
  if (refused.length > 0) process.exitCode = 1;
}

export async function exportSources({ ingest }: Installation): Promise<void> {
  const sources = (await ingest.sources()).filter(({ demonstration }) => !demonstration);
  const feeds = sources.map(({ name, url, siteUrl, folders, language }) => ({
    title: name,
    url,
    siteUrl,
    folders: [...folders],
    ...(language && { language }),
  }));
  process.stdout.write(writeOpml(feeds, { title: 'Newsline sources', now: new Date() }));
}
