import type { ArticleVersion, Move, Relabelling } from '../search-index.ts';
import {
  headerDocument,
  keyOf,
  type DocumentHeader,
  type IndexDocument,
  type Moved,
  type Relabelled,
} from './index-document.ts';

/** That an article version got other topics: a document of the article's for each revision, so that
 *  whoever writes last sees them all. */
export function relabellingDocument({
  articleId,
  version,
  revision,
  topics,
}: Relabelling): IndexDocument {
  const key = keyOf(articleId);
  const named = [...new Set(topics.map(({ topic }) => topic))];
  return lateChangeDocument({
    ...{ id: `${key}-topics-${version}-${revision}`, key, rank: 0, kind: 'relabelled' },
    relabelled: { version, revision, topics: named },
  });
}

/** That an article version came to another story: a document for each move, likewise. */
export function moveDocument({ articleId, version, move, storyId }: Move): IndexDocument {
  const key = keyOf(articleId);
  return lateChangeDocument({
    ...{ id: `${key}-story-${version}-${move}`, key, rank: 0, kind: 'moved' },
    moved: { version, move, storyId },
  });
}

/** The same of a header that was read. */
export function lateChangeDocument(header: DocumentHeader): IndexDocument {
  const { relabelled, moved } = header;
  const plain = headerDocument(header);
  const told = { ...(relabelled && { relabelled }), ...(moved && { moved }) };
  return { ...plain, ...header, fields: { ...plain.fields, ...told } };
}

export function isLateChange({ kind }: DocumentHeader): boolean {
  return kind === 'relabelled' || kind === 'moved';
}

/** A version's highest revision and its highest move, where it has any.
 *  @param headers of the article */
export function lastChangesOf(
  version: DocumentHeader,
  headers: readonly DocumentHeader[],
): { readonly relabelled?: Relabelled; readonly moved?: Moved } {
  const changes = headers.filter(isLateChange);
  const relabelled = lastOf(
    changes.flatMap((change) => change.relabelled ?? []).filter(isOf(version)),
    ({ revision }) => revision,
  );
  const moved = lastOf(
    changes.flatMap((change) => change.moved ?? []).filter(isOf(version)),
    ({ move }) => move,
  );
  return { ...(relabelled && { relabelled }), ...(moved && { moved }) };
}

function isOf({ rank }: DocumentHeader): (change: Relabelled | Moved) => boolean {
  return (change) => 2 * change.version === rank;
}

function lastOf<Change>(
  changes: readonly Change[],
  numberOf: (change: Change) => number,
): Change | undefined {
  return changes.reduce<Change | undefined>(
    (a, b) => (a !== undefined && numberOf(a) >= numberOf(b) ? a : b),
    undefined,
  );
}

/** Those whose version is neither there nor outranked.
 *  @param headers of all documents of their articles */
export function missingVersions<Change extends ArticleVersion>(
  changes: readonly Change[],
  headers: readonly DocumentHeader[],
): Change[] {
  const highest = highestRanks(headers);
  return changes.filter(
    ({ articleId, version }) => (highest.get(keyOf(articleId)) ?? 0) < 2 * version,
  );
}

/** Without those of versions that are withdrawn or outranked. */
export function changesThatCount<Change extends ArticleVersion>(
  changes: readonly Change[],
  headers: readonly DocumentHeader[],
): Change[] {
  const highest = highestRanks(headers);
  return changes.filter(({ articleId, version }) => highest.get(keyOf(articleId)) === 2 * version);
}

function highestRanks(headers: readonly DocumentHeader[]): ReadonlyMap<string, number> {
  const highest = new Map<string, number>();
  for (const { key, rank } of headers) highest.set(key, Math.max(rank, highest.get(key) ?? 0));
  return highest;
}
