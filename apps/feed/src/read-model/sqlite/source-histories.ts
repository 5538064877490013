import type { DatabaseSync } from 'node:sqlite';
import type { SourcePoll } from '@newsline/contracts';
import type { OutageOfSource } from '../news-read-model.ts';
import {
  emptyHistory,
  historyAfter,
  lastOutageAt,
  sourceOf,
  type HistoryUpdate,
  type SourceHistory,
} from '../source-history.ts';
import { storedHistory } from '../stored.ts';

export const latestOutagesQuery = `SELECT id, history FROM feed_source_history
  WHERE last_outage_at IS NOT NULL ORDER BY last_outage_at DESC LIMIT ?`;

/** How each source has fared: one row each, rewritten by each poll. */
export class SqliteSourceHistories {
  readonly #one;
  readonly #put;
  readonly #latestOutages;

  constructor(db: DatabaseSync) {
    this.#one = db.prepare('SELECT history FROM feed_source_history WHERE id = ?');
    this.#put = db.prepare(
      'INSERT OR REPLACE INTO feed_source_history (id, last_outage_at, history) VALUES (?, ?, ?)',
    );
    this.#latestOutages = db.prepare(latestOutagesQuery);
  }

  /** @returns whether it changed anything */
  put(update: HistoryUpdate): boolean {
    const id = sourceOf(update);
    const before = this.#of(id);
    const history = historyAfter(before, update);
    if (history === before) return false;
    this.#put.run(id, lastOutageAt(history), JSON.stringify(history));
    return true;
  }

  polls(id: string): readonly SourcePoll[] {
    return this.#of(id).polls;
  }

  /** The outages of the sources that had one last. */
  latestOutages(sources: number): readonly OutageOfSource[] {
    return this.#latestOutages
      .all(sources)
      .flatMap(({ id, history }) =>
        read(history).outages.map((outage) => ({ sourceId: String(id), ...outage })),
      );
  }

  #of(id: string): SourceHistory {
    const row = this.#one.get(id);
    return row ? read(row['history']) : emptyHistory;
  }
}

function read(history: unknown): SourceHistory {
  return storedHistory(JSON.parse(String(history)));
}
