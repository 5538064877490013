import { countedUpTo, daysOf, facetOf } from '../search/facets.ts';
import type { FoundArticles, SearchRequest } from '../search-index.ts';
import { storyNumber, type DocValues } from './doc-values.ts';
import type { ValueKind, ValueIds } from './value-ids.ts';

export type Filtered = Pick<FoundArticles, 'total' | 'facets' | 'days'> & {
  /** The documents that pass every filter, in the order they were given in. */
  readonly docs: Uint32Array;
};

type FilterTables = {
  readonly docValues: DocValues;
  readonly valueIds: ValueIds;
  /** Documents beyond this number arrived later and don't count. */
  readonly asOf: number;
  /** See `dayIn`. */
  readonly dayOf: (at: number) => number;
};

/** Keeps what passes the request's filters and counts facets, in one go over the doc values.
 *  @param docs different document numbers */
export function filterDocs(
  docs: Iterable<number>,
  request: SearchRequest,
  { docValues, valueIds, asOf, dayOf }: FilterTables,
): Filtered {
  const { live, published, story, edited, source, language, topics, outlet } = docValues;
  const wantedStory = request.storyId === undefined ? null : storyNumber(request.storyId);
  const wantedEdited = request.edited === undefined ? null : Number(request.edited);
  const from = request.from === undefined ? -Infinity : Date.parse(request.from);
  const to = request.to === undefined ? Infinity : Date.parse(request.to);
  const { without } = request;
  const inTopics = passingIds(valueIds, 'topics', request.topics, without.topics);
  const inOtherTopics = passingIds(valueIds, 'topics', request.alsoTopics, []);
  const inSources = passingIds(valueIds, 'sources', request.sourceIds, without.sourceIds);
  const inLanguages = passingIds(valueIds, 'language', request.languages, without.languages);
  const inOutlets = passingIds(valueIds, 'outlet', request.outlets, without.outlets);
  /** Of what an earlier version of Newsline stored the outlet is not known. */
  const anyOutlet = request.outlets.length === 0 ? 1 : 0;
  const counts = new Uint32Array(valueIds.size);
  const days = new Map<number, number>();
  const passed: number[] = [];
  for (const doc of docs) {
    if (doc > asOf || live[doc] !== 1) continue;
    if (wantedStory !== null && story[doc] !== wantedStory) continue;
    if (wantedEdited !== null && edited[doc] !== wantedEdited) continue;
    const topicSet = topics[doc] ?? 0;
    const sourceSet = source[doc] ?? 0;
    const languageId = language[doc] ?? 0;
    const outletId = outlet[doc] ?? 0;
    // A facet, and the days, ignore the filter of their own kind: one that fails may count there.
    const failed =
      (inTopics[topicSet] === 1 && inOtherTopics[topicSet] === 1 ? 0 : 1) +
      (inSources[sourceSet] === 1 ? 0 : 2) +
      (inLanguages[languageId] === 1 ? 0 : 4) +
      ((inOutlets[outletId] ?? anyOutlet) === 1 ? 0 : 8);
    const at = published[doc] ?? 0;
    const isInPeriod = at >= from && at < to;
    if (failed === 0) {
      const day = dayOf(at);
      days.set(day, (days.get(day) ?? 0) + 1);
    }
    if (!isInPeriod) continue;
    if (failed === 0 || failed === 1) counts[topicSet] = (counts[topicSet] ?? 0) + 1;
    if (failed === 0 || failed === 2) counts[sourceSet] = (counts[sourceSet] ?? 0) + 1;
    if (failed === 0 || failed === 4) counts[languageId] = (counts[languageId] ?? 0) + 1;
    if (failed === 0 || failed === 8) counts[outletId] = (counts[outletId] ?? 0) + 1;
    if (failed === 0) passed.push(doc);
  }
  const facet = (kind: ValueKind) =>
    facetOf(
      [...valueIds.of(kind)].flatMap(([stored, id]) =>
        valuesOf(kind, stored).map((value) => [value, counts[id] ?? 0] as const),
      ),
    );
  return {
    docs: Uint32Array.from(passed),
    total: Math.min(passed.length, countedUpTo),
    days: daysOf(days),
    facets: {
      topics: facet('topics'),
      sources: facet('sources'),
      outlets: facet('outlet'),
      languages: facet('language'),
    },
  };
}

/** By number, whether a value passes: it is one of those wanted, where there are any, and none of those
 *  not wanted. */
function passingIds(
  valueIds: ValueIds,
  kind: ValueKind,
  wanted: readonly string[],
  without: readonly string[],
): Uint8Array {
  const ids = new Uint8Array(valueIds.size);
  for (const [stored, id] of valueIds.of(kind)) {
    const values = valuesOf(kind, stored);
    const isWanted = wanted.length === 0 || values.some((value) => wanted.includes(value));
    ids[id] = isWanted && !values.some((value) => without.includes(value)) ? 1 : 0;
  }
  return ids;
}

function valuesOf(kind: ValueKind, stored: string): readonly string[] {
  if (kind === 'topics' || kind === 'sources') return JSON.parse(stored) as string[];
  return stored === '' ? [] : [stored];
}
