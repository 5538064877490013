import { NoAnswer, type EventBus } from '@newsline/messaging';
import type { SearchResult } from '@newsline/contracts';
import { longestSearch } from '../http/query-vocabulary.ts';
import { searchNews } from '../read-model/search-news.ts';
import type { SearchNames } from './search-names.ts';
import { suggestHeadlines, suggestNames } from './suggest-found.ts';
import {
  suggestFilters,
  type Suggestion,
  type SuggestionLanguage,
  suggestValues,
} from './suggest-known.ts';
import type { UnderstoodQuery } from './understand-query.ts';
import { unfinishedIn } from './unfinished.ts';

type Typing = {
  readonly typed: string;
  readonly understood: Pick<UnderstoodQuery, 'text' | 'filters'>;
  readonly names: SearchNames;
  readonly language: SuggestionLanguage;
  readonly limit: number;
};

const askedHits = 10;
/** So many places are left to headlines, where there are that many. */
const leastHeadlines = 3;
/** Who types does not wait; what is known here is offered without index. */
const timeoutMs = 200;

/** What a query that is being typed may become. */
export async function suggest(bus: EventBus, typing: Typing): Promise<readonly Suggestion[]> {
  const { typed, understood, names, language, limit } = typing;
  const last = unfinishedIn(typed);
  const value = last?.kind === 'word' ? last.value : last;
  const values = value ? suggestValues(typed, value, names, language) : [];
  if (values.length > 0 || last?.kind === 'value') return fitting(values, limit);
  const hits = await hitsOf(bus, understood);
  const {
    topics = [],
    outlets = [],
    sources = [],
    operators = [],
  } = last ? suggestFilters(typed, last, names, language) : {};
  const found = last && !last.negative ? suggestNames(typed, last.starts, hits) : [];
  const known = [...topics, ...found, ...outlets, ...sources, ...operators];
  const headlines = suggestHeadlines(hits);
  const room = Math.max(1, limit - Math.min(leastHeadlines, headlines.length));
  return fitting([...fitting(known, room), ...headlines], limit);
}

function fitting(suggestions: readonly Suggestion[], limit: number): readonly Suggestion[] {
  return suggestions.filter(({ q }) => q.length <= longestSearch).slice(0, limit);
}

async function hitsOf(
  bus: EventBus,
  { text, filters }: Typing['understood'],
): Promise<SearchResult['hits']> {
  if (filters === null || text.trim() === '') return [];
  const page = { sort: 'relevance', group: 'story', typing: true, limit: askedHits } as const;
  try {
    const { hits } = await searchNews(bus, { text, ...filters, ...page }, timeoutMs);
    return hits;
  } catch (error) {
    if (error instanceof NoAnswer) return [];
    throw error;
  }
}
