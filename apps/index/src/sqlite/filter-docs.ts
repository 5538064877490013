import { countedUpTo, facetOf } from '../search/facets.ts';
import type { FoundArticles, SearchRequest } from '../search-index.ts';
import { storyNumber, type DocValues } from './doc-values.ts';
import type { ValueKind, ValueIds } from './value-ids.ts';

export type Filtered = Pick<FoundArticles, 'total' | 'facets'> & {
  /** The documents that pass every filter, in the order they were given in. */
  readonly docs: Uint32Array;
};

/** Keeps what passes the request's filters and counts facets, in one go over the doc values.
 *  @param docs different document numbers
 *  @param asOf documents beyond this number arrived later and don't count */
export function filterDocs(
  docs: Iterable<number>,
  request: SearchRequest,
  { docValues, valueIds, asOf }: { docValues: DocValues; valueIds: ValueIds; asOf: number },
): Filtered {
  const { live, published, story, source, language, topics } = docValues;
  const wantedStory = request.storyId === undefined ? null : storyNumber(request.storyId);
  const from = request.from === undefined ? -Infinity : Date.parse(request.from);
  const to = request.to === undefined ? Infinity : Date.parse(request.to);
  const inTopics = passingIds(valueIds, 'topics', (set) => anyOf(request.topics, valuesIn(set)));
  const inSources = passingIds(valueIds, 'sources', (set) =>
    anyOf(request.sourceIds, valuesIn(set)),
  );
  const inLanguages = passingIds(valueIds, 'language', (code) => anyOf(request.languages, [code]));
  const counts = new Uint32Array(valueIds.size);
  const passed: number[] = [];
  for (const doc of docs) {
    if (doc > asOf || live[doc] !== 1) continue;
    if (wantedStory !== null && story[doc] !== wantedStory) continue;
    const at = published[doc] ?? 0;
    if (at < from || at >= to) continue;
    const topicSet = topics[doc] ?? 0;
    const sourceSet = source[doc] ?? 0;
    const languageId = language[doc] ?? 0;
    const byTopic = inTopics[topicSet] === 1;
    const bySource = inSources[sourceSet] === 1;
    const byLanguage = inLanguages[languageId] === 1;
    if (bySource && byLanguage) counts[topicSet] = (counts[topicSet] ?? 0) + 1;
    if (byTopic && byLanguage) counts[sourceSet] = (counts[sourceSet] ?? 0) + 1;
    if (byTopic && bySource) counts[languageId] = (counts[languageId] ?? 0) + 1;
    if (byTopic && bySource && byLanguage) passed.push(doc);
  }
  const facet = (kind: ValueKind, read: (value: string) => readonly string[]) =>
    facetOf(
      [...valueIds.of(kind)].flatMap(([stored, id]) =>
        read(stored).map((value) => [value, counts[id] ?? 0] as const),
      ),
    );
  return {
    docs: Uint32Array.from(passed),
    total: Math.min(passed.length, countedUpTo),
    facets: {
      topics: facet('topics', valuesIn),
      sources: facet('sources', valuesIn),
      languages: facet('language', (code) => [code]),
    },
  };
}

/** No filter lets everything through. */
function anyOf(filterValues: readonly string[], values: readonly string[]): boolean {
  return filterValues.length === 0 || values.some((value) => filterValues.includes(value));
}

function passingIds(
  valueIds: ValueIds,
  kind: ValueKind,
  passes: (value: string) => boolean,
): Uint8Array {
  const ids = new Uint8Array(valueIds.size);
  for (const [value, id] of valueIds.of(kind)) ids[id] = passes(value) ? 1 : 0;
  return ids;
}

function valuesIn(set: string): readonly string[] {
  return JSON.parse(set) as string[];
}
