import type { Article } from '@newsline/contracts';
import { bulkWrite, insertNew, upsertAll } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import type { ArticlePreview, ProjectionUpdate } from '../news-read-model.ts';
import { ownPlace } from '../own-place.ts';
import { isSameVoice } from '../same-voice.ts';
import { articlePreview } from '../previews.ts';
import { notArrivedYet } from '../not-arrived-yet.ts';
import { isAheadOf, isMovedBy, moveArticle } from './moves.ts';
import { isRelabelledBy, relabel, topicsOf } from './relabellings.ts';
import type { PreparedWrite } from './snapshot-registry.ts';

type ArticleUpdate = Extract<ProjectionUpdate, { kind: 'article' }>;
type WithdrawalUpdate = Extract<ProjectionUpdate, { kind: 'withdrawn' }>;

/** An article as it is stored: present, or withdrawn. */
export type ArticleRecord = {
  readonly _id: string;
  readonly version?: number;
  /** ms: the date of publication when first applied, for good. */
  readonly place?: number;
  readonly sourceId?: string;
  readonly language?: string;
  readonly storyId?: string;
  readonly topics?: readonly string[];
  /** Of which revision the topics are; without one: those that came with the version. */
  readonly topicsRevision?: number;
  /** Which move took it to its story; without one: it came with its version. */
  readonly move?: number;
  readonly card?: ArticlePreview;
  readonly text?: string;
  readonly html?: string;
  /** Sources that show it, maybe before it came; the one whose words it is in may be among them. */
  readonly shownBy?: readonly string[];
  /** The version up to which it was withdrawn, and the place to which a later one returns. */
  readonly withdrawn?: number;
  readonly formerPlace?: number;
  /** Whose words it was in, see `isSameVoice`. */
  readonly formerVoice?: Pick<Article, 'sourceId' | 'outlet'>;
};

/** Writes the articles: one document each, with its tombstone in it, so that replicas
 *  may write versions and withdrawals in any order. */
export class MongoArticleWriter {
  readonly #articles;
  /** The topics that articles have or had: an index does not list its values. */
  readonly #topics;
  readonly #knownTopics = new Set<string>();

  constructor(connection: Connection) {
    this.#articles = connection.collection<ArticleRecord>('feed_articles');
    this.#topics = connection.collection<{ _id: string }>('feed_article_topics');
  }

  /** @throws where an article that is moved has not come yet, in this version */
  async prepare(updates: readonly ProjectionUpdate[]): Promise<PreparedWrite | null> {
    const puts = newest(updates.filter((update) => update.kind === 'article'));
    const withdrawals = updates.filter((update) => update.kind === 'withdrawn');
    const relabellings = updates.filter((update) => update.kind === 'relabelled');
    const moves = updates.filter((update) => update.kind === 'moved');
    const others = [...withdrawals, ...relabellings, ...moves];
    if (puts.length + others.length === 0) return null;
    const stored = await this.#storedVersions([
      ...puts.map(({ update }) => update.article.id),
      ...others.map(({ articleId }) => articleId),
    ]);
    const arriving = puts
      .filter(({ update }) => isNewVersion(update, stored.get(update.article.id)))
      .map((arriving) => recordOf(arriving));
    const leaving = withdrawals
      .filter((update) => isWithdrawnBy(update, stored.get(update.articleId)))
      .map(({ articleId, version }) => ({ _id: articleId, update: withdrawUpTo(version) }));
    const versions = new Map(arriving.map(({ _id, version }) => [_id, version]));
    const about = ({ articleId }: { readonly articleId: string }) =>
      [stored.get(articleId), versions.get(articleId)] as const;
    const relabelled = relabellings.filter((update) => isRelabelledBy(update, ...about(update)));
    const early = moves.filter((move) => isAheadOf(move, ...about(move)));
    if (early.length > 0) throw notArrivedYet(early);
    const moved = moves.filter((move) => isMovedBy(move, ...about(move)));
    const changes = [...relabelled.map(relabel), ...moved.map(moveArticle)];
    if (arriving.length + leaving.length + changes.length === 0) return null;
    const topics = [...puts.map(({ update }) => update.labels), ...relabelled].flatMap(topicsOf);
    return async () => {
      await this.#recordTopics(topics);
      const isNew = ({ _id }: ArrivingRecord) => !stored.has(_id);
      const here = arriving.filter((article) => !isNew(article));
      const hereMeanwhile = await insertNew(this.#articles, arriving.filter(isNew));
      const corrected = new Set(
        puts.flatMap((put) => (put.isCorrected ? put.update.article.id : [])),
      );
      const writes = [...here, ...hereMeanwhile].map((article) =>
        replaceIfNewer(article, corrected.has(article._id)),
      );
      await upsertAll(this.#articles, writes);
      await bulkWrite(this.#articles, changes);
      await upsertAll(this.#articles, leaving);
    };
  }

  async #recordTopics(topics: readonly string[]): Promise<void> {
    const news = [...new Set(topics)].filter((topic) => !this.#knownTopics.has(topic));
    const writes = news.map((_id) => ({ _id, update: { $setOnInsert: { _id } } }));
    await upsertAll(this.#topics, writes);
    for (const topic of news) this.#knownTopics.add(topic);
  }

  async #storedVersions(ids: readonly string[]): Promise<ReadonlyMap<string, ArticleRecord>> {
    const found = await this.#articles
      .find({ _id: { $in: [...ids] } })
      .project<ArticleRecord>({ version: 1, withdrawn: 1, topicsRevision: 1, move: 1 })
      .toArray();
    return new Map(found.map((stored) => [stored._id, stored]));
  }
}

type Arriving = {
  readonly update: ArticleUpdate;
  readonly place: number;
  /** A wrong date of an earlier version was corrected: the place that this one had does not count. */
  readonly isCorrected: boolean;
};

/** The newest version of each article, in the place of the one that came first. */
function newest(updates: readonly ArticleUpdate[]): Arriving[] {
  const byId = new Map<string, { -readonly [Field in keyof Arriving]: Arriving[Field] }>();
  for (const update of updates) {
    const { id, version } = update.article;
    const other = byId.get(id);
    const place = ownPlace(update.article);
    const isCorrected = update.article.dateCorrection !== undefined;
    if (!other) byId.set(id, { update, place, isCorrected });
    else if (other.update.article.version < version) {
      if (isCorrected || !isSameVoice(other.update.article, update.article)) other.place = place;
      other.isCorrected ||= isCorrected;
      other.update = update;
    }
  }
  return [...byId.values()];
}

function isNewVersion({ article }: ArticleUpdate, stored: ArticleRecord | undefined): boolean {
  return article.version > Math.max(stored?.version ?? 0, stored?.withdrawn ?? 0);
}

function isWithdrawnBy({ version }: WithdrawalUpdate, stored: ArticleRecord | undefined): boolean {
  return stored?.version === undefined
    ? version > (stored?.withdrawn ?? 0)
    : version >= stored.version;
}

type ArrivingRecord = ArticleRecord & Required<Pick<ArticleRecord, 'version' | 'place' | 'card'>>;

function recordOf({ update, place }: Arriving): ArrivingRecord {
  const { article, labels, storyId } = update;
  const { id, version, sourceId, text, html } = article;
  return {
    _id: id,
    version,
    place,
    sourceId,
    language: labels.language,
    storyId,
    topics: topicsOf(labels),
    card: articlePreview(update),
    text,
    html,
  };
}

/** What was stored meanwhile may be newer than what the write was prepared from, so the update
 *  compares again. */
function replaceIfNewer(
  article: ArrivingRecord,
  isCorrected: boolean,
): {
  readonly _id: string;
  readonly update: object[];
} {
  const { _id, version, place, card } = article;
  const before = { $ifNull: ['$card', '$formerVoice'] };
  // As `isSameVoice` has it; who has no former voice was stored before there were any, or is new.
  const keepsPlace = {
    $let: {
      vars: { before },
      in: {
        $or: [
          { $eq: [{ $ifNull: ['$$before', null] }, null] },
          { $eq: ['$$before.sourceId', card.sourceId] },
          card.outlet !== null && { $eq: ['$$before.outlet', card.outlet] },
        ],
      },
    },
  };
  const former = { $ifNull: ['$place', '$formerPlace', place] };
  const placed = isCorrected ? place : { $cond: [keepsPlace, former, place] };
  const shownBy = { $ifNull: ['$shownBy', '$$REMOVE'] };
  const arrived = { $mergeObjects: [{ $literal: article }, { place: placed, shownBy }] };
  const isNewer = { $gt: [version, { $max: ['$version', '$withdrawn'] }] };
  return { _id, update: [{ $replaceWith: { $cond: [isNewer, arrived, '$$ROOT'] } }] };
}

function withdrawUpTo(version: number): object[] {
  const gone = {
    _id: '$_id',
    shownBy: { $ifNull: ['$shownBy', '$$REMOVE'] },
    withdrawn: { $max: ['$withdrawn', version] },
    formerPlace: { $ifNull: ['$place', '$formerPlace', '$$REMOVE'] },
    formerVoice: {
      $cond: [
        { $eq: [{ $type: '$card' }, 'object'] },
        { sourceId: '$card.sourceId', outlet: { $ifNull: ['$card.outlet', null] } },
        { $ifNull: ['$formerVoice', '$$REMOVE'] },
      ],
    },
  };
  const isLater = { $gt: ['$version', version] };
  return [{ $replaceWith: { $cond: [isLater, '$$ROOT', gone] } }];
}
