import { outletOf } from '@newsline/news';
import { z } from 'zod';
import type { SortKey } from '../search/cursor.ts';
import type { Candidate } from '../search/engine.ts';
import type { ScoredArticle } from '../search/score.ts';
import { searchable, type SearchableText } from '../search/searchable-text.ts';
import { Moved, Relabelled, StoredArticle } from './index-document.ts';

/** An article as a search of the server gives it back. */
export const StoredHit = z.object({
  number: z.int(),
  published: z.number(),
  shown: StoredArticle,
  relabelled: Relabelled.optional(),
  moved: Moved.optional(),
});
export type StoredHit = z.output<typeof StoredHit>;
export const storedHitFields = ['number', 'published', 'shown', 'relabelled', 'moved'] as const;

export function sortKeyOf(
  { published, number }: Pick<StoredHit, 'published' | 'number'>,
  tier: number,
): SortKey {
  return [tier, published, number];
}

/** By tier, then the newest first. */
export function inOrder(a: Keyed, b: Keyed): number {
  const [tier, published, number] = a.sortKey;
  return tier - b.sortKey[0] || b.sortKey[1] - published || b.sortKey[2] - number;
}
type Keyed = { readonly sortKey: SortKey };

export function textsOf({ shown, published }: StoredHit): ScoredArticle {
  let text: SearchableText | null = null;
  return {
    title: searchable(shown.title, shown.language),
    summary: searchable(shown.summary, shown.language),
    text: () => (text ??= searchable(shown.text, shown.language)),
    publishedAt: published,
    language: shown.language,
  };
}

export function candidateOf(hit: StoredHit, sortKey: SortKey): Candidate {
  const { version, title: _title, summary: _summary, text: _text, ...rest } = hit.shown;
  const { entities: _entities, ...card } = rest;
  const { topics } = hit.relabelled ?? card;
  const { storyId } = hit.moved ?? card;
  return {
    sortKey,
    storyId,
    article: textsOf(hit),
    card: () => ({
      ...card,
      topics,
      storyId,
      outlet: outletOf(card.url ?? ''),
      edited: version > 1,
    }),
  };
}
