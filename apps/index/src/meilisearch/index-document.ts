import { hash } from 'node:crypto';
import { outletOf } from '@newsline/news';
import { z } from 'zod';
import type { SearchDocument, Withdrawal } from '../search-index.ts';
import { searchable } from '../search/searchable-text.ts';
import { entityNames } from '../search/entities.ts';
import { facetValue, namedValue } from './facet-values.ts';
import { singleSpaced, termsOf } from './article-terms.ts';

/** An article as answers show it, and all that is needed to index it anew. */
export const StoredArticle = z.object({
  articleId: z.string(),
  version: z.int(),
  storyId: z.string(),
  url: z.string().nullable(),
  sourceId: z.string(),
  sourceName: z.string(),
  language: z.string(),
  topics: z.array(z.string()),
  /** Of what an earlier version of Newsline wrote none are known. */
  entities: z.array(z.tuple([z.string(), z.string()]).readonly()).default([]),
  publishedAt: z.string(),
  imageUrl: z.string().nullable(),
  title: z.string(),
  summary: z.string(),
  text: z.string(),
});
export type StoredArticle = z.output<typeof StoredArticle>;

/** Other topics that a version got later. */
export const Relabelled = z.object({
  version: z.int(),
  revision: z.int(),
  topics: z.array(z.string()),
});
export type Relabelled = z.output<typeof Relabelled>;

/** Another story that a version got later. */
export const Moved = z.object({ version: z.int(), move: z.int(), storyId: z.string() });
export type Moved = z.output<typeof Moved>;

/** What a document tells of an article version. `article`: it is found unless something outranks it.
 *  `withdrawn`: it and all before it are not found. `gone`: something outranked it. `observed` and
 *  `source-removed` are no versions, see `observationDocument`; nor are `relabelled` and `moved`, see
 *  `relabellingDocument` and `moveDocument`, `rebuild` and `owner`, see `DocumentStore`, and `writer`, see
 *  `Snapshot`. These names are stored. */
export const DocumentHeader = z.object({
  id: z.string(),
  /** A hash of the article's id: Meilisearch compares without case. */
  key: z.string(),
  /** Of an article's documents the highest rank counts. */
  rank: z.int(),
  kind: z.enum([
    ...(['article', 'withdrawn', 'gone', 'observed', 'source-removed', 'rebuild'] as const),
    ...(['relabelled', 'moved', 'writer', 'owner'] as const),
  ]),
  /** Of a version: the source whose words it is in, and those that show it as well, as facets hold them.
   *  An earlier version of Newsline stored the first one only. */
  source: z.union([z.array(z.string()), z.string().transform((one) => [one])]).optional(),
  /** When an observation or a removal was made, ms. */
  asOf: z.number().optional(),
  /** Of a `relabelled`, and of a version that has such topics. */
  relabelled: Relabelled.optional(),
  /** Of a `moved`, and of a version that has such a story. */
  moved: Moved.optional(),
  /** Whether an observation holds. */
  standing: z.boolean().optional(),
  /** When it came, see `Snapshot`: the number that its writer gave it. Of a `writer`, the last one. */
  arrived: z.number().optional(),
  /** Who wrote it; an earlier version of Newsline did not say. */
  writer: z.number().optional(),
  /** Of a `writer`: up to this number everything is there, whoever wrote it. */
  settled: z.number().optional(),
  /** Of an `owner`: the installation that the index belongs to. */
  installation: z.string().optional(),
});
export type DocumentHeader = z.output<typeof DocumentHeader>;

/** A document of the index, to be written. */
export type IndexDocument = DocumentHeader & {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly terms: Iterable<string>;
};

/** @param dayOf see `dayIn` */
export function articleDocument(
  article: StoredArticle,
  dayOf: (at: number) => number,
): IndexDocument {
  const key = keyOf(article.articleId);
  const title = searchable(article.title, article.language);
  const summary = searchable(article.summary, article.language);
  const text = searchable(article.text, article.language);
  const found = termsOf({ language: article.language, title, summary, text });
  const id = `${key}-${article.version}`;
  const source = [facetValue(article.sourceId)];
  return {
    source,
    id,
    key,
    rank: 2 * article.version,
    kind: 'article',
    fields: {
      number: numberOf(id),
      published: Date.parse(article.publishedAt),
      story: keyOf(article.storyId),
      source,
      language: facetValue(article.language),
      topics: article.topics.map(facetValue),
      entities: article.entities.map(([value]) => facetValue(value)),
      named: article.entities.map(namedValue),
      title: singleSpaced(title),
      summary: singleSpaced(summary),
      text: singleSpaced(text),
      titleMarks: found.title.join(' '),
      marks: found.spellings.join(' '),
      outlet: facetValue(outletOf(article.url ?? '')),
      day: dayOf(Date.parse(article.publishedAt)),
      edited: article.version > 1,
      shown: article,
    },
    terms: found.terms,
  };
}

export function storedArticleOf({ article, labels, storyId }: SearchDocument): StoredArticle {
  return {
    articleId: article.id,
    version: article.version,
    storyId,
    url: article.url,
    sourceId: article.sourceId,
    sourceName: article.sourceName,
    language: labels.language,
    topics: [...new Set(labels.topics.map(({ topic }) => topic))],
    entities: entityNames(labels.entities),
    publishedAt: article.publishedAt,
    imageUrl: article.imageUrl,
    title: article.title,
    summary: article.summary,
    text: article.text,
  };
}

export function withdrawalDocument({ articleId, version }: Withdrawal): IndexDocument {
  const key = keyOf(articleId);
  return headerDocument({
    id: `${key}-${version}-withdrawn`,
    key,
    rank: 2 * version + 1,
    kind: 'withdrawn',
  });
}

/** A document without words: what hides others, or what is left of one that is hidden. */
export function headerDocument(header: DocumentHeader): IndexDocument {
  const { id, key, rank, kind } = header;
  return { id, key, rank, kind, fields: { number: numberOf(id) }, terms: [] };
}

/** 128 bits of SHA-256, hexadecimal. */
export function keyOf(id: string): string {
  return hash('sha256', id).slice(0, 32);
}

/** 52 bits of SHA-256, which a number of Meilisearch, a double, holds: tells articles apart that
 *  were published in the same millisecond. */
function numberOf(id: string): number {
  return Number.parseInt(hash('sha256', id).slice(0, 13), 16);
}
