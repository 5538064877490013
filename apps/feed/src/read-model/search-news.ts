import { SearchArticles, type SearchResult } from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import { boundedHit } from './bounds.ts';
import { type ArticleFilter, BadCursor, type PageRequest } from './news-read-model.ts';

/** Longer than any search takes, shorter than anybody minds. */
const longestMs = 1_000;

export type FilterValues = {
  readonly topics?: readonly string[];
  readonly sourceIds?: readonly string[];
  readonly outlets?: readonly string[];
  readonly languages?: readonly string[];
  readonly entities?: readonly string[];
};

/** Which articles a search is for, as `SearchArticles` means it. */
export type SearchFilter = ArticleFilter &
  FilterValues & {
    /** One of these as well. */
    readonly alsoTopics?: readonly string[];
    /** Each of these as well. */
    readonly allEntities?: readonly string[];
    readonly without?: FilterValues;
    readonly edited?: boolean;
  };

/** What is left out is as by default in `SearchArticles`. */
export type SearchQuestion = SearchFilter &
  PageRequest & {
    readonly text: string;
    readonly sort: 'relevance' | 'newest';
    readonly group?: 'story' | 'none';
    readonly typing?: boolean;
    readonly preferredLanguage?: string;
  };

/** @throws {NoAnswer} when index does not answer in time
 *  @throws {BadCursor} */
export async function searchNews(
  bus: EventBus,
  question: SearchQuestion,
  timeoutMs = longestMs,
): Promise<SearchResult> {
  const {
    alsoTopics = [],
    allEntities = [],
    without = {},
    group = 'none',
    typing = false,
    ...rest
  } = question;
  const request = {
    ...rest,
    ...valuesOf(question),
    alsoTopics: [...alsoTopics],
    allEntities: [...allEntities],
    without: valuesOf(without),
    group,
    typing,
  };
  const found = await bus.ask(SearchArticles, request, { timeoutMs });
  if (found.kind === 'bad-cursor') throw new BadCursor(found.reason);
  const { kind: _kind, ...answer } = found;
  return { ...answer, hits: answer.hits.map(boundedHit) };
}

function valuesOf(filter: FilterValues) {
  const { topics = [], sourceIds = [], outlets = [], languages = [], entities = [] } = filter;
  return {
    topics: [...topics],
    sourceIds: [...sourceIds],
    outlets: [...outlets],
    languages: [...languages],
    entities: [...entities],
  };
}
