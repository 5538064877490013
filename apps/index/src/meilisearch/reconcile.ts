import type { IndexDocument } from './index-document.ts';
import type { DocumentStore, StoredHeaders } from './document-store.ts';
import { changesFor } from './versions.ts';

/** Each round is due to another writer who came in between; one or two are the rule. */
const maxRounds = 10;

/** Writes documents until the index holds them, or what outranks them, and nothing outranked is
 *  found. It reads again after it has written: that is how two writers see each other.
 *
 *  During a reindex everything goes into the second index as well, so that nothing is missing when
 *  they are swapped; after a swap in between, what is missing is noticed and written again.
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
    const changes = changesFor(here.headers, documents);
    const changesInNext = there ? changesFor(there.headers, documents) : [];
    if (changes.length === 0 && changesInNext.length === 0) return;
    const sequenceNumber = (await live.lastSequenceNumber()) + 1;
    if (changes.length > 0) await live.write(changes, sequenceNumber);
    if (changesInNext.length > 0) await next.write(changesInNext, sequenceNumber);
  }
  throw new Error(`After ${maxRounds} rounds other writers still changed the same articles`);
}

/** As `reconcile`, for one index that nobody searches yet. */
export async function reconcileCopies(
  documents: readonly IndexDocument[],
  next: DocumentStore,
): Promise<void> {
  for (let round = 0; round < maxRounds; round++) {
    const { headers } = await storedIn(next, keysOf(documents));
    const changes = changesFor(headers, documents);
    if (changes.length === 0) return;
    await next.write(changes, 0);
  }
  throw new Error(`After ${maxRounds} rounds other writers still changed the same articles`);
}

function keysOf(documents: readonly IndexDocument[]): string[] {
  return [...new Set(documents.map(({ key }) => key))];
}

async function storedIn(store: DocumentStore, keys: readonly string[]): Promise<StoredHeaders> {
  const stored = await store.headersOf(keys);
  if (stored) return stored;
  throw new Error(`The search index ${store.uid} does not exist: restart Newsline to create it`);
}
