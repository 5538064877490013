import { hash } from 'node:crypto';
import { z } from 'zod';
import type { SearchDocument, Withdrawal } from '../search-index.ts';
import { searchable } from '../search/searchable-text.ts';
import { facetValue } from './facet-values.ts';
import { termsIn, singleSpaced } from './article-terms.ts';

/** An article as answers show it, and all that is needed to index it anew. */
export const Shown = z.object({
  articleId: z.string(),
  version: z.int(),
  storyId: z.string(),
  url: z.string().nullable(),
  sourceId: z.string(),
  sourceName: z.string(),
  language: z.string(),
  topics: z.array(z.string()),
  publishedAt: z.string(),
  imageUrl: z.string().nullable(),
  title: z.string(),
  summary: z.string(),
  text: z.string(),
});
export type Shown = z.output<typeof Shown>;

/** What is known of an article version: `article`, it is found unless something outranks it;
 *  `withdrawn`, it and all before it are not to be found; `gone`, something outranked it. `rebuild`
 *  is no version, see `EntryStore`. */
export const Standing = z.object({
  id: z.string(),
  /** The article's id in letters that Meilisearch tells apart: it compares without case. */
  key: z.string(),
  /** Of an article's entries the highest rank counts. */
  rank: z.int(),
  kind: z.enum(['article', 'withdrawn', 'gone', 'rebuild']),
});
export type Standing = z.output<typeof Standing>;

/** A document of the index, to be written. */
export type Entry = Standing & {
  /** What comes later has a higher number; unset until it is written first. */
  readonly arrived?: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly terms: Iterable<string>;
};

export function articleEntry(shown: Shown, arrived?: number): Entry {
  const key = keyOf(shown.articleId);
  const title = searchable(shown.title, shown.language);
  const summary = searchable(shown.summary, shown.language);
  const text = searchable(shown.text, shown.language);
  const inTitle = termsIn([title]);
  const everywhere = termsIn([title, summary, text]);
  const id = `${key}-${shown.version}`;
  return {
    id,
    key,
    rank: 2 * shown.version,
    kind: 'article',
    ...(arrived !== undefined && { arrived }),
    fields: {
      number: numberOf(id),
      published: Date.parse(shown.publishedAt),
      story: keyOf(shown.storyId),
      source: facetValue(shown.sourceId),
      language: facetValue(shown.language),
      topics: shown.topics.map(facetValue),
      title: singleSpaced(title),
      summary: singleSpaced(summary),
      text: singleSpaced(text),
      titleMarks: [...inTitle.diacriticsTokens].join(' '),
      marks: [...everywhere.diacriticsTokens].join(' '),
      shown,
    },
    terms: everywhere.terms,
  };
}

export function shownOf({ article, labels, storyId }: SearchDocument): Shown {
  return {
    articleId: article.id,
    version: article.version,
    storyId,
    url: article.url,
    sourceId: article.sourceId,
    sourceName: article.sourceName,
    language: labels.language,
    topics: [...new Set(labels.topics.map(({ topic }) => topic))],
    publishedAt: article.publishedAt,
    imageUrl: article.imageUrl,
    title: article.title,
    summary: article.summary,
    text: article.text,
  };
}

export function withdrawalEntry({ articleId, version }: Withdrawal): Entry {
  const key = keyOf(articleId);
  return bareEntry({
    id: `${key}-${version}-withdrawn`,
    key,
    rank: 2 * version + 1,
    kind: 'withdrawn',
  });
}

/** An entry without words: what hides others, or what is left of one that is hidden. */
export function bareEntry(standing: Standing): Entry {
  const { id, key, rank, kind } = standing;
  return { id, key, rank, kind, fields: { number: numberOf(id) }, terms: [] };
}

/** 128 bits of SHA-256, hexadecimal. */
export function keyOf(id: string): string {
  return hash('sha256', id).slice(0, 32);
}

/** 52 bits of SHA-256, which a number of Meilisearch, a double, holds: parts articles that were
 *  published in the same millisecond. */
function numberOf(id: string): number {
  return Number.parseInt(hash('sha256', id).slice(0, 13), 16);
}
