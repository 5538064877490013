import type { Article } from '@newsline/contracts';
import { bulkWrite, type MongoStep } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import { sharedOutlet } from '../polling/shared-outlet.ts';
import type { ArticleRecord, StatementRecord } from './mongo-article-records.ts';

/** The collections of what was announced. Steps that have shipped never change. */
export const announcedArticlesCollections: readonly MongoStep[] = [
  async (connection) => {
    await connection.collection('ingest_articles').createIndex({ shownBy: 1 });
    await connection
      .collection('ingest_versions')
      .createIndex({ id: 1, version: 1 }, { unique: true });
  },
  async (connection) => {
    const statements = connection.collection<StatementRecord>('ingest_statements');
    await statements.createIndexes([{ key: { articleId: 1 } }, { key: { sourceId: 1 } }]);
    await addSpeakers(connection);
  },
];

const batchSize = 500;

/** Who speaks for an article stood in its newest version alone. */
async function addSpeakers(connection: Connection): Promise<void> {
  const articles = connection.collection<ArticleRecord>('ingest_articles');
  const versions = connection.collection<Article>('ingest_versions');
  const sources = await connection
    .collection<{ _id: string; url: string }>('ingest_sources')
    .find({}, { projection: { url: 1 } })
    .toArray();
  const addresses = new Map(sources.map(({ _id, url }) => [_id, url]));
  const silent = { speaker: { $exists: false } };
  for (;;) {
    const batch = await articles
      .find(silent, { projection: { version: 1 } })
      .limit(batchSize)
      .toArray();
    if (batch.length === 0) return;
    const spoken = await versions
      .find({ id: { $in: batch.map(({ _id }) => _id) } })
      .project<Pick<Article, 'id' | 'sourceId' | 'url'>>({ id: 1, sourceId: 1, url: 1 })
      .sort({ version: 1 })
      .toArray();
    const newest = new Map(spoken.map((version) => [version.id, version]));
    const writes = batch.map(({ _id }) => {
      const { sourceId = '', url = null } = newest.get(_id) ?? {};
      const outlet = sharedOutlet(addresses.get(sourceId) ?? '', url ?? '');
      const update = { $set: { speaker: { sourceId, outlet } } };
      return { updateOne: { filter: { _id }, update } };
    });
    await bulkWrite(articles, writes);
  }
}
