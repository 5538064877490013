import { SearchArticles, type SearchResult } from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import { boundedHit } from './bounds.ts';
import { type ArticleFilter, BadCursor, type PageRequest } from './news-read-model.ts';

/** Longer than any search takes, shorter than anybody minds. */
const timeoutMs = 1_000;

export type SearchQuestion = ArticleFilter &
  PageRequest & { readonly text: string; readonly sort: 'relevance' | 'newest' };

/** @throws {NoAnswer} when index does not answer in time
 *  @throws {BadCursor} */
export async function searchNews(bus: EventBus, question: SearchQuestion): Promise<SearchResult> {
  const { topics = [], sourceIds = [], languages = [], ...rest } = question;
  const request = {
    ...rest,
    topics: [...topics],
    sourceIds: [...sourceIds],
    languages: [...languages],
  };
  const found = await bus.ask(SearchArticles, request, { timeoutMs });
  if (found.kind === 'bad-cursor') throw new BadCursor(found.reason);
  const { kind: _kind, ...answer } = found;
  return { ...answer, hits: answer.hits.map(boundedHit) };
}
