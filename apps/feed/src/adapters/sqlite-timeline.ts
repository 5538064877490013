import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { z } from 'zod';
import type { ArticleCard, ArticleFilter, Page, PageRequest } from '../newsroom.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { preparedOn } from './prepared.ts';

type Row = { id: string; place: number; card: string };
type Position = readonly [place: number, id: string];

const Position = z.tuple([z.number(), z.string()]);
/** The largest time value of ECMAScript (ECMA-262, 21.4.1.1). */
const endOfTime = 8.64e15;

/** Pages through articles by place, newest first, ties by id. One index serves each kind of
 *  question; several values of a filter are as many short walks, merged here: SQLite would gather
 *  and sort all their rows to find twenty. */
export class SqliteTimeline {
  readonly #prepared;

  constructor(db: DatabaseSync) {
    this.#prepared = preparedOn(db);
  }

  page(filter: ArticleFilter, { limit, cursor }: PageRequest): Page<ArticleCard> {
    const from = filter.from === undefined ? -endOfTime : Date.parse(filter.from);
    const to = filter.to === undefined ? endOfTime + 1 : Date.parse(filter.to);
    const after: Position = cursor === undefined ? [to, ''] : readCursor(filter, cursor, Position);

    const found = new Map<string, Row>();
    for (const { sql, values } of walks(filter)) {
      const rows = this.#prepared(sql).all(...values, ...after, from, limit + 1);
      for (const row of rows as unknown as Row[]) found.set(row.id, row);
    }
    const sorted = [...found.values()].sort(newestFirst);
    const rows = sorted.slice(0, limit);
    const last = rows.at(-1);
    return {
      rows: rows.map(({ card }) => JSON.parse(card) as ArticleCard),
      next: sorted.length > limit && last ? writeCursor(filter, [last.place, last.id]) : null,
    };
  }
}

function newestFirst(a: Row, b: Row): number {
  return b.place - a.place || (a.id < b.id ? 1 : -1);
}

/** The statements that answer a question together, each walking down one index. Their last
 *  parameters are the position, the earliest place and the limit. */
export function walks(filter: ArticleFilter): { sql: string; values: SQLInputValue[] }[] {
  const { topics, sourceIds, languages, storyId } = filter;
  if (storyId !== undefined) {
    return [walk('feed_article a', { storyId }, { topics, sourceIds, languages })];
  }
  if (topics) {
    return topics.flatMap((topic) =>
      (sourceIds ?? [undefined]).map((sourceId) =>
        walk('feed_article_topic t', { topic, sourceId }, { languages }),
      ),
    );
  }
  if (sourceIds) {
    return sourceIds.map((sourceId) => walk('feed_article a', { sourceId }, { languages }));
  }
  if (languages) return languages.map((language) => walk('feed_article a', { language }, {}));
  return [walk('feed_article a', {}, {})];
}

type Ways = {
  readonly storyId?: string | undefined;
  readonly topic?: string | undefined;
  readonly sourceId?: string | undefined;
  readonly language?: string | undefined;
};
type Checks = {
  readonly topics?: readonly string[] | undefined;
  readonly sourceIds?: readonly string[] | undefined;
  readonly languages?: readonly string[] | undefined;
};

const columns = {
  storyId: 'story_id',
  topic: 'topic',
  sourceId: 'source_id',
  language: 'language',
};

function walk(table: string, ways: Ways, checks: Checks): { sql: string; values: SQLInputValue[] } {
  const [, alias] = table.split(' ');
  const conditions: string[] = [];
  const values: SQLInputValue[] = [];
  const given = Object.entries(ways) as [keyof Ways, string | undefined][];
  for (const [way, value] of given) {
    if (value === undefined) continue;
    conditions.push(`${alias}.${columns[way]} = ?`);
    values.push(value);
  }
  const check = (condition: string, wanted: readonly string[] | undefined): void => {
    if (!wanted) return;
    conditions.push(condition);
    values.push(JSON.stringify(wanted));
  };
  check(`${alias}.source_id IN (SELECT value FROM json_each(?))`, checks.sourceIds);
  check(`${alias}.language IN (SELECT value FROM json_each(?))`, checks.languages);
  check(
    `EXISTS (SELECT 1 FROM json_each(${alias}.topics) h JOIN json_each(?) w ON w.value = h.value)`,
    checks.topics,
  );
  const rows =
    alias === 'a'
      ? `SELECT a.id, a.place, a.card FROM ${table}`
      : `SELECT t.id, t.place, a.card FROM ${table} JOIN feed_article a ON a.id = t.id`;
  conditions.push(`(${alias}.place, ${alias}.id) < (?, ?)`, `${alias}.place >= ?`);
  return {
    sql:
      `${rows} WHERE ${conditions.join(' AND ')} ` +
      `ORDER BY ${alias}.place DESC, ${alias}.id DESC LIMIT ?`,
    values,
  };
}
