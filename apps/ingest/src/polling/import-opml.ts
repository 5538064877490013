import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AddSource, AnswerOf } from '@newsline/contracts';
import type { Log } from '@newsline/platform';
import { readOpml } from '../feeds/read-opml.ts';
import type { NewSource } from './manage-sources.ts';

const shippedSources = fileURLToPath(new URL('../../../../sources.opml', import.meta.url));

/** Whoever adds sources: `Ingest` does. */
export type SourceAdder = {
  add(source: NewSource): Promise<AnswerOf<typeof AddSource>>;
};

/** Adds the sources that a new Newsline begins with. `file`: an OPML file; empty for the list that
 *  ships with Newsline, "none" for no sources.
 *  @throws Error that says what to do where there is no such file */
export async function importInitialSources(
  ingest: SourceAdder,
  file: string,
  log: Log,
): Promise<void> {
  if (file === 'none') return;
  const path = file || shippedSources;
  if (!existsSync(path))
    throw new Error(`There is no file ${path}. Set SOURCES_OPML to an OPML file, or to "none".`);
  const { added, refused } = await importOpml(ingest, readFileSync(path));
  log.info(`${added} sources were added from ${path}`);
  for (const { url, reason } of refused) log.warn(`${url} was left out: ${reason}`);
}

/** Each waits for a store and a broker that write to disk. */
const batchSize = 20;

export type ImportResult = {
  readonly added: number;
  readonly changed: number;
  readonly refused: readonly { readonly url: string; readonly reason: string }[];
};

/** Adds every feed of an OPML list; what cannot be a source is named, and holds up no other. */
export async function importOpml(
  ingest: SourceAdder,
  opml: Uint8Array,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<ImportResult> {
  const { sources } = readOpml(opml);
  const result = { added: 0, changed: 0, refused: [] as { url: string; reason: string }[] };
  for (let at = 0; at < sources.length; at += batchSize) {
    const batch = sources.slice(at, at + batchSize);
    const answers = await Promise.all(
      batch.map(async ({ folders, ...listed }) => {
        // One that stands in no folder is listed, not taken out of its folders.
        const source = { ...listed, ...(folders.length > 0 && { folders }) };
        return { url: listed.url, answer: await ingest.add(source) };
      }),
    );
    for (const { url, answer } of answers) {
      if (answer.kind === 'refused') result.refused.push({ url, reason: answer.reason });
      else result[answer.kind] += 1;
    }
    onProgress(at + batch.length, sources.length);
  }
  return result;
}
