import { countedUpTo, daysOf, facetOf } from '../search/facets.ts';
import type { FoundArticles, SearchRequest } from '../search-index.ts';
import { docsIn, type DocBits } from './doc-bits.ts';
import { storyNumber, type DocValues } from './doc-values.ts';
import type { EntityFacet } from './entity-facet.ts';
import type { EntityIds } from './entity-ids.ts';
import type { ValueKind, ValueIds } from './value-ids.ts';

export type Filtered = Pick<FoundArticles, 'total' | 'facets' | 'days'> & {
  /** The documents that pass every filter, in ascending order. */
  readonly docs: Uint32Array;
};

type FilterTables = {
  readonly docValues: DocValues;
  readonly valueIds: ValueIds;
  readonly entityIds: EntityIds;
  readonly entityFacet: EntityFacet;
};

/** Keeps what passes the request's filters and counts facets, in one go over the doc values. */
export function filterDocs(found: DocBits, request: SearchRequest, tables: FilterTables): Filtered {
  if (!isFiltered(request)) return countAll(docsIn(found), tables);
  const { docValues, valueIds } = tables;
  const { published, story, edited, source, language, topics, outlet, day } = docValues;
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
  const names = namingTest(tables, request.entities, without.entities);
  const namesAlso = request.allEntities.map((value) => namingTest(tables, [value], []));
  const counts = new Uint32Array(valueIds.size);
  const onDays = new Uint32Array(docValues.days.length);
  const docs = docsIn(found);
  /** What passes but for whom and what it names. */
  const others = names === null ? null : new Uint32Array(docs.length);
  let [passed, passedOthers] = [0, 0];
  for (const doc of docs) {
    if (wantedStory !== null && story[doc] !== wantedStory) continue;
    if (wantedEdited !== null && edited[doc] !== wantedEdited) continue;
    if (namesAlso.some((namesIt) => namesIt?.(doc) === false)) continue;
    const topicSet = topics[doc] ?? 0;
    const sourceSet = source[doc] ?? 0;
    const languageId = language[doc] ?? 0;
    const outletId = outlet[doc] ?? 0;
    // A facet, and the days, ignore the filter of their own kind: one that fails may count there.
    const failed =
      (inTopics[topicSet] === 1 && inOtherTopics[topicSet] === 1 ? 0 : 1) +
      (inSources[sourceSet] === 1 ? 0 : 2) +
      (inLanguages[languageId] === 1 ? 0 : 4) +
      ((inOutlets[outletId] ?? anyOutlet) === 1 ? 0 : 8) +
      (names === null || names(doc) ? 0 : 16);
    if (failed === 0) {
      const number = day[doc] ?? 0;
      onDays[number] = (onDays[number] ?? 0) + 1;
    }
    const at = published[doc] ?? 0;
    if (at < from || at >= to) continue;
    if (failed === 0 || failed === 1) counts[topicSet] = (counts[topicSet] ?? 0) + 1;
    if (failed === 0 || failed === 2) counts[sourceSet] = (counts[sourceSet] ?? 0) + 1;
    if (failed === 0 || failed === 4) counts[languageId] = (counts[languageId] ?? 0) + 1;
    if (failed === 0 || failed === 8) counts[outletId] = (counts[outletId] ?? 0) + 1;
    if (others && (failed === 0 || failed === 16)) others[passedOthers++] = doc;
    if (failed === 0) docs[passed++] = doc;
  }
  const passing = docs.slice(0, passed);
  const naming = others?.subarray(0, passedOthers) ?? passing;
  return { docs: passing, ...told(tables, passed, { counts, onDays, naming }) };
}

function isFiltered(request: SearchRequest): boolean {
  const { topics, alsoTopics, sourceIds, languages, outlets, without } = request;
  const { entities, allEntities } = request;
  const named = [topics, alsoTopics, sourceIds, languages, outlets, entities, allEntities];
  const listed = [...named, ...Object.values(without)];
  const { storyId, edited, from, to } = request;
  return (
    listed.some(({ length }) => length > 0) ||
    [storyId, edited, from, to].some((one) => one !== undefined)
  );
}

/** Of what is not filtered, of which there may be much. */
function countAll(docs: Uint32Array, tables: FilterTables): Filtered {
  const { source, language, topics, outlet, day, days } = tables.docValues;
  const counts = new Uint32Array(tables.valueIds.size);
  const onDays = new Uint32Array(days.length);
  for (const column of [source, language, topics, outlet]) countColumn(docs, column, counts);
  countColumn(docs, day, onDays);
  return { docs, ...told(tables, docs.length, { counts, onDays, naming: docs }) };
}

function countColumn(docs: Uint32Array, column: Uint32Array, counts: Uint32Array): void {
  for (let i = 0; i < docs.length; i++) {
    const value = column[docs[i] ?? 0] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
}

type Counts = {
  /** Of the values, by number. */
  readonly counts: Uint32Array;
  readonly onDays: Uint32Array;
  /** The documents of which to count whom and what they name. */
  readonly naming: Uint32Array;
};

function told(
  { docValues, valueIds, entityFacet }: FilterTables,
  passed: number,
  { counts, onDays, naming }: Counts,
): Omit<Filtered, 'docs'> {
  const facet = (kind: ValueKind) => facetOf(countedValues(valueIds, kind, counts));
  return {
    total: Math.min(passed, countedUpTo),
    days: daysOf(daysIn(docValues, onDays)),
    facets: {
      topics: facet('topics'),
      sources: facet('sources'),
      outlets: facet('outlet'),
      languages: facet('language'),
      entities: entityFacet.count(naming, docValues.entities),
    },
  };
}

function* countedValues(
  valueIds: ValueIds,
  kind: ValueKind,
  counts: Uint32Array,
): Generator<readonly [value: string, count: number]> {
  for (const { id, values } of valueIds.of(kind)) {
    const count = counts[id] ?? 0;
    if (count > 0) for (const value of values) yield [value, count];
  }
}

function daysIn({ days }: DocValues, counts: Uint32Array): Map<number, number> {
  const counted = new Map<number, number>();
  counts.forEach((count, number) => {
    if (count > 0) counted.set(days[number] ?? 0, count);
  });
  return counted;
}

/** Tells whether a document names one of those wanted, where there are any, and none of those not wanted;
 *  null where every one passes. */
function namingTest(
  { docValues, entityIds }: FilterTables,
  wanted: readonly string[],
  without: readonly string[],
): ((doc: number) => boolean) | null {
  if (wanted.length + without.length === 0) return null;
  const [isWanted, isUnwanted] = [wanted, without].map((values) => {
    const numbers = new Uint8Array(entityIds.size);
    for (const id of entityIds.withValues(values)) numbers[id] = 1;
    return numbers;
  }) as [Uint8Array, Uint8Array];
  const { entities } = docValues;
  return (doc) =>
    (wanted.length === 0 || entities.hasAny(doc, isWanted)) &&
    (without.length === 0 || !entities.hasAny(doc, isUnwanted));
}

/** By number, whether a value passes: it is one of those wanted, where there are any, and none of those
 *  not wanted. */
function passingIds(
  valueIds: ValueIds,
  kind: ValueKind,
  wanted: readonly string[],
  without: readonly string[],
): Uint8Array {
  if (wanted.length + without.length === 0) return new Uint8Array(valueIds.size).fill(1);
  const ids = new Uint8Array(valueIds.size);
  for (const { id, values } of valueIds.of(kind)) {
    const isWanted = wanted.length === 0 || values.some((value) => wanted.includes(value));
    ids[id] = isWanted && !values.some((value) => without.includes(value)) ? 1 : 0;
  }
  return ids;
}
