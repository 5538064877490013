import type { DatabaseSync } from 'node:sqlite';
import { textHash } from '@newsline/platform';
import { storedSource } from '../stored.ts';
import { byObservation, type Observation } from '../observed.ts';
import type { NamedSource } from '../news-read-model.ts';

/** Which sources show an article beside the one whose words it is in. Writing methods return whether
 *  they changed anything. */
export class SqliteObservations {
  readonly #put;
  readonly #removeSource;
  readonly #of;

  constructor(db: DatabaseSync) {
    this.#put = db.prepare(
      `INSERT INTO feed_observed (id_hash, id, source, as_of) VALUES (?, ?, ?, ?)
       ON CONFLICT (id_hash, id, source) DO UPDATE SET as_of = excluded.as_of
       WHERE as_of < excluded.as_of`,
    );
    this.#removeSource = db.prepare('DELETE FROM feed_observed WHERE source = ? AND as_of <= ?');
    this.#of = db.prepare(
      `SELECT o.as_of, s.state FROM feed_observed o JOIN feed_source s ON s.id = o.source
       WHERE o.id_hash = ? AND o.id = ? AND s.state IS NOT NULL
         AND o.source IS NOT (SELECT a.card ->> '$.sourceId' FROM feed_article a
           WHERE a.id_hash = o.id_hash AND a.id = o.id)
       ORDER BY o.source`,
    );
  }

  put({ articleId, sourceId, asOf }: Observation): boolean {
    const { changes } = this.#put.run(textHash(articleId), articleId, sourceId, Date.parse(asOf));
    return changes > 0;
  }

  removeSource(sourceId: string, asOf: string): void {
    this.#removeSource.run(sourceId, Date.parse(asOf));
  }

  of(articleId: string): readonly NamedSource[] {
    const rows = this.#of.all(textHash(articleId), articleId);
    return rows.flatMap((row) =>
      byObservation(storedSource(JSON.parse(String(row['state']))), Number(row['as_of'])),
    );
  }
}
