import { existsSync, readFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { readOpml, type Ingest } from '@newsline/ingest';
import { migrate, type Log } from '@newsline/platform';
import { listSamples } from './demonstration/samples.ts';
import type { NewslineSettings } from './newsline.config.ts';

const shippedSources = fileURLToPath(new URL('../../../sources.opml', import.meta.url));

/** When this data folder was first started: what the demonstration's dates are counted from. */
export function firstStartedAt(
  database: DatabaseSync,
  now: Date,
): { readonly at: Date; readonly isNow: boolean } {
  migrate(database, 'newsline', [
    'CREATE TABLE newsline_facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID',
  ]);
  const { changes } = database
    .prepare("INSERT OR IGNORE INTO newsline_facts VALUES ('first-started-at', ?)")
    .run(now.toISOString());
  const row = database
    .prepare("SELECT value FROM newsline_facts WHERE name = 'first-started-at'")
    .get();
  return { at: new Date(String(row?.['value'])), isNow: changes > 0 };
}

/** The sources that a new data folder begins with. */
export async function addFirstSources(
  ingest: Ingest,
  settings: NewslineSettings,
  origin: string,
  log: Log,
): Promise<void> {
  if (settings.DEMONSTRATION) await addDemonstration(ingest, origin);
  if (settings.SOURCES_OPML === 'none') return;
  const file = settings.SOURCES_OPML || shippedSources;
  if (!existsSync(file))
    throw new Error(`There is no ${file}. Set SOURCES_OPML to an OPML file, or to "none".`);
  const { added, refused } = await importOpml(ingest, readFileSync(file));
  log.info(`${added} sources from ${file}`);
  for (const { url, reason } of refused) log.warn(`${url} is left out: ${reason}`);
}

/** The demonstration feeds, as far as they are still there, under the address of this start. */
export async function moveDemonstration(ingest: Ingest, origin: string): Promise<void> {
  const there = new Map((await ingest.sources()).map((source) => [source.id, source.url]));
  for (const { slug, title, language } of listSamples()) {
    const url = `${origin}/samples/${slug}.xml`;
    const before = there.get(`demo-${slug}`);
    if (before !== undefined && before !== url)
      await addSample(ingest, slug, title, language, origin);
  }
}

export type Import = {
  readonly added: number;
  readonly changed: number;
  readonly refused: readonly { readonly url: string; readonly reason: string }[];
};

/** Adds every feed of an OPML list; what cannot be a source is named, and holds up no other. */
export async function importOpml(
  ingest: Ingest,
  opml: Uint8Array,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Import> {
  const { sources: feeds } = readOpml(opml);
  const result = { added: 0, changed: 0, refused: [] as { url: string; reason: string }[] };
  for (const [n, { title, url, siteUrl, folders, language }] of feeds.entries()) {
    const answer = await ingest.add({
      url,
      name: title,
      siteUrl,
      folders,
      fullText: false,
      ...(language && { language }),
    });
    if (answer.kind === 'refused') result.refused.push({ url, reason: answer.reason });
    else result[answer.kind] += 1;
    onProgress(n + 1, feeds.length);
  }
  return result;
}

async function addDemonstration(ingest: Ingest, origin: string): Promise<void> {
  for (const { slug, title, language } of listSamples())
    await addSample(ingest, slug, title, language, origin);
}

async function addSample(
  ingest: Ingest,
  slug: string,
  name: string,
  language: string,
  origin: string,
): Promise<void> {
  const url = `${origin}/samples/${slug}.xml`;
  await ingest.add({
    id: `demo-${slug}`,
    url,
    name,
    language,
    folders: [],
    fullText: false,
    siteUrl: null,
    demonstration: true,
  });
}
