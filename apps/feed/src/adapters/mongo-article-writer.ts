import { insertNew } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import type { ArticleCard, ProjectionUpdate } from '../news-read-model.ts';
import { articleCard } from './cards.ts';
import type { PreparedWrite } from './snapshot-registry.ts';
import { upsertAll } from './mongo-writes.ts';

type ArticleUpdate = Extract<ProjectionUpdate, { kind: 'article' }>;
type WithdrawalUpdate = Extract<ProjectionUpdate, { kind: 'withdrawn' }>;

/** An article as it is kept: here, or withdrawn. */
export type KeptArticle = {
  readonly _id: string;
  readonly version?: number;
  /** ms: the date of publication when first applied, for good. */
  readonly place?: number;
  readonly sourceId?: string;
  readonly language?: string;
  readonly storyId?: string;
  readonly topics?: readonly string[];
  readonly card?: ArticleCard;
  readonly text?: string;
  readonly html?: string;
  /** The version up to which it was withdrawn, and the place that it had, and may come back to. */
  readonly withdrawn?: number;
  readonly formerPlace?: number;
};

/** Writes the articles: one document each, with its tombstone in it, so that replicas
 *  may write versions and withdrawals in any order. */
export class MongoArticleWriter {
  readonly #articles;
  /** The topics that articles have or had, which can't be read off their index. */
  readonly #topics;
  readonly #knownTopics = new Set<string>();

  constructor(connection: Connection) {
    this.#articles = connection.collection<KeptArticle>('feed_articles');
    this.#topics = connection.collection<{ _id: string }>('feed_article_topics');
  }

  async prepare(updates: readonly ProjectionUpdate[]): Promise<PreparedWrite | null> {
    const puts = newest(updates.filter((update) => update.kind === 'article'));
    const withdrawals = updates.filter((update) => update.kind === 'withdrawn');
    if (puts.length + withdrawals.length === 0) return null;
    const kept = await this.#kept([
      ...puts.map(({ update }) => update.article.id),
      ...withdrawals.map(({ articleId }) => articleId),
    ]);
    const arriving = puts
      .filter(({ update }) => arrives(update, kept.get(update.article.id)))
      .map(({ update, place }) => keptAs(update, place));
    const leaving = withdrawals
      .filter((update) => leaves(update, kept.get(update.articleId)))
      .map(({ articleId, version }) => ({ _id: articleId, update: withdrawing(version) }));
    if (arriving.length + leaving.length === 0) return null;
    const topics = puts.flatMap(({ update }) => topicsOf(update));
    return async () => {
      await this.#nameTopics(topics);
      const isNew = ({ _id }: PutArticle) => !kept.has(_id);
      const here = arriving.filter((article) => !isNew(article));
      const hereMeanwhile = await insertNew(this.#articles, arriving.filter(isNew));
      await upsertAll(this.#articles, [...here, ...hereMeanwhile].map(putting));
      await upsertAll(this.#articles, leaving);
    };
  }

  async #nameTopics(topics: readonly string[]): Promise<void> {
    const news = [...new Set(topics)].filter((topic) => !this.#knownTopics.has(topic));
    const writes = news.map((_id) => ({ _id, update: { $setOnInsert: { _id } } }));
    await upsertAll(this.#topics, writes);
    for (const topic of news) this.#knownTopics.add(topic);
  }

  async #kept(ids: readonly string[]): Promise<ReadonlyMap<string, KeptArticle>> {
    const found = await this.#articles
      .find({ _id: { $in: [...ids] } })
      .project<KeptArticle>({ version: 1, withdrawn: 1 })
      .toArray();
    return new Map(found.map((kept) => [kept._id, kept]));
  }
}

/** The newest version of each article, in the place of the one that came first. */
function newest(
  updates: readonly ArticleUpdate[],
): { readonly update: ArticleUpdate; readonly place: number }[] {
  const byId = new Map<string, { update: ArticleUpdate; place: number }>();
  for (const update of updates) {
    const { id, version, publishedAt } = update.article;
    const other = byId.get(id);
    if (!other) byId.set(id, { update, place: Date.parse(publishedAt) });
    else if (other.update.article.version < version) other.update = update;
  }
  return [...byId.values()];
}

function topicsOf({ labels }: ArticleUpdate): readonly string[] {
  return [...new Set(labels.topics.map(({ topic }) => topic))];
}

function arrives({ article }: ArticleUpdate, kept: KeptArticle | undefined): boolean {
  return article.version > Math.max(kept?.version ?? 0, kept?.withdrawn ?? 0);
}

function leaves({ version }: WithdrawalUpdate, kept: KeptArticle | undefined): boolean {
  return kept?.version === undefined ? version > (kept?.withdrawn ?? 0) : version >= kept.version;
}

type PutArticle = KeptArticle & Required<Pick<KeptArticle, 'version' | 'place'>>;

function keptAs(update: ArticleUpdate, place: number): PutArticle {
  const { article, labels, storyId } = update;
  const { id, version, sourceId, text, html } = article;
  return {
    _id: id,
    version,
    place,
    sourceId,
    language: labels.language,
    storyId,
    topics: topicsOf(update),
    card: articleCard(update),
    text,
    html,
  };
}

/** What was kept meanwhile may be newer than what was planned on: the update looks again. */
function putting(article: PutArticle): { readonly _id: string; readonly update: object[] } {
  const { _id, version, place } = article;
  const arrived = {
    $mergeObjects: [
      { $literal: article },
      { place: { $ifNull: ['$place', '$formerPlace', place] } },
    ],
  };
  const isNewer = { $gt: [version, { $max: ['$version', '$withdrawn'] }] };
  return { _id, update: [{ $replaceWith: { $cond: [isNewer, arrived, '$$ROOT'] } }] };
}

function withdrawing(version: number): object[] {
  const gone = {
    _id: '$_id',
    withdrawn: { $max: ['$withdrawn', version] },
    formerPlace: { $ifNull: ['$place', '$formerPlace', '$$REMOVE'] },
  };
  const isLater = { $gt: ['$version', version] };
  return [{ $replaceWith: { $cond: [isLater, '$$ROOT', gone] } }];
}
