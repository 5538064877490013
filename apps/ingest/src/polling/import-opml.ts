import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type {
  AddSource,
  AnswerOf,
  ImportedSources,
  ImportSources,
  RequestOf,
} from '@newsline/contracts';
import type { ListedSource } from '@newsline/news';
import type { Log } from '@newsline/platform';
import { readOpml } from '../feeds/read-opml.ts';
import { UnreadableFeed } from '../feeds/unreadable-feed.ts';
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
  const { added, leftOut, warnings } = await importOpml(ingest, readFileSync(path));
  log.info(`${added} sources were added from ${path}`);
  for (const { name, url, reason } of leftOut)
    log.warn(`${name || 'A source'} (${url}) was left out: ${reason}`);
  for (const warning of warnings) log.warn(warning);
}

/** Each waits for a store and a broker that write to disk. */
const batchSize = 20;

/** What an operator hands in. */
export async function importHandedIn(
  { opml }: RequestOf<typeof ImportSources>,
  ingest: SourceAdder,
): Promise<AnswerOf<typeof ImportSources>> {
  try {
    return { kind: 'imported', ...(await importOpml(ingest, Buffer.from(opml, 'base64'))) };
  } catch (error) {
    if (!(error instanceof UnreadableFeed)) throw error;
    return { kind: 'refused', field: 'body', reason: error.message };
  }
}

/** Adds every feed of an OPML list, without asking for any; what cannot be a source is named, and
 *  holds up no other.
 *  @throws {UnreadableFeed} for what is no such list */
export async function importOpml(
  ingest: SourceAdder,
  opml: Uint8Array,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<ImportedSources> {
  const { sources, leftOut, warnings } = readOpml(opml);
  const result = { added: 0, changed: 0, leftOut, warnings };
  for (let at = 0; at < sources.length; at += batchSize) {
    const batch = sources.slice(at, at + batchSize);
    const answers = await Promise.all(batch.map((listed) => addListed(ingest, listed)));
    for (const [n, answer] of answers.entries()) {
      const { name = '', url = '' } = batch[n] ?? {};
      if (answer.kind !== 'refused') result[answer.kind] += 1;
      else leftOut.push({ name, url, reason: answer.reason });
      if (answer.kind !== 'refused' && answer.note) warnings.push(answer.note);
    }
    onProgress(at + batch.length, sources.length);
  }
  return result;
}

type Answer = AnswerOf<typeof AddSource> & { readonly note?: string };

async function addListed(
  ingest: SourceAdder,
  { folders, outlet, ...listed }: ListedSource,
): Promise<Answer> {
  // One that stands in no folder is listed, not taken out of its folders.
  const source = { ...listed, ...(folders.length > 0 && { folders: [...folders] }) };
  if (!outlet) return ingest.add(source);
  const answer = await ingest.add({ ...source, outlet });
  if (answer.kind !== 'refused' || answer.field !== 'outlet') return answer;
  const note = `"${listed.name ?? listed.url}" has an outlet that is no domain, which was left out: ${outlet}`;
  return { ...(await ingest.add(source)), note };
}
