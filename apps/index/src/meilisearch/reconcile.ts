import type { Entry } from './index-document.ts';
import type { EntryStore, Seen } from './document-store.ts';
import { changesFor } from './versions.ts';

/** Each round answers to another writer who came in between; two are the rule. */
const mostRounds = 10;

/** Writes entries until the index holds them, or what outranks them, and nothing that is outranked
 *  is found. It reads again after it has written: that is what two writers see each other by.
 *
 *  While the index is being rebuilt everything goes into the second one as well, so that nothing is
 *  missing when they are swapped; a swap in between is noticed by what is missing, and written again.
 *  @param live what searches look at
 *  @param next where a rebuilt index comes to be */
export async function settle(
  entries: readonly Entry[],
  { live, next }: { readonly live: EntryStore; readonly next: EntryStore },
): Promise<void> {
  const keys = keysOf(entries);
  for (let round = 0; round < mostRounds; round++) {
    const here = await seenIn(live, keys);
    const there = here.isBeingRebuilt ? await next.look(keys) : null;
    const changes = changesFor(here.standings, entries);
    const changesInNext = there ? changesFor(there.standings, entries) : [];
    if (changes.length === 0 && changesInNext.length === 0) return;
    const arrived = (await live.lastArrived()) + 1;
    if (changes.length > 0) await live.write(changes, arrived);
    if (changesInNext.length > 0) await next.write(changesInNext, arrived);
  }
  throw new Error(`After ${mostRounds} rounds other writers still changed the same articles`);
}

/** As `settle`, for one index that nobody searches yet. */
export async function settleCopies(entries: readonly Entry[], next: EntryStore): Promise<void> {
  for (let round = 0; round < mostRounds; round++) {
    const { standings } = await seenIn(next, keysOf(entries));
    const changes = changesFor(standings, entries);
    if (changes.length === 0) return;
    await next.write(changes, 0);
  }
  throw new Error(`After ${mostRounds} rounds other writers still changed the same articles`);
}

function keysOf(entries: readonly Entry[]): string[] {
  return [...new Set(entries.map(({ key }) => key))];
}

async function seenIn(store: EntryStore, keys: readonly string[]): Promise<Seen> {
  const seen = await store.look(keys);
  if (seen) return seen;
  throw new Error(`The search index ${store.uid} is not there: start Newsline again to make it`);
}
