import type { Observation, SourceRemoval } from '../search-index.ts';
import { facetValue } from './facet-values.ts';
import {
  headerDocument,
  keyOf,
  type DocumentHeader,
  type IndexDocument,
} from './index-document.ts';

/** That a source shows an article in the words of another one: a document of the article's, which its
 *  versions leave as it is. */
export function observationDocument({ articleId, sourceId, asOf }: Observation): IndexDocument {
  const key = keyOf(articleId);
  const source = facetValue(sourceId);
  return observed({
    id: `${key}-by-${keyOf(source)}`,
    key,
    source: [source],
    asOf: Date.parse(asOf),
    standing: true,
  });
}

/** That a source was removed: what it showed up to then it shows no more, also where that is told later. */
export function removalDocument({ sourceId, asOf }: SourceRemoval): IndexDocument {
  const source = facetValue(sourceId);
  const key = removalKey(source);
  return withSource({
    ...{ id: key, key, rank: 0, kind: 'source-removed' },
    ...{ source: [source], asOf: Date.parse(asOf) },
  });
}

/** The key of the document that tells of a source's removal. @param source as facets hold it */
export function removalKey(source: string): string {
  return `removed-${keyOf(source)}`;
}

/** An article's observations as they are from now on: of each source the latest, over where the source was
 *  removed since. */
export function observationsOf(
  present: readonly DocumentHeader[],
  wanted: readonly DocumentHeader[],
  removals: readonly DocumentHeader[],
): IndexDocument[] {
  const removedAt = latestBySource(removals);
  const latest = latestBySource([...present, ...wanted].filter(({ kind }) => kind === 'observed'));
  return [...latest.values()].map((header) => {
    const [source = ''] = header.source ?? [];
    const isOver = asOf(removedAt.get(source)) >= asOf(header);
    return observed({ ...header, standing: header.standing === true && !isOver });
  });
}

/** As a document of the index has them: the one whose words an article is in first. */
export function sourcesOf(
  version: DocumentHeader,
  observations: readonly DocumentHeader[],
): string[] {
  const [speaker = ''] = version.source ?? [];
  const others = observations.filter(({ standing }) => standing === true);
  const named = others.flatMap(({ source = [] }) => source).filter((other) => other !== speaker);
  return [speaker, ...named.sort()];
}

function latestBySource(headers: readonly DocumentHeader[]): Map<string, DocumentHeader> {
  const latest = new Map<string, DocumentHeader>();
  for (const header of headers) {
    const [source = ''] = header.source ?? [];
    if (asOf(header) > asOf(latest.get(source))) latest.set(source, header);
  }
  return latest;
}

function asOf(header: DocumentHeader | undefined): number {
  return header?.asOf ?? -Infinity;
}

function observed(header: Omit<DocumentHeader, 'kind' | 'rank'>): IndexDocument {
  return withSource({ ...header, rank: 0, kind: 'observed' });
}

/** An observation or a removal, to be written. */
export function withSource(header: DocumentHeader): IndexDocument {
  const { source, asOf: at, standing } = header;
  const plain = headerDocument(header);
  const told = { source, asOf: at, ...(standing !== undefined && { standing }) };
  return { ...plain, ...header, fields: { ...plain.fields, ...told } };
}
