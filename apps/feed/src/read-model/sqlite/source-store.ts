import type { DatabaseSync } from 'node:sqlite';
import type { SourceState, Topic } from '@newsline/contracts';
import { storedSource, storedTopics } from '../stored.ts';

/** Sources and topics: few rows, each replaced whole. Writing methods return whether they changed
 *  anything. */
export class SqliteSourceStore {
  readonly #asOf;
  readonly #put;
  readonly #all;
  readonly #topicList;
  readonly #putTopics;

  constructor(db: DatabaseSync) {
    this.#asOf = db.prepare('SELECT as_of, state FROM feed_source WHERE id = ?');
    this.#put = db.prepare(
      'INSERT OR REPLACE INTO feed_source (id, as_of, state) VALUES (?, ?, ?)',
    );
    this.#all = db.prepare('SELECT state FROM feed_source WHERE state IS NOT NULL ORDER BY id');
    this.#topicList = db.prepare('SELECT as_of, topics FROM feed_topic_list');
    this.#putTopics = db.prepare('INSERT OR REPLACE INTO feed_topic_list VALUES (1, ?, ?)');
  }

  put(source: SourceState, asOf: string): boolean {
    const stored = this.#asOf.get(source.id);
    if (stored && Number(stored['as_of']) >= Date.parse(asOf)) return false;
    this.#put.run(source.id, Date.parse(asOf), JSON.stringify(source));
    return true;
  }

  /** In the millisecond of its last poll, a removal wins: it is published last. */
  remove(id: string, asOf: string): boolean {
    const stored = this.#asOf.get(id);
    if (stored && Number(stored['as_of']) > Date.parse(asOf)) return false;
    this.#put.run(id, Date.parse(asOf), null);
    return typeof stored?.['state'] === 'string';
  }

  all(): readonly SourceState[] {
    return this.#all.all().map((row) => storedSource(JSON.parse(String(row['state']))));
  }

  putTopics(topics: readonly Topic[], asOf: string): boolean {
    const stored = this.#topicList.get();
    if (stored && Number(stored['as_of']) >= Date.parse(asOf)) return false;
    this.#putTopics.run(Date.parse(asOf), JSON.stringify(topics));
    return stored?.['topics'] !== JSON.stringify(topics);
  }

  topics(): readonly Topic[] {
    const stored = this.#topicList.get();
    return stored ? storedTopics(JSON.parse(String(stored['topics']))) : [];
  }
}
