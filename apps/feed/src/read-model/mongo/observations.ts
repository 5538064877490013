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

/** Which sources show an article beside the one whose words it is in. */
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
    const observed = updates.filter((update) => update.kind === 'observed').map(observationRecord);
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
      await bulkWrite(
        this.#observations,
        removed.map(({ sourceId, asOf }) => ({
          deleteMany: { filter: { sourceId, asOf: { $lte: Date.parse(asOf) } } },
        })),
      );
    };
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

function writeIfNewer({ _id, articleId, sourceId, asOf }: ObservationRecord) {
  return { _id, update: { $max: { asOf }, $setOnInsert: { articleId, sourceId } } };
}
