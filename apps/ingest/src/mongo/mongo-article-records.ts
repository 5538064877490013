import { hash } from 'node:crypto';
import type { Article } from '@newsline/contracts';
import type { mongo } from 'mongoose';
import {
  placedAt,
  type KnownArticle,
  type Observation,
  type Speaker,
} from '../polling/announced-articles.ts';

export type ArticleRecord = Pick<
  KnownArticle,
  'version' | 'publishedAt' | 'publishedFrom' | 'withdrawn' | 'speaker'
> & {
  readonly _id: string;
  /** Ids of the sources that show it. */
  readonly shownBy: readonly string[];
  /** What each of them showed last, by `fieldOf` its id. */
  readonly fingerprints?: Readonly<Record<string, string>>;
  /** Sources, by `fieldOf` their ids, of whose keys some may not lead to it yet. */
  readonly unfinished?: Readonly<Record<string, true>>;
};

/** `_id` is `hashOf` an identity key. */
export type KeyRecord = { readonly _id: string; readonly articleId: string };

/** What a source says of an article that another speaks for. */
export type StatementRecord = {
  readonly _id: string;
  readonly articleId: string;
  readonly sourceId: string;
  readonly article: Article;
};

type Write<Document extends mongo.Document> = mongo.AnyBulkWriteOperation<Document>;

/** 128 bits of SHA-256: keys hold addresses, which may be long, and an index is best kept in memory. */
export function hashOf(key: string): string {
  return hash('sha256', key, 'base64url').slice(0, 22);
}

/** A source's id as the name of a field, in which dots and dollars have a meaning. */
export function fieldOf(sourceId: string): string {
  return encodeURIComponent(sourceId).replaceAll('.', '%2E');
}

export function replaceVersion(article: Article): Write<Article> {
  const { id, version } = article;
  return { replaceOne: { filter: { id, version }, replacement: article, upsert: true } };
}

/** A new article's document, for its keys to lead to.
 *  @param versions in order, the first one first */
export function newArticleRecord(
  [first, ...more]: readonly [Article, ...Article[]],
  observations: readonly Observation[],
): ArticleRecord {
  const newest = more.at(-1) ?? first;
  const { id, publishedFrom } = newest;
  const publishedAt = placedAt(newest);
  const fingerprints = observations.map(
    ({ sourceId, fingerprint }) => [fieldOf(sourceId), fingerprint] as const,
  );
  return {
    _id: id,
    version: newest.version,
    publishedAt,
    publishedFrom,
    withdrawn: false,
    speaker: speakerOf(newest),
    shownBy: [...new Set(observations.map(({ sourceId }) => sourceId))],
    fingerprints: Object.fromEntries(fingerprints),
    unfinished: Object.fromEntries(fingerprints.map(([field]) => [field, true as const])),
  };
}

export function keysOf({ articleId, keys }: Observation): KeyRecord[] {
  return keys.map((key) => ({ _id: hashOf(key), articleId }));
}

/** An article's new versions, and what sources show of it, at once. */
export function articleUpdate(
  articleId: string,
  observations: readonly Observation[],
  versions: readonly Article[],
): Write<ArticleRecord> {
  const newest = versions.at(-1);
  const speaking = newest ? undefined : observations.find(({ statement }) => statement === null);
  const fingerprints = observations.map(
    ({ sourceId, fingerprint }) =>
      [`fingerprints.${fieldOf(sourceId)}`, { $literal: fingerprint }] as const,
  );
  const finished = observations.map(({ sourceId }) => `unfinished.${fieldOf(sourceId)}`);
  const sources = { $literal: observations.map(({ sourceId }) => sourceId) };
  const shownBefore = { $ifNull: ['$shownBy', []] };
  // In the order in which they came.
  const shownBy = { $concatArrays: [shownBefore, { $setDifference: [sources, shownBefore] }] };
  const update = [
    ...(newest ? [{ $replaceWith: { $mergeObjects: ['$$ROOT', ifNewest(newest)] } }] : []),
    {
      $set: {
        shownBy,
        ...Object.fromEntries(fingerprints),
        ...(newest && { withdrawn: false }),
        ...(speaking && { speaker: { $literal: speakerOf(speaking) } }),
      },
    },
    ...(finished.length > 0 ? [{ $unset: finished }] : []),
  ];
  return { updateOne: { filter: { _id: articleId }, update, upsert: newest !== undefined } };
}

/** What an article's document says of its newest version, unless it knows of a higher one. */
function ifNewest(newest: Article) {
  const { version, publishedFrom } = newest;
  const publishedAt = placedAt(newest);
  const told = { version, publishedAt, publishedFrom, speaker: speakerOf(newest) };
  return { $cond: [{ $gt: ['$version', version] }, {}, { $literal: told }] };
}

export function statementId(articleId: string, sourceId: string): string {
  return `${hashOf(articleId)} ${hashOf(sourceId)}`;
}

export function statementsOf({
  articleId,
  sourceId,
  statement,
}: Pick<Observation, 'articleId' | 'sourceId' | 'statement'>): Write<StatementRecord>[] {
  if (!statement) return [];
  const _id = statementId(articleId, sourceId);
  const replacement = { articleId, sourceId, article: statement };
  return [{ replaceOne: { filter: { _id }, replacement, upsert: true } }];
}

export function speakerOf({ sourceId, outlet }: Speaker): Speaker {
  return { sourceId, outlet };
}

/** Its versions in a source's words, but for a newest one. */
export function deleteWords(
  { _id, version }: Pick<ArticleRecord, '_id' | 'version'>,
  sourceId: string,
): Write<Article> {
  return { deleteMany: { filter: { id: _id, sourceId, version: { $lt: version } } } };
}

export function deleteVersions({
  _id,
  version,
}: Pick<ArticleRecord, '_id' | 'version'>): Write<Article> {
  return { deleteMany: { filter: { id: _id, version: { $lte: version } } } };
}
