import type { Relabelling } from '../search-index.ts';
import { facetValue } from './facet-values.ts';
import {
  headerDocument,
  keyOf,
  type DocumentHeader,
  type IndexDocument,
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
  return relabelledDocument({
    ...{ id: `${key}-topics-${version}-${revision}`, key, rank: 0, kind: 'relabelled' },
    relabelled: { version, revision, topics: named },
  });
}

/** The same of a header that was read. */
export function relabelledDocument(header: DocumentHeader): IndexDocument {
  const { relabelled } = header;
  const plain = headerDocument(header);
  return { ...plain, ...header, fields: { ...plain.fields, relabelled } };
}

/** What the version's topics became last; undefined where it has its own.
 *  @param headers of the article */
export function relabelledBy(
  version: DocumentHeader,
  headers: readonly DocumentHeader[],
): Relabelled | undefined {
  return headers
    .flatMap(({ kind, relabelled }) => (kind === 'relabelled' && relabelled ? [relabelled] : []))
    .filter((one) => 2 * one.version === version.rank)
    .reduce<Relabelled | undefined>((a, b) => (a && a.revision > b.revision ? a : b), undefined);
}

/** The fields of a version that has these topics. */
export function topicFields(relabelled: Relabelled) {
  return { topics: relabelled.topics.map(facetValue), relabelled };
}

/** Those whose version is neither there nor outranked.
 *  @param headers of all documents of their articles */
export function missingVersions(
  relabellings: readonly Relabelling[],
  headers: readonly DocumentHeader[],
): Relabelling[] {
  const highest = highestRanks(headers);
  return relabellings.filter(
    ({ articleId, version }) => (highest.get(keyOf(articleId)) ?? 0) < 2 * version,
  );
}

/** Without those of versions that are withdrawn or outranked. */
export function relabellingsThatCount(
  relabellings: readonly Relabelling[],
  headers: readonly DocumentHeader[],
): Relabelling[] {
  const highest = highestRanks(headers);
  return relabellings.filter(
    ({ articleId, version }) => highest.get(keyOf(articleId)) === 2 * version,
  );
}

function highestRanks(headers: readonly DocumentHeader[]): ReadonlyMap<string, number> {
  const highest = new Map<string, number>();
  for (const { key, rank } of headers) highest.set(key, Math.max(rank, highest.get(key) ?? 0));
  return highest;
}
