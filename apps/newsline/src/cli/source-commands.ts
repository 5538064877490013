import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type SourceProblem, SourceSettingsChange } from '@newsline/contracts';
import { escapeControlsInXml } from '@newsline/platform';
import { importOpml, stateOf } from '@newsline/ingest';
import { writeOpml } from '@newsline/news';
import type { Installation } from '../installation.ts';
import { UserError } from '../user-error.ts';
import { print, printJson, printTable, progress, warn } from './output.ts';

/** As the command line names the settings of a source; see `SourceSettings`. */
export type SettingsOptions = Pick<SourceSettingsChange, 'name' | 'fullText'> & {
  readonly readAs?: string;
  /** `false`: `--no-language`. */
  readonly language?: string | false;
  /** `false`: `--no-folder`. */
  readonly folder?: string[] | false;
  /** `false`: `--no-outlet`. */
  readonly outlet?: string | false;
};

export async function addSource(
  { ingest }: Installation,
  url: string,
  { check, ...options }: SettingsOptions & { readonly check: boolean },
): Promise<void> {
  const answer = await ingest.addChecked({ url, check, ...settingsOf(options) });
  if (answer.kind === 'refused')
    throw new UserError(`${url} cannot be a source: ${answer.reason}${unchecked(answer)}`);
  const { id, url: found, health, readAs } = answer.source;
  print(`${answer.kind} ${id}${found === url ? '' : ` ${found}`}`);
  if (readAs === 'list')
    print('It is no feed but a page: its headlines are read from the page itself.');
  if (answer.kind === 'added' && health.problem) warn(health.problem);
}

/** Only what is at an address can be left unchecked. */
function unchecked({ problem }: { readonly problem?: SourceProblem | undefined }): string {
  return problem ? ' To add it all the same, use --no-check.' : '';
}

/** Says what would come from an address, and adds nothing. */
export async function trySource(
  { ingest }: Installation,
  url: string,
  { json = false, ...options }: { readonly json?: boolean } & Pick<SettingsOptions, 'readAs'>,
): Promise<void> {
  const answer = await ingest.try({ url, ...settingsOf(options) });
  if (answer.kind === 'refused') throw new UserError(`${url} cannot be a source: ${answer.reason}`);
  if (json) return printJson(answer);
  if (answer.kind === 'several') {
    print(`This is a page that leads to ${answer.feeds.length} feeds:`);
    return printTable(answer.feeds.map((feed) => [feed.url, feed.title]));
  }
  const { feed, sourceId } = answer;
  printTable([
    [feed.readAs === 'list' ? 'list page' : 'feed', feed.url],
    ['title', feed.title || '(none)'],
    ['site', feed.siteUrl ?? '(not said)'],
    ['language', feed.language ?? '(not said)'],
    ['articles', String(feed.articleCount)],
  ]);
  if (feed.readAs === 'list')
    print('\nIt is no feed but a page: its headlines are read from the page itself.');
  if (feed.articles.length > 0) print('\nThe newest:');
  printTable(
    feed.articles.map(({ title, publishedAt }) => [
      publishedAt?.slice(0, 16).replace('T', ' ') ?? '(no date)       ',
      title,
    ]),
  );
  for (const warning of feed.warnings) warn(warning);
  print(sourceId === null ? '\nNothing was added.' : `\nIt is a source already: ${sourceId}`);
}

export async function changeSource(
  { ingest }: Installation,
  id: string,
  options: SettingsOptions,
): Promise<void> {
  const settings = settingsOf(options);
  if (Object.keys(settings).length === 0)
    throw new UserError('Name at least one setting. See: newsline sources change --help');
  const answer = await ingest.change({ sourceId: id, ...settings });
  if (answer.kind === 'unknown-source') throw noSource(id);
  if (answer.kind === 'refused') throw new UserError(`${answer.field}: ${answer.reason}`);
  print(`${answer.kind} ${answer.source.id}`);
}

/** @throws {UserError} that names what is wrong with each setting */
function settingsOf({
  language,
  folder,
  outlet,
  ...options
}: SettingsOptions): SourceSettingsChange {
  const settings = {
    ...options,
    ...(language !== undefined && { language: language || null }),
    ...(folder !== undefined && { folders: folder || [] }),
    ...(outlet !== undefined && { outlet: outlet || null }),
  };
  const checked = SourceSettingsChange.safeParse(settings);
  if (checked.success) return checked.data;
  const wrong = checked.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`);
  throw new UserError(wrong.join('; '));
}

const noSource = (id: string) =>
  new UserError(`There is no source ${id}. See: newsline sources list`);

export async function listSources(
  { ingest }: Installation,
  options: { readonly json?: boolean },
): Promise<void> {
  const sources = await ingest.sources();
  if (options.json) return sources.forEach((source) => printJson(stateOf(source)));
  if (sources.length === 0) return print('No sources. Add one: newsline sources add URL');
  printTable([
    ['ID', 'STATUS', 'ARTICLES', 'NEXT POLL', 'NAME', 'ADDRESS'],
    ...sources.map(({ id, name, url, health }) => [
      id,
      health.status,
      String(health.articlesSeen),
      health.endedAt === null ? health.nextPollAt.slice(0, 16).replace('T', ' ') : 'when asked',
      name,
      url,
    ]),
  ]);
  for (const { id, health } of sources) if (health.problem) print(`${id}: ${health.problem}`);
  for (const { id, moved } of sources) {
    if (!moved) continue;
    const { from, to, takenBy } = moved;
    print(
      takenBy === null
        ? `${id}: its publisher has moved it here from ${from}`
        : `${id}: its publisher has moved it to ${to}, which ${takenBy} reads already; remove one of them`,
    );
  }
}

export async function removeSource({ ingest }: Installation, id: string): Promise<void> {
  const { removedSources, withdrawnArticles } = await ingest.remove({ sourceId: id });
  if (removedSources === 0) throw noSource(id);
  print(`removed ${id}, ${withdrawnArticles} articles withdrawn`);
}

export async function removeDemonstration({ ingest }: Installation): Promise<void> {
  const { removedSources, withdrawnArticles } = await ingest.remove({ demonstration: true });
  print(`removed ${removedSources} demonstration sources, ${withdrawnArticles} articles withdrawn`);
}

export async function importSources({ ingest }: Installation, file: string): Promise<void> {
  const opml = readFileSync(resolve(process.env['INIT_CWD'] ?? '.', file));
  const bar = progress('Importing');
  const { added, changed, leftOut, warnings } = await importOpml(ingest, opml, bar.advance);
  bar.stop();
  print(`${added} added, ${changed} already there, ${leftOut.length} left out`);
  for (const { name, url, reason } of leftOut)
    warn([name && `"${name}"`, url].filter(Boolean).join(' ') + `: ${reason}`);
  for (const warning of warnings) warn(warning);
  if (leftOut.length > 0) process.exitCode = 1;
}

export async function exportSources({ ingest }: Installation): Promise<void> {
  const sources = (await ingest.sources()).filter(({ demonstration }) => !demonstration);
  const opml = writeOpml(sources, { title: 'Newsline sources', now: new Date() });
  process.stdout.write(escapeControlsInXml(opml));
}
