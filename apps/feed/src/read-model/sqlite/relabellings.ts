import type { DatabaseSync } from 'node:sqlite';
import { textHash } from '@newsline/platform';
import { boundedTopics } from '../bounds.ts';
import type { ProjectionUpdate } from '../news-read-model.ts';
import type { Counters } from './counters.ts';
import type { SurrogateKeys } from './surrogate-keys.ts';

type Relabelling = Extract<ProjectionUpdate, { kind: 'relabelled' }>;

type Row = { n: number; place: number; source: number; language: number; topics: string };

/** Gives articles other topics. */
export class SqliteRelabellings {
  readonly #select;
  readonly #update;
  readonly #putTopic;
  readonly #deleteTopic;
  readonly #counters: Counters;
  readonly #keys: SurrogateKeys;

  constructor(db: DatabaseSync, counters: Counters, keys: SurrogateKeys) {
    this.#counters = counters;
    this.#keys = keys;
    this.#select = db.prepare(
      `SELECT n, place, source, language, topics FROM feed_article
       WHERE id_hash = ? AND id = ? AND version = ? AND topics_revision < ?`,
    );
    this.#update = db.prepare(
      `UPDATE feed_article SET topics = ?, topics_revision = ?,
       card = json_set(card, '$.labels.topics', json(?)) WHERE n = ?`,
    );
    this.#putTopic = db.prepare('INSERT OR REPLACE INTO feed_article_topic VALUES (?, ?, ?, ?, ?)');
    this.#deleteTopic = db.prepare(
      'DELETE FROM feed_article_topic WHERE topic = ? AND place = ? AND n = ?',
    );
  }

  /** Must be called inside a transaction.
   *  @returns whether it changed anything */
  put({ articleId, version, revision, topics }: Relabelling): boolean {
    const row = this.#select.get(textHash(articleId), articleId, version, revision);
    if (!row) return false;
    const { n, place, source, language, topics: stored } = row as unknown as Row;
    const now = [...new Set(topics.map(({ topic }) => topic))];
    const before = JSON.parse(stored) as string[];
    for (const topic of before.filter((one) => !now.includes(one))) {
      this.#deleteTopic.run(this.#keys.nameKey(topic), place, n);
      this.#counters.add('topic', topic, -1);
    }
    for (const topic of now.filter((one) => !before.includes(one))) {
      this.#putTopic.run(this.#keys.ensureNameKey(topic), place, n, source, language);
      this.#counters.add('topic', topic, 1);
    }
    const labels = JSON.stringify(boundedTopics(topics));
    this.#update.run(JSON.stringify(now), revision, labels, n);
    return true;
  }
}
