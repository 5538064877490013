import type { DatabaseSync } from 'node:sqlite';
import { textHash } from '@newsline/platform';
import { storedSource } from '../stored.ts';
import { byObservation, type Observation } from '../observed.ts';
import type { NamedSource } from '../news-read-model.ts';
import type { Counters } from './counters.ts';

/** Which sources show an article beside the one whose words it is in. It stands in the timeline of each
 *  and counts for each. Methods that write must be called inside a transaction. */
export class SqliteObservations {
  readonly #counters: Counters;
  readonly #put;
  readonly #place;
  readonly #articleOf;
  readonly #source;
  readonly #sourcesOf;
  readonly #countOf;
  readonly #removeSource;
  readonly #of;

  constructor(db: DatabaseSync, counters: Counters) {
    this.#counters = counters;
    this.#put = db.prepare(
      `INSERT INTO feed_observed (id_hash, id, source, as_of, n, place) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id_hash, id, source) DO UPDATE SET as_of = excluded.as_of
       WHERE as_of < excluded.as_of`,
    );
    this.#place = db.prepare(
      'UPDATE feed_observed SET n = ?, place = ? WHERE id_hash = ? AND id = ?',
    );
    this.#articleOf = db.prepare(
      `SELECT n, place, card ->> '$.sourceId' AS speaker FROM feed_article
       WHERE id_hash = ? AND id = ?`,
    );
    this.#source = db.prepare('SELECT as_of, state FROM feed_source WHERE id = ?');
    this.#sourcesOf = db.prepare('SELECT source FROM feed_observed WHERE id_hash = ? AND id = ?');
    this.#countOf = db.prepare(
      `SELECT count(*) AS counted FROM feed_observed o JOIN feed_article a USING (n)
       WHERE o.source = ? AND o.as_of <= ? AND a.card ->> '$.sourceId' <> o.source`,
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

  /** @returns whether it changed anything */
  put({ articleId, sourceId, asOf }: Observation): boolean {
    const at = Date.parse(asOf);
    if (this.#isOver(sourceId, at)) return false;
    const id = [textHash(articleId), articleId] as const;
    const article = this.#articleOf.get(...id);
    const isNew = !this.sourcesOf(articleId).includes(sourceId);
    const placed = [article?.['n'] ?? null, article?.['place'] ?? null] as const;
    const { changes } = this.#put.run(...id, sourceId, at, ...placed);
    if (isNew && article && article['speaker'] !== sourceId)
      this.#counters.add('source', sourceId, 1);
    return changes > 0;
  }

  /** Whether the source was removed since, be it that it was added anew. */
  #isOver(sourceId: string, at: number): boolean {
    const row = this.#source.get(sourceId);
    if (!row) return false;
    if (row['state'] === null) return Number(row['as_of']) >= at;
    return byObservation(storedSource(JSON.parse(String(row['state']))), at).length === 0;
  }

  /** The sources that show it, maybe the one whose words it is in among them. */
  sourcesOf(articleId: string): readonly string[] {
    const rows = this.#sourcesOf.all(textHash(articleId), articleId);
    return rows.map(({ source }) => String(source));
  }

  /** The article stands there from now on; null: it is not here any more. */
  place(articleId: string, at: { readonly n: number; readonly place: number } | null): void {
    this.#place.run(at?.n ?? null, at?.place ?? null, textHash(articleId), articleId);
  }

  removeSource(sourceId: string, asOf: string): void {
    const until = Date.parse(asOf);
    const counted = Number(this.#countOf.get(sourceId, until)?.['counted'] ?? 0);
    this.#counters.add('source', sourceId, -counted);
    this.#removeSource.run(sourceId, until);
  }

  of(articleId: string): readonly NamedSource[] {
    const rows = this.#of.all(textHash(articleId), articleId);
    return rows.flatMap((row) =>
      byObservation(storedSource(JSON.parse(String(row['state']))), Number(row['as_of'])),
    );
  }
}
