import { facetValue } from './facet-values.ts';
import {
  headerDocument,
  keyOf,
  type IndexDocument,
  type DocumentHeader,
} from './index-document.ts';
import { observationsOf, sourcesOf } from './observed-documents.ts';
import { isLateChange, lastChangesOf } from './late-changes.ts';

export type Changes = {
  readonly documents: readonly IndexDocument[];
  /** Fields of documents that stay otherwise as they are. */
  readonly updates: readonly ({ readonly id: string } & Readonly<Record<string, unknown>>)[];
};

/** What has to be written so that of every article the highest rank counts, under all its sources,
 *  with the topics and in the story that it has now.
 *
 *  An article has one document a version, and they only ever go from wanted to outranked: so in
 *  whatever order two writers come, and however often, who writes last sees the other's documents and
 *  hides what is outranked. Documents of one article are written in one task. Likewise who writes last
 *  sees the other's observations, topics and stories, and puts what is missing on the version that counts.
 *  @param present the headers of all documents of these articles, and of the removals of the sources that
 *    are wanted to show them
 *  @param wanted documents that somebody asked for; of two with one rank the first counts */
export function changesFor(
  present: readonly DocumentHeader[],
  wanted: readonly IndexDocument[],
): Changes {
  const documents: IndexDocument[] = [];
  const updates: Changes['updates'][number][] = [];
  const presentBy = Map.groupBy(present, ({ key }) => key);
  const removals = [...present, ...wanted].filter(({ kind }) => kind === 'source-removed');
  for (const [key, asked] of Map.groupBy(wanted, (document) => document.key)) {
    const there = presentBy.get(key) ?? [];
    const observations = observationsOf(there, asked, removals);
    const versions = versionChanges(there.filter(isVersion), asked.filter(isVersion));
    const late = (version: DocumentHeader) =>
      lateFields(version, observations, [...there, ...asked]);
    for (const version of versions) {
      const fields = version.kind === 'article' ? late(version) : {};
      documents.push({ ...version, ...fields, fields: { ...version.fields, ...fields } });
    }
    const newest = versions.length === 0 ? newestOf(there.filter(isVersion)) : undefined;
    if (newest?.kind === 'article') {
      const missing = fieldsMissing(newest, late(newest));
      if (Object.keys(missing).length > 0) updates.push({ id: newest.id, ...missing });
    }
    const byId = new Map(there.map((header) => [header.id, header]));
    const told = [...observations, ...asked.filter(({ kind }) => kind === 'source-removed')];
    documents.push(
      ...told.filter((document) => isNews(document, byId.get(document.id))),
      ...asked.filter((document) => isLateChange(document) && !byId.has(document.id)),
    );
  }
  return { documents, updates };
}

function versionChanges(
  there: readonly DocumentHeader[],
  versions: readonly IndexDocument[],
): IndexDocument[] {
  if (versions.length === 0) return [];
  const best = versions.reduce((a, b) => (b.rank > a.rank ? b : a));
  const highest = there.reduce((rank, header) => Math.max(rank, header.rank), best.rank);
  const isThere = there.some(({ id, kind }) => id === best.id && kind !== 'gone');
  const outranked = there.filter(({ kind, rank }) => kind === 'article' && rank < highest);
  return [
    ...(best.rank === highest && !isThere ? [best] : []),
    ...outranked.map((header) => headerDocument({ ...header, kind: 'gone' })),
  ];
}

function isVersion({ kind }: DocumentHeader): boolean {
  return kind === 'article' || kind === 'withdrawn' || kind === 'gone';
}

function newestOf(versions: readonly DocumentHeader[]): DocumentHeader | undefined {
  return versions
    .filter(({ kind }) => kind !== 'gone')
    .reduce<DocumentHeader | undefined>((a, b) => (a && a.rank > b.rank ? a : b), undefined);
}

/** What a version that is found gets from other documents of its article. */
function lateFields(
  version: DocumentHeader,
  observations: readonly DocumentHeader[],
  others: readonly DocumentHeader[],
) {
  const { relabelled, moved } = lastChangesOf(version, others);
  return {
    source: sourcesOf(version, observations),
    ...(relabelled && { relabelled, topics: relabelled.topics.map(facetValue) }),
    ...(moved && { moved, story: keyOf(moved.storyId) }),
  };
}

/** Those that the version should have and has not. */
function fieldsMissing(
  version: DocumentHeader,
  { source, relabelled, topics, moved, story }: ReturnType<typeof lateFields>,
): Readonly<Record<string, unknown>> {
  return {
    ...(!isSame(source, version.source ?? []) && { source }),
    ...(relabelled?.revision !== version.relabelled?.revision && { relabelled, topics }),
    ...(moved?.move !== version.moved?.move && { moved, story }),
  };
}

/** An observation or a removal, where the one that is there is older, or stands and should not. */
function isNews(wanted: DocumentHeader, there: DocumentHeader | undefined): boolean {
  if (!there) return true;
  if ((wanted.asOf ?? 0) !== (there.asOf ?? 0)) return (wanted.asOf ?? 0) > (there.asOf ?? 0);
  return wanted.standing !== there.standing;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}
