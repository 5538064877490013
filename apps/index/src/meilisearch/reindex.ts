import { z } from 'zod';
import {
  articleDocument,
  headerDocument,
  StoredArticle,
  DocumentHeader,
  type IndexDocument,
} from './index-document.ts';
import type { DocumentStore } from './document-store.ts';
import { MeilisearchRefusal, type Server } from './server.ts';
import { prepareIndex } from './settings.ts';
import { reconcileCopies } from './reconcile.ts';
import { pollUntil, type Tasks } from './tasks.ts';

const pageSize = 500;

const StoredDocument = z.discriminatedUnion('kind', [
  DocumentHeader.extend({
    kind: z.literal('article'),
    number: z.int(),
    arrived: z.int(),
    shown: StoredArticle,
  }),
  DocumentHeader.extend({ kind: z.literal('withdrawn'), number: z.int() }),
]);
type StoredDocument = z.output<typeof StoredDocument>;

type Parts = {
  readonly server: Server;
  readonly tasks: Tasks;
  readonly live: DocumentStore;
  readonly next: DocumentStore;
  /** How long the swap may take. */
  readonly swapMs: number;
};

/** Builds a second index from the articles of the first, and swaps them. What is written meanwhile
 *  goes into both, see `settle`. Numbers and arrivals stay as they are, so cursors do too; what was
 *  outranked, and terms that no article has, stay behind. A writer who was in the middle of it when
 *  the old index was dropped may make one of the same name with a few entries: the next rebuild
 *  begins by dropping it. */
export async function rebuild(parts: Parts): Promise<void> {
  const { server, tasks, live, next } = parts;
  await dropIndex(next, tasks);
  await prepareIndex(server, tasks, next.uid);
  await next.markGeneration(await live.lastSequenceNumber());
  await live.markReindexing(true);
  try {
    await copyAll(parts);
    await swap(parts);
  } catch (error) {
    // Should this fail as well, everything is written twice until the next rebuild.
    await live.markReindexing(false).catch(() => undefined);
    throw error;
  }
  await dropIndex(next, tasks);
}

async function copyAll({ server, live, next }: Parts): Promise<void> {
  let after = -1;
  for (;;) {
    const { results } = await server.ask(`copy ${live.uid}`, (client) =>
      client.index(live.uid).getDocuments({
        filter: `kind IN [article, withdrawn] AND number > ${after}`,
        sort: ['number:asc'],
        fields: ['id', 'key', 'rank', 'kind', 'number', 'arrived', 'shown'],
        limit: pageSize,
      }),
    );
    const kept = z.array(StoredDocument).parse(results);
    const last = kept.at(-1);
    if (!last) return;
    await reconcileCopies(kept.map(copyOf), next);
    after = last.number;
  }
}

function copyOf(kept: StoredDocument): IndexDocument {
  return kept.kind === 'article' ? articleDocument(kept.shown, kept.arrived) : headerDocument(kept);
}

/** A key for two indexes does not get to see a task that concerns several ("Global tasks"), so the
 *  outcome is told by the entry that only the old index has. */
async function swap({ server, live, next, swapMs }: Parts): Promise<void> {
  await server.ask(`swap ${live.uid} and ${next.uid}`, (client) =>
    client.swapIndexes([{ indexes: [live.uid, next.uid], rename: false }]),
  );
  const isSwapped = await pollUntil(swapMs, async () => {
    const seen = await live.headersOf([]);
    return seen && !seen.isReindexing ? true : null;
  });
  if (!isSwapped) throw new Error(`${live.uid} and ${next.uid} were not swapped in ${swapMs} ms`);
}

async function dropIndex({ uid }: DocumentStore, tasks: Tasks): Promise<void> {
  try {
    await tasks.run(`delete ${uid}`, (client) => client.deleteIndex(uid));
  } catch (error) {
    if (!(error instanceof MeilisearchRefusal && error.code === 'index_not_found')) throw error;
  }
}
