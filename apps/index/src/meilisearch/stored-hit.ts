import { z } from 'zod';
import type { SortKey } from '../search/cursor.ts';
import { highlight, snippet } from '../search/highlight.ts';
import type { ScoredArticle } from '../search/score.ts';
import type { FoundArticles } from '../search-index.ts';
import { searchable, type SearchableText } from '../search/searchable-text.ts';
import type { WordForms } from '../search/query-plan.ts';
import { StoredArticle } from './index-document.ts';

/** An article as a search of the server gives it back. */
export const StoredHit = z.object({ number: z.int(), published: z.number(), shown: StoredArticle });
export type StoredHit = z.output<typeof StoredHit>;
export const storedHitFields = ['number', 'published', 'shown'] as const;

export function sortKeyOf({ published, number }: StoredHit, tier: number): SortKey {
  return [tier, published, number];
}

export function textsOf({ shown, published }: StoredHit): ScoredArticle {
  let text: SearchableText | null = null;
  return {
    title: searchable(shown.title, shown.language),
    summary: searchable(shown.summary, shown.language),
    text: () => (text ??= searchable(shown.text, shown.language)),
    publishedAt: published,
  };
}

export function hitOf(hit: StoredHit, words: readonly WordForms[]): FoundArticles['hits'][number] {
  const { version: _, title: _title, summary: _summary, text: _text, ...card } = hit.shown;
  const texts = textsOf(hit);
  return {
    ...card,
    title: highlight(texts.title, words),
    snippet: snippet(texts.summary, texts.text(), words),
  };
}
