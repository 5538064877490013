import type { AnswerOf, SearchArticles, SearchHit } from '@newsline/contracts';
import type { z } from 'zod';

/** Answers of index for specs: what a test does not specify is plausible. */
type Found = Extract<AnswerOf<typeof SearchArticles>, { kind: 'found' }>;
type Hit = z.output<typeof SearchHit>;

export function searchHit(hit: Partial<Hit> & { readonly articleId: string }): Hit {
  return {
    storyId: `story-of-${hit.articleId}`,
    more: 0,
    missing: [],
    url: null,
    title: [{ text: `Bài ${hit.articleId}`, hit: false }],
    snippet: [],
    sourceId: 'bao-moi-viet',
    sourceName: 'Báo Mới Việt',
    outlet: '',
    edited: false,
    language: 'vi',
    topics: [],
    publishedAt: '2026-02-01T08:00:00.000Z',
    imageUrl: null,
    ...hit,
  };
}

export function searchFound(hits: readonly Hit[] = [], more: Partial<Found> = {}): Found {
  return {
    kind: 'found',
    total: hits.length,
    hits: [...hits],
    facets: { topics: [], sources: [], outlets: [], languages: [], entities: [] },
    days: [],
    next: null,
    correctedTo: null,
    ...more,
  };
}
