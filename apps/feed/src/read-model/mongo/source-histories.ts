import type { SourcePoll } from '@newsline/contracts';
import { isDuplicateKey } from '@newsline/platform/mongo';
import type { Connection } from 'mongoose';
import type { OutageOfSource, ProjectionUpdate } from '../news-read-model.ts';
import {
  emptyHistory,
  historyAfter,
  lastOutageAt,
  sourceOf,
  type HistoryUpdate,
  type SourceHistory,
} from '../source-history.ts';
import { storedHistory } from '../stored.ts';
import type { PreparedWrite } from './snapshot-registry.ts';

export type HistoryRecord = {
  readonly _id: string;
  /** Grows with each write. */
  readonly revision: number;
  /** ms; null: there was none. */
  readonly lastOutageAt: number | null;
  readonly history: SourceHistory;
};

/** How each source has fared: one document each, replaced where it is still what was read. */
export class MongoSourceHistories {
  readonly #histories;

  constructor(connection: Connection) {
    this.#histories = connection.collection<HistoryRecord>('feed_source_histories');
  }

  async prepare(updates: readonly ProjectionUpdate[]): Promise<PreparedWrite | null> {
    const told = updates.filter(
      (update): update is HistoryUpdate =>
        update.kind === 'source-removed' ||
        (update.kind === 'source' && !!(update.poll || update.source.health.outage)),
    );
    if (told.length === 0) return null;
    const bySource = Map.groupBy(told, sourceOf);
    const found = await this.#histories.find({ _id: { $in: [...bySource.keys()] } }).toArray();
    const stored = new Map(found.map((record) => [record._id, record]));
    const changing = [...bySource].filter(
      ([id, ofIt]) => this.#after(stored.get(id), ofIt) !== null,
    );
    if (changing.length === 0) return null;
    return async () => {
      await Promise.all(changing.map(([id, ofIt]) => this.#write(id, ofIt)));
    };
  }

  async polls(id: string): Promise<readonly SourcePoll[]> {
    const found = await this.#histories.findOne({ _id: id });
    return historyOf(found).polls;
  }

  /** The outages of the sources that had one last. */
  async latestOutages(sources: number): Promise<readonly OutageOfSource[]> {
    const found = await this.#histories
      .find({ lastOutageAt: { $gt: 0 } })
      .sort({ lastOutageAt: -1, _id: 1 })
      .limit(sources)
      .toArray();
    return found.flatMap((record) =>
      historyOf(record).outages.map((outage) => ({ sourceId: record._id, ...outage })),
    );
  }

  /** A compare-and-set: another replica may be applying another poll of the source. */
  async #write(id: string, updates: readonly HistoryUpdate[]): Promise<void> {
    for (;;) {
      const stored = await this.#histories.findOne({ _id: id });
      const history = this.#after(stored, updates);
      if (history === null) return;
      const revision = stored?.revision ?? null;
      const written = {
        $set: { history, lastOutageAt: lastOutageAt(history), revision: (revision ?? 0) + 1 },
      };
      try {
        const filter = { _id: id, revision: revision as number };
        const upsert = stored === null;
        const { matchedCount, upsertedCount } = await this.#histories.updateOne(filter, written, {
          upsert,
        });
        if (matchedCount + upsertedCount > 0) return;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    }
  }

  /** Null: they say nothing new. */
  #after(
    stored: HistoryRecord | null | undefined,
    updates: readonly HistoryUpdate[],
  ): SourceHistory | null {
    const before = historyOf(stored);
    const history = updates.reduce(historyAfter, before);
    return history === before ? null : history;
  }
}

function historyOf(stored: HistoryRecord | null | undefined): SourceHistory {
  return stored ? storedHistory(stored.history) : emptyHistory;
}
