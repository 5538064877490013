import type { DocumentHeader, IndexDocument } from './index-document.ts';
import type { DocumentStore, StoredHeaders } from './document-store.ts';
import { removalKey } from './observed-documents.ts';
import type { SequenceNumber } from './sequence.ts';
import { changesFor, type Changes } from './versions.ts';

/** Each round is due to another writer who came in between; one or two are the rule. */
const maxRounds = 10;

/** Writes documents until the index holds them, or what outranks them, and nothing outranked is
 *  found. It reads again after it has written: that is how two writers see each other.
 *
 *  During a reindex everything goes into the second index as well, with the number that it has in the
 *  first, so that nothing is missing when they are swapped; after a swap in between, what is missing is
 *  noticed and written again.
 *  @param live what searches look at
 *  @param next what a reindex writes to */
export async function reconcile(
  documents: readonly IndexDocument[],
  { live, next }: { readonly live: DocumentStore; readonly next: DocumentStore },
): Promise<void> {
  const keys = keysOf(documents);
  for (let round = 0; round < maxRounds; round++) {
    const here = await storedIn(live, keys);
    const there = here.isReindexing ? await next.headersOf(keys) : null;
    if (here.isReindexing && (await wereSwapped(live, here, there))) continue;
    const changes = changesFor(here.headers, documents);
    const changesInNext = there ? changesFor(there.headers, copiesOf(documents, here)) : none;
    if (isNothing(changes) && isNothing(changesInNext)) return;
    if (isNothing(changes)) await next.change(changesInNext);
    else await live.change(changes);
  }
  throw new Error(`After ${maxRounds} rounds other writers still changed the same articles`);
}

/** Whether the indexes were swapped after `here` was read of the live one: then `there` is the same index
 *  once more, or dropped, and nobody has looked at what is live now. */
async function wereSwapped(
  live: DocumentStore,
  here: StoredHeaders,
  there: StoredHeaders | null,
): Promise<boolean> {
  if (there !== null && there.generation !== here.generation) return false;
  const now = await storedIn(live, []);
  return now.generation !== here.generation;
}

/** As `reconcile`, for one index that nobody searches yet. */
export async function reconcileCopies(
  documents: readonly IndexDocument[],
  next: DocumentStore,
): Promise<void> {
  for (let round = 0; round < maxRounds; round++) {
    const { headers } = await storedIn(next, keysOf(documents));
    const changes = changesFor(headers, documents);
    if (isNothing(changes)) return;
    await next.change(changes);
  }
  throw new Error(`After ${maxRounds} rounds other writers still changed the same articles`);
}

/** When it came, of a document that is there. */
export function numberOf({ arrived, writer }: DocumentHeader): Partial<SequenceNumber> {
  return {
    ...(arrived !== undefined && { arrived }),
    ...(writer !== undefined && { writer }),
  };
}

/** The documents with the numbers that those in another index have. */
function copiesOf(
  documents: readonly IndexDocument[],
  { headers }: StoredHeaders,
): readonly IndexDocument[] {
  const byId = new Map(headers.map((header) => [header.id, header]));
  return documents.map((document) => {
    const there = byId.get(document.id);
    return there ? { ...document, ...numberOf(there) } : document;
  });
}

const none: Changes = { documents: [], updates: [] };

function isNothing({ documents, updates }: Changes): boolean {
  return documents.length === 0 && updates.length === 0;
}

/** Of all that bears on them: on an observation, its source's removal. */
function keysOf(documents: readonly IndexDocument[]): string[] {
  const keys = documents.flatMap(({ key, kind, source = [] }) =>
    kind === 'observed' ? [key, ...source.map(removalKey)] : [key],
  );
  return [...new Set(keys)];
}

async function storedIn(store: DocumentStore, keys: readonly string[]): Promise<StoredHeaders> {
  const stored = await store.headersOf(keys);
  if (stored) return stored;
  throw new Error(`The search index ${store.uid} does not exist: restart Newsline to create it`);
}
