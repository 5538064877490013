import type { FilterValues, SearchFilter } from '../read-model/search-news.ts';

const lists = ['topics', 'sourceIds', 'outlets', 'languages'] as const;
type List = (typeof lists)[number];

type OneTopicList = Omit<SearchFilter, 'alsoTopics'>;

/** The filter that lets through what both let through; null where nothing can be. */
export function combineFilters(
  one: OneTopicList | null,
  other: OneTopicList | null,
): SearchFilter | null {
  if (one === null || other === null) return null;
  if (differ(one.storyId, other.storyId) || differ(one.edited, other.edited)) return null;
  const from = [one.from, other.from]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
  const to = [one.to, other.to].filter((at) => at !== undefined).sort()[0];
  const combined: SearchFilter = {
    ...one,
    ...other,
    ...commonTopics(one, other),
    ...common('sourceIds', one, other),
    ...common('outlets', one, other),
    ...common('languages', one, other),
    without: bothWithout(one.without ?? {}, other.without ?? {}),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  return contradictionIn(combined) === null ? combined : null;
}

/** The part of a filter that lets nothing through whatever there is; null where there is none. */
export function contradictionIn(filter: SearchFilter): List | 'period' | null {
  const { from, to, without = {} } = filter;
  if (from !== undefined && to !== undefined && from >= to) return 'period';
  const excluded = lists.find((list) =>
    filter[list]?.every((value) => without[list]?.includes(value) === true),
  );
  return excluded ?? null;
}

function differ<Value>(one: Value | undefined, other: Value | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

/** Of these an article has one each. An empty list stands for what nothing can have: see
 *  `contradictionIn`. */
function common(list: List, one: FilterValues, other: FilterValues): FilterValues {
  const [its, others] = [one[list], other[list]];
  if (!its || !others) return {};
  return { [list]: its.filter((value) => others.includes(value)) };
}

/** Of topics an article may have several, and so one of each list. */
function commonTopics({ topics: its }: FilterValues, { topics: others }: FilterValues) {
  const topics = its ?? others;
  if (!topics || !its || !others) return topics && { topics };
  if (others.every((topic) => its.includes(topic))) return { topics: others };
  if (its.every((topic) => others.includes(topic))) return { topics: its };
  return { topics: its, alsoTopics: others };
}

function bothWithout(one: FilterValues, other: FilterValues): FilterValues {
  return Object.fromEntries(
    lists.flatMap((list) => {
      const values = new Set([...(one[list] ?? []), ...(other[list] ?? [])]);
      return values.size > 0 ? [[list, [...values]]] : [];
    }),
  );
}
