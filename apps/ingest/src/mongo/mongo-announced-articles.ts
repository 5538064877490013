import { Article } from '@newsline/contracts';
import { bulkWrite, insertMissing, insertNew, migrateMongo } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import {
  AnnouncedArticles,
  type KnownArticle,
  type Observation,
  type Simultaneous,
  type Succession,
} from '../polling/announced-articles.ts';
import {
  newArticleRecord,
  deleteVersions,
  fieldOf,
  hashOf,
  replaceVersion,
  speakerOf,
  keysOf,
  articleUpdate,
  deleteWords,
  statementId,
  statementsOf,
  type ArticleRecord,
  type KeyRecord,
  type StatementRecord,
} from './mongo-article-records.ts';
import { announcedArticlesCollections } from './announced-articles-collections.ts';

/** What ingest has announced, in MongoDB. Who shows an article stands in the article's own document,
 *  so that it is shown and withdrawn by one write, whatever other replicas do meanwhile. */
export class MongoAnnouncedArticles extends AnnouncedArticles {
  readonly #articles;
  readonly #keys;
  readonly #versions;
  readonly #statements;

  private constructor(connection: Connection) {
    super();
    this.#articles = connection.collection<ArticleRecord>('ingest_articles');
    this.#keys = connection.collection<KeyRecord>('ingest_keys');
    this.#versions = connection.collection<Article>('ingest_versions');
    this.#statements = connection.collection<StatementRecord>('ingest_statements');
  }

  /** @param connection from `openMongo`, closed by the caller */
  static async open(connection: Connection): Promise<MongoAnnouncedArticles> {
    await migrateMongo(connection, 'ingest.articles', announcedArticlesCollections);
    return new MongoAnnouncedArticles(connection);
  }

  async find(
    sourceId: string,
    keyLists: readonly (readonly string[])[],
  ): Promise<readonly (KnownArticle | null)[]> {
    const hashLists = keyLists.map((keys) => keys.map(hashOf));
    const keys = await this.#keys.find({ _id: { $in: hashLists.flat() } }).toArray();
    const ownerOf = new Map(keys.map(({ _id, articleId }) => [_id, articleId]));
    const field = fieldOf(sourceId);
    const known = await this.#articles
      .find({ _id: { $in: [...new Set(ownerOf.values())] } })
      .project<ArticleRecord>({
        version: 1,
        publishedAt: 1,
        publishedFrom: 1,
        withdrawn: 1,
        speaker: 1,
        [`unfinished.${field}`]: 1,
        [`fingerprints.${field}`]: 1,
      })
      .toArray();
    const articles = new Map(known.map((article) => [article._id, article]));
    const stated = await this.#stated(sourceId, known);
    return hashLists.map((hashes) => {
      for (const [at, key] of hashes.entries()) {
        const article = articles.get(ownerOf.get(key) ?? '');
        if (!article) continue;
        const { _id, fingerprints, unfinished, ...rest } = article;
        const fingerprint = fingerprints?.[field] ?? null;
        const underFirstKey = at === 0 && !unfinished?.[field];
        return { ...rest, articleId: _id, underFirstKey, fingerprint, stated: stated.has(_id) };
      }
      return null;
    });
  }

  /** Those that the source speaks for, or of which its words are kept. */
  async #stated(
    sourceId: string,
    articles: readonly Pick<ArticleRecord, '_id' | 'speaker'>[],
  ): Promise<ReadonlySet<string>> {
    const isOwn = ({ speaker }: Pick<ArticleRecord, 'speaker'>) => speaker.sourceId === sourceId;
    const others = articles.filter((article) => !isOwn(article)).map(({ _id }) => _id);
    const ids = others.map((id) => statementId(id, sourceId));
    const kept = ids.length === 0 ? [] : await this.#statementsOf(ids);
    return new Set([
      ...articles.filter(isOwn).map(({ _id }) => _id),
      ...kept.map(({ articleId }) => articleId),
    ]);
  }

  #statementsOf(ids: readonly string[]) {
    return this.#statements
      .find({ _id: { $in: [...ids] } })
      .project<Pick<StatementRecord, 'articleId'>>({ articleId: 1 })
      .toArray();
  }

  /** A crash may fall between any of these writes, or inside one. Until all keys of a new article lead
   *  to it, it counts as unfinished, so that its source is remembered again. And no key leads to an
   *  article that is not there yet. */
  async remember(
    observations: readonly Observation[],
    versions: readonly Article[],
  ): Promise<readonly Simultaneous[]> {
    const existing = await insertNew(this.#versions, versions);
    const first = await this.#toldByOthers(existing);
    // Who comes second leaves the article to the first, whose document may not be there yet.
    const told = versions.map((version) => first.get(versionKey(version)) ?? version);
    const versionsOf = Map.groupBy(told, ({ id }) => id);
    const observationsOf = Map.groupBy(observations, ({ articleId }) => articleId);
    const own = existing.filter((version) => !first.has(versionKey(version)));
    await bulkWrite(this.#versions, own.map(replaceVersion));
    const newRecords = [...versionsOf].flatMap(([id, [first, ...more]]) =>
      first?.version === 1
        ? [newArticleRecord([first, ...more], observationsOf.get(id) ?? [])]
        : [],
    );
    const existingIds = await insertMissing(this.#articles, newRecords);
    const inserted = newRecords.flatMap(({ _id }) => (existingIds.has(_id) ? [] : [_id]));
    // A key stays with the article that had it first.
    await insertMissing(this.#keys, observations.flatMap(keysOf));
    await bulkWrite(this.#statements, observations.flatMap(statementsOf));
    await this.#finish(inserted);
    const finished = new Set(inserted);
    const others = new Set(
      [...versionsOf.keys(), ...observationsOf.keys()].filter((id) => !finished.has(id)),
    );
    const updates = [...others].map((id) =>
      articleUpdate(id, observationsOf.get(id) ?? [], versionsOf.get(id) ?? []),
    );
    const unknown = updates.length - (await bulkWrite(this.#articles, updates));
    if (unknown > 0) throw new Error(`Nothing is known of ${unknown} observed articles`);
    return existing.flatMap(({ id, version, sourceId }) => {
      const other = first.get(versionKey({ id, version }));
      return other ? { articleId: id, version, first: speakerOf(other), second: sourceId } : [];
    });
  }

  /** Of versions that are kept already, those in the words of another source, by `versionKey`. */
  async #toldByOthers(existing: readonly Article[]): Promise<ReadonlyMap<string, Article>> {
    if (existing.length === 0) return new Map();
    const sourceOf = new Map(existing.map((one) => [versionKey(one), one.sourceId]));
    const kept = await this.#versions
      .find({ $or: existing.map(({ id, version }) => ({ id, version })) })
      .toArray();
    const others = kept.filter((one) => one.sourceId !== sourceOf.get(versionKey(one)));
    return new Map(others.map((one) => [versionKey(one), Article.parse(one)]));
  }

  async #finish(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#articles.updateMany({ _id: { $in: [...ids] } }, { $unset: { unfinished: '' } });
  }

  async newest(articleIds: readonly string[]): Promise<ReadonlyMap<string, Article>> {
    const articles = await this.#articles
      .find({ _id: { $in: [...articleIds] }, withdrawn: false }, { projection: { version: 1 } })
      .toArray();
    if (articles.length === 0) return new Map();
    const found = await this.#versions
      .find({ $or: articles.map(({ _id, version }) => ({ id: _id, version })) })
      .toArray();
    return new Map(found.map((stored) => [stored.id, Article.parse(stored)]));
  }

  async versions(articleId: string): Promise<readonly Article[]> {
    const found = await this.#versions.find({ id: articleId }).sort({ version: 1 }).toArray();
    return found.map((stored) => Article.parse(stored));
  }

  async exclusiveTo(sourceId: string): Promise<readonly { articleId: string; version: number }[]> {
    const found = await this.#articles
      .find({ shownBy: [sourceId] }, { projection: { version: 1 } })
      .toArray();
    return found.map(({ _id, version }) => ({ articleId: _id, version }));
  }

  async successions(sourceId: string, limit: number): Promise<readonly Succession[]> {
    const spokenFor = this.#articles
      .find({ shownBy: sourceId, 'speaker.sourceId': sourceId, 'shownBy.1': { $exists: true } })
      .batchSize(limit);
    const found: Succession[] = [];
    for await (const article of spokenFor) {
      const statement = await this.#nextStatement(article);
      if (statement) found.push(successionOf(article, statement));
      if (found.length >= limit) break;
    }
    return found;
  }

  async #nextStatement({ _id, speaker, shownBy }: ArticleRecord): Promise<Article | null> {
    const [stated, versions] = await Promise.all([
      this.#statements.find({ articleId: _id }).toArray(),
      this.versions(_id),
    ]);
    const said = [...versions, ...stated.map(({ article }) => Article.parse(article))];
    said.sort((one, other) => Date.parse(one.seenAt) - Date.parse(other.seenAt));
    const lastWords = new Map(said.map((words) => [words.sourceId, words]));
    const heirs = shownBy
      .filter((id) => id !== speaker.sourceId)
      .flatMap((id) => lastWords.get(id) ?? []);
    return heirs.find(({ outlet }) => outlet !== null) ?? heirs[0] ?? null;
  }

  /** The source stays with its articles until their versions are gone: a repeat finds them by it. */
  async forget(sourceId: string): Promise<void> {
    await this.#articles.updateMany({ shownBy: [sourceId] }, { $set: { withdrawn: true } });
    const leaving = await this.#articles
      .find({ shownBy: sourceId, withdrawn: true }, { projection: { version: 1 } })
      .toArray();
    await bulkWrite(this.#versions, leaving.map(deleteVersions));
    await this.#forgetWords(sourceId);
    await this.#articles.updateMany(
      { shownBy: sourceId },
      { $pull: { shownBy: sourceId }, $unset: { [`fingerprints.${fieldOf(sourceId)}`]: '' } },
    );
  }

  /** What it said of articles that others have shown as well. */
  async #forgetWords(sourceId: string): Promise<void> {
    await this.#statements.deleteMany({ sourceId });
    const shown = await this.#articles
      .find({ shownBy: sourceId }, { projection: { version: 1 } })
      .toArray();
    const words = shown.map((article) => deleteWords(article, sourceId));
    await bulkWrite(this.#versions, words);
  }
}

function versionKey({ id, version }: Pick<Article, 'id' | 'version'>): string {
  return `${version} ${id}`;
}

function successionOf(
  { _id, version, fingerprints }: ArticleRecord,
  statement: Article,
): Succession {
  const fingerprint = fingerprints?.[fieldOf(statement.sourceId)] ?? '';
  return { articleId: _id, version, statement, fingerprint };
}
