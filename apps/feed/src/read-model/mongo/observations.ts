import { bulkWrite, upsertAll } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import type { NamedSource, ProjectionUpdate } from '../news-read-model.ts';
import { byObservation, type Observation } from '../observed.ts';
import { storedSource } from '../stored.ts';
import type { ArticleRecord } from './article-writer.ts';
import type { PreparedWrite } from './snapshot-registry.ts';
import type { SourceRecord } from './source-store.ts';

export type ObservationRecord = {
  /** `observationId`. */
  readonly _id: string;
  readonly articleId: string;
  readonly sourceId: string;
  /** ms */
  readonly asOf: number;
};

/** Which sources show an article beside the one whose words it is in. It stands in the timeline of each
 *  and counts for each: the article's own document names them, too. */
export class MongoObservations {
  readonly #observations;
  readonly #sources;
  readonly #articles;

  constructor(connection: Connection) {
    this.#observations = connection.collection<ObservationRecord>('feed_observations');
    this.#sources = connection.collection<SourceRecord>('feed_sources');
    this.#articles = connection.collection<ArticleRecord>('feed_articles');
  }

  async prepare(updates: readonly ProjectionUpdate[]): Promise<PreparedWrite | null> {
    const observed = await this.#standing(
      updates.filter((update) => update.kind === 'observed').map(observationRecord),
    );
    const removals = updates.filter((update) => update.kind === 'source-removed');
    if (observed.length + removals.length === 0) return null;
    const leaving = await this.#observations.distinct('sourceId', {
      sourceId: { $in: removals.map(({ sourceId }) => sourceId) },
    });
    const removed = removals.filter(({ sourceId }) => leaving.includes(sourceId));
    const known = await this.#observations
      .find({ _id: { $in: observed.map(({ _id }) => _id) } })
      .toArray();
    const asOf = new Map(known.map((record) => [record._id, record.asOf]));
    const news = observed.filter((record) => record.asOf > (asOf.get(record._id) ?? -1));
    if (news.length + removed.length === 0) return null;
    return async () => {
      await upsertAll(this.#observations, news.map(writeIfNewer));
      await upsertAll(this.#articles, news.map(showArticle));
      await bulkWrite(
        this.#observations,
        removed.map(({ sourceId, asOf }) => ({
          deleteMany: { filter: { sourceId, asOf: { $lte: Date.parse(asOf) } } },
        })),
      );
      for (const { sourceId } of removed) await this.#hide(sourceId);
    };
  }

  /** Without those whose source was removed since, be it that it was added anew. */
  async #standing(observed: readonly ObservationRecord[]): Promise<readonly ObservationRecord[]> {
    const ids = [...new Set(observed.map(({ sourceId }) => sourceId))];
    const found = await this.#sources.find({ _id: { $in: ids } }).toArray();
    const sources = new Map(found.map((source) => [source._id, source]));
    return observed.filter(({ sourceId, asOf }) => {
      const source = sources.get(sourceId);
      if (!source) return true;
      if (!source.state) return source.asOf < asOf;
      return byObservation(storedSource(source.state), asOf).length > 0;
    });
  }

  /** What it showed before it was removed. */
  async #hide(sourceId: string): Promise<void> {
    await this.#articles.updateMany({ shownBy: sourceId }, { $pull: { shownBy: sourceId } });
    const since = await this.#observations.find({ sourceId }).toArray();
    await upsertAll(this.#articles, since.map(showArticle));
  }

  async of(articleId: string): Promise<readonly NamedSource[]> {
    const [observed, article] = await Promise.all([
      this.#observations.find({ articleId }).toArray(),
      this.#articles.findOne({ _id: articleId }, { projection: { sourceId: 1 } }),
    ]);
    const asOf = new Map(observed.map((record) => [record.sourceId, record.asOf]));
    asOf.delete(article?.sourceId ?? '');
    const sources = await this.#sources
      .find({ _id: { $in: [...asOf.keys()] } })
      .sort({ _id: 1 })
      .toArray();
    return sources.flatMap(({ _id, state }) =>
      state ? byObservation(storedSource(state), asOf.get(_id) ?? 0) : [],
    );
  }
}

export function observationRecord({ articleId, sourceId, asOf }: Observation): ObservationRecord {
  return { _id: `${articleId} ${sourceId}`, articleId, sourceId, asOf: Date.parse(asOf) };
}

export function showArticle({ articleId, sourceId }: ObservationRecord) {
  return { _id: articleId, update: { $addToSet: { shownBy: sourceId } } };
}

function writeIfNewer({ _id, articleId, sourceId, asOf }: ObservationRecord) {
  return { _id, update: { $max: { asOf }, $setOnInsert: { articleId, sourceId } } };
}
