import { z } from 'zod';
import {
  articleDocument,
  headerDocument,
  StoredArticle,
  DocumentHeader,
  type IndexDocument,
} from './index-document.ts';
import type { ReindexProgress } from '../search-index.ts';
import type { DocumentStore } from './document-store.ts';
import { MeilisearchRefusal, type Server } from './server.ts';
import { prepareIndex } from './settings.ts';
import { withSource } from './observed-documents.ts';
import { isLateChange, lateChangeDocument } from './late-changes.ts';
import { numberOf, reconcileCopies } from './reconcile.ts';
import { pollUntil } from './poll-until.ts';
import type { Tasks } from './tasks.ts';

const pageSize = 500;

/** What is copied beside articles. */
const otherKinds = ['withdrawn', 'observed', 'source-removed', 'relabelled', 'moved'] as const;

const StoredDocument = z.discriminatedUnion('kind', [
  DocumentHeader.extend({
    kind: z.literal('article'),
    number: z.int(),
    arrived: z.int(),
    shown: StoredArticle,
  }),
  DocumentHeader.extend({ kind: z.enum(otherKinds), number: z.int() }),
]);
type StoredDocument = z.output<typeof StoredDocument>;

type Parts = {
  readonly server: Server;
  readonly tasks: Tasks;
  readonly live: DocumentStore;
  readonly next: DocumentStore;
  /** How long the swap may take. */
  readonly swapMs: number;
  /** See `dayIn`. */
  readonly dayOf: (at: number) => number;
};

/** Builds a second index from the articles of the first, and swaps them. What is written meanwhile
 *  goes into both, see `reconcile`. Numbers and sequence numbers stay as they are, so cursors go on;
 *  what was outranked, and terms that no article has, stay behind. A writer who was in the middle of
 *  it when the old index was dropped may make one of the same name with a few documents: the next
 *  reindex begins by dropping it. */
export async function reindex(parts: Parts, onProgress: ReindexProgress): Promise<void> {
  const { server, tasks, live, next } = parts;
  await dropIndex(next, tasks);
  await prepareIndex(server, tasks, next.uid);
  await next.claim();
  const generation = await next.markGeneration();
  const isOwn = async () => (await next.headersOf([]))?.generation === generation;
  await live.markReindexing(true);
  try {
    const copied = await copyAll(parts, onProgress);
    // One that began later dropped what this one has copied, and is not through yet.
    if (!(await isOwn())) {
      throw new Error(`Another reindex of ${live.uid} began; this one was given up`);
    }
    await swap(parts);
    onProgress(copied, copied);
  } catch (error) {
    // Should this fail as well, everything is written twice until the next reindex.
    const unmark = async () => {
      if (await isOwn()) await live.markReindexing(false);
    };
    await unmark().catch(() => undefined);
    throw error;
  }
  await dropIndex(next, tasks);
}

/** @returns how many articles and withdrawals there were */
async function copyAll(
  { server, live, next, dayOf }: Parts,
  onProgress: ReindexProgress,
): Promise<number> {
  let after = -1;
  for (let copied = 0; ;) {
    const { results, total: left } = await server.ask(`copy ${live.uid}`, (client) =>
      client.index(live.uid).getDocuments({
        filter: `kind IN [${['article', ...otherKinds].join(', ')}] AND number > ${after}`,
        sort: ['number:asc'],
        fields: [
          ...['id', 'key', 'rank', 'kind', 'number', 'arrived', 'writer', 'shown'],
          ...['source', 'asOf', 'standing', 'relabelled', 'moved'],
        ],
        limit: pageSize,
      }),
    );
    const stored = z.array(StoredDocument).parse(results);
    const last = stored.at(-1);
    if (!last) return copied;
    await reconcileCopies(
      stored.map((one) => copyOf(one, dayOf)),
      next,
    );
    after = last.number;
    const total = copied + left;
    copied += stored.length;
    onProgress(copied, Math.max(total, copied));
  }
}

function copyOf(stored: StoredDocument, dayOf: Parts['dayOf']): IndexDocument {
  if (stored.kind === 'article')
    return { ...articleDocument(stored.shown, dayOf), ...numberOf(stored) };
  if (isLateChange(stored)) return lateChangeDocument(stored);
  return stored.kind === 'withdrawn' ? headerDocument(stored) : withSource(stored);
}

/** A key for two indexes does not get to see a task that concerns several ("Global tasks"), so the
 *  outcome shows by the mark that only the old index has. */
async function swap({ server, live, next, swapMs }: Parts): Promise<void> {
  await server.ask(`swap ${live.uid} and ${next.uid}`, (client) =>
    client.swapIndexes([{ indexes: [live.uid, next.uid], rename: false }]),
  );
  const isSwapped = await pollUntil(swapMs, async () => {
    const stored = await live.headersOf([]);
    return stored && !stored.isReindexing ? true : null;
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
