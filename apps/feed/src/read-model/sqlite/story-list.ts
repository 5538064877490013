import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { z } from 'zod';
import {
  BadCursor,
  type Page,
  type PageRequest,
  type StoryPreview,
  type StoryFilter,
} from '../news-read-model.ts';
import type { Whereabouts } from '../follow-merges.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { statementCache } from './statement-cache.ts';
import { readMeta } from './schema.ts';
import type { SurrogateKeys } from './surrogate-keys.ts';
import { storedArticle, storedStory } from '../stored.ts';

type Row = { n: number; rank: number; card: string; article: string | null };

/** Rank, key and revision. Cursors of earlier versions have the story's id for its key. */
const Position = z.tuple([z.number(), z.union([z.number(), z.string()]), z.number()]);
const columns = { latest: 'last_at', hot: 'heat' } as const;
const endOfOrder = Number.MAX_SAFE_INTEGER;

/** A muted story has no place; that which it had stays for the traversals that it was in. */
const isShown = `NOT coalesce(s.card ->> '$.muted', FALSE)`;

const headlineArticle = `LEFT JOIN feed_article a
  ON a.id_hash = text_hash(s.card ->> '$.headlineArticleId') AND a.id = s.card ->> '$.headlineArticleId'`;

/** Key 0, which no row has, is nobody's. */
export const mergedIntoQuery = `SELECT s.id FROM json_each(?) k
  JOIN feed_story s ON s.merged_into = k.value WHERE s.card IS NULL LIMIT ?`;

/** Pages through stories in the order as it was when the first page was read. */
export class SqliteStoryList {
  readonly #db: DatabaseSync;
  readonly #keys: SurrogateKeys;
  readonly #statement;

  constructor(db: DatabaseSync, keys: SurrogateKeys) {
    this.#db = db;
    this.#keys = keys;
    this.#statement = statementCache(db);
  }

  one(id: string): StoryPreview | null {
    const row = this.#statement(
      `SELECT s.card, a.card AS article FROM feed_story s
       ${headlineArticle}
       WHERE s.n = ? AND s.card IS NOT NULL`,
    ).get(this.#keys.storyKey(id)) as unknown as Pick<Row, 'card' | 'article'> | undefined;
    return row ? storyPreview(row) : null;
  }

  whereabouts(id: string): Whereabouts | null {
    const row = this.#statement(
      `SELECT s.card IS NOT NULL AS here, m.id AS mergedInto
       FROM feed_story s LEFT JOIN feed_story m ON m.n = s.merged_into WHERE s.n = ?`,
    ).get(this.#keys.storyKey(id));
    return row
      ? { isHere: row['here'] === 1, mergedInto: row['mergedInto'] as string | null }
      : null;
  }

  /** Those that are over and went to one of these. */
  mergedInto(ids: readonly string[], limit: number): readonly string[] {
    const keys = JSON.stringify(ids.map((id) => this.#keys.storyKey(id)));
    const rows = this.#statement(mergedIntoQuery).all(keys, limit);
    return rows.map(({ id }) => String(id));
  }

  /** `revision`: what a first page is as of. */
  page(
    filter: StoryFilter,
    { limit, cursor }: PageRequest,
    revision: number,
  ): Page<StoryPreview> & { readonly asOf: number } {
    const [rank, n, asOf] =
      cursor === undefined ? [endOfOrder, 0, revision] : this.#resume(filter, cursor);
    const found = new Map<number, Row>();
    for (const topic of filter.topics ?? ['']) {
      const { sql, values } = storyWalk(filter, topic, asOf, this.#keys);
      const rows = this.#statement(sql).all(...values, rank, n, limit + 1);
      for (const row of rows as unknown as Row[]) found.set(row.n, row);
    }
    const sorted = [...found.values()].sort((a, b) => b.rank - a.rank || b.n - a.n);
    const rows = sorted.slice(0, limit);
    const last = rows.at(-1);
    const next =
      sorted.length > limit && last ? writeCursor(filter, [last.rank, last.n, asOf]) : null;
    return { rows: rows.map(storyPreview), next, asOf };
  }

  #resume(filter: StoryFilter, cursor: string): [rank: number, n: number, asOf: number] {
    const [rank, story, asOf] = readCursor(filter, cursor, Position);
    if (asOf < readMeta(this.#db, 'forgotten-until')) {
      throw new BadCursor('is more than a day old; start again without a cursor');
    }
    return [rank, typeof story === 'string' ? this.#keys.storyKey(story) : story, asOf];
  }
}

function storyPreview({ card, article }: Pick<Row, 'card' | 'article'>): StoryPreview {
  return {
    ...storedStory(JSON.parse(card)),
    headlineArticle: article === null ? null : storedArticle(JSON.parse(article)),
  };
}

/** Its last parameters are the position and the limit. A story is within a period when some part of
 *  its life is: its latest article is not before it, its earliest not after. */
export function storyWalk(
  filter: StoryFilter,
  topic: string,
  asOf: number,
  keys: SurrogateKeys,
): { sql: string; values: SQLInputValue[] } {
  const rank = `p.${columns[filter.order]}`;
  const conditions = ['p.topic = ?', 'p.since <= ?', '(p.until IS NULL OR p.until > ?)'];
  const values: SQLInputValue[] = [keys.nameKey(topic), asOf, asOf];
  const check = (condition: string, value: SQLInputValue | undefined): void => {
    if (value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  if (filter.sourceIds) {
    // An id in quotes is found in a JSON array of ids ten times as fast as by json_each.
    const found = filter.sourceIds.map(() => 'instr(p.source_ids, ?)').join(' OR ');
    conditions.push(`(${found || 'FALSE'})`);
    values.push(...filter.sourceIds.map((id) => JSON.stringify(id)));
  }
  if (filter.languages) {
    const named = JSON.stringify(filter.languages.map((name) => keys.nameKey(name)));
    const among = 'IN (SELECT value FROM json_each(?))';
    conditions.push(`(p.language ${among} OR p.other_language ${among})`);
    values.push(named, named);
  }
  check('p.source_count >= ?', filter.minSources);
  check('p.last_at >= ?', filter.from === undefined ? undefined : Date.parse(filter.from));
  check('p.first_at < ?', filter.to === undefined ? undefined : Date.parse(filter.to));
  return {
    sql: `
      SELECT p.story AS n, ${rank} AS rank, s.card, a.card AS article
      FROM feed_story_place p JOIN feed_story s ON s.n = p.story
      ${headlineArticle}
      WHERE ${conditions.join(' AND ')} AND s.card IS NOT NULL AND ${isShown}
        AND (${rank}, p.story) < (?, ?)
      ORDER BY ${rank} DESC, p.story DESC LIMIT ?`,
    values,
  };
}
