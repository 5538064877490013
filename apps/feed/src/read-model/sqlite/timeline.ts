import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { z } from 'zod';
import type { ArticlePreview, ArticleFilter, Page, PageRequest } from '../news-read-model.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { statementCache } from './statement-cache.ts';
import type { SurrogateKeys } from './surrogate-keys.ts';
import { storedArticle } from '../stored.ts';

type Row = { n: number; place: number };

/** Place and key. Cursors of earlier versions have the article's id for its key. */
const Position = z.tuple([z.number(), z.union([z.number(), z.string()])]);
/** The largest time value of ECMAScript (ECMA-262, 21.4.1.1). */
const endOfTime = 8.64e15;

/** Pages through articles by place, newest first, ties by key. One index serves each kind of
 *  question; several values of a filter are as many short walks, merged here: SQLite would gather
 *  and sort all their rows to find twenty. Cards are read for the page alone: with fifty sources there
 *  are fifty times as many rows. */
export class SqliteTimeline {
  readonly #keys: SurrogateKeys;
  readonly #statement;

  constructor(db: DatabaseSync, keys: SurrogateKeys) {
    this.#keys = keys;
    this.#statement = statementCache(db);
  }

  page(filter: ArticleFilter, { limit, cursor }: PageRequest): Page<ArticlePreview> {
    const from = filter.from === undefined ? -endOfTime : Date.parse(filter.from);
    const to = filter.to === undefined ? endOfTime + 1 : Date.parse(filter.to);
    const after = cursor === undefined ? ([to, 0] as const) : this.#resume(filter, cursor);

    const found = new Map<number, Row>();
    for (const { sql, values } of walks(filter, this.#keys)) {
      const rows = this.#statement(sql).all(...values, ...after, from, limit + 1);
      for (const row of rows as unknown as Row[]) found.set(row.n, row);
    }
    const sorted = [...found.values()].sort(newestFirst);
    const rows = sorted.slice(0, limit);
    const last = rows.at(-1);
    return {
      rows: rows.map(({ n }) => this.#card(n)),
      next: sorted.length > limit && last ? writeCursor(filter, [last.place, last.n]) : null,
    };
  }

  #card(n: number): ArticlePreview {
    const row = this.#statement('SELECT card FROM feed_article WHERE n = ?').get(n);
    return storedArticle(JSON.parse(String(row?.['card'])));
  }

  #resume(filter: ArticleFilter, cursor: string): [place: number, n: number] {
    const [place, article] = readCursor(filter, cursor, Position);
    return [place, typeof article === 'string' ? this.#keys.articleKey(article) : article];
  }
}

function newestFirst(a: Row, b: Row): number {
  return b.place - a.place || b.n - a.n;
}

/** The statements that answer a question together, each walking down one index. Their last
 *  parameters are the position, the earliest place and the limit. */
export function walks({ storyId, topics, ...filter }: ArticleFilter, keys: SurrogateKeys): Walk[] {
  const sources = filter.sourceIds?.map((id) => keys.nameKey(id));
  const languages = filter.languages?.map((language) => keys.nameKey(language));
  const story = storyId === undefined ? undefined : keys.storyKey(storyId);
  const shown = (filter.sourceIds ?? []).map((id) => walkOfShown(id, { story, topics, languages }));
  return [...walksOfSpoken({ story, topics, sources, languages }, keys), ...shown];
}

/** Of articles whose words are a source's. */
function walksOfSpoken(
  { story, topics, sources, languages }: Checks & Pick<Ways, 'story'>,
  keys: SurrogateKeys,
): Walk[] {
  if (story !== undefined)
    return [walk('feed_article a', { story }, { topics, sources, languages })];
  if (topics) {
    return topics.flatMap((topic) =>
      (sources ?? [undefined]).map((source) =>
        walk('feed_article_topic t', { topic: keys.nameKey(topic), source }, { languages }),
      ),
    );
  }
  if (sources) {
    return sources.map((source) => walk('feed_article a', { source }, { languages }));
  }
  if (languages) return languages.map((language) => walk('feed_article a', { language }, {}));
  return [walk('feed_article a', {}, {})];
}

type Walk = { readonly sql: string; readonly values: readonly SQLInputValue[] };

/** Columns that must have one value, by its key. */
type Ways = Partial<
  Readonly<Record<'story' | 'topic' | 'source' | 'language', number | undefined>>
>;
/** What each row must match besides. */
type Checks = {
  readonly topics?: readonly string[] | undefined;
  readonly sources?: readonly number[] | undefined;
  readonly languages?: readonly number[] | undefined;
};

/** Of articles that a source shows in another's words: few, so that topics and languages are looked up
 *  article by article. */
function walkOfShown(
  sourceId: string,
  { story, topics, languages }: Omit<Checks, 'sources'> & Pick<Ways, 'story'>,
): Walk {
  const checks: [condition: string, value: SQLInputValue | undefined][] = [
    ['o.source = ?', sourceId],
    ['a.story = ?', story],
    ['a.language IN (SELECT value FROM json_each(?))', languages && JSON.stringify(languages)],
    [hasTopic('a'), topics && JSON.stringify(topics)],
  ];
  const asked = checks.filter(([, value]) => value !== undefined);
  return {
    sql:
      `SELECT o.n, o.place FROM feed_observed o CROSS JOIN feed_article a ON a.n = o.n
       WHERE o.n IS NOT NULL AND ${asked.map(([condition]) => condition).join(' AND ')} ` +
      'AND (o.place, o.n) < (?, ?) AND o.place >= ? ORDER BY o.place DESC, o.n DESC LIMIT ?',
    values: asked.flatMap(([, value]) => value ?? []),
  };
}

const hasTopic = (alias: string) =>
  `EXISTS (SELECT 1 FROM json_each(${alias}.topics) h JOIN json_each(?) w ON w.value = h.value)`;

function walk(table: string, ways: Ways, checks: Checks): Walk {
  const [, alias = ''] = table.split(' ');
  const conditions: string[] = [];
  const values: SQLInputValue[] = [];
  for (const [column, value] of Object.entries(ways)) {
    if (value === undefined) continue;
    conditions.push(`${alias}.${column} = ?`);
    values.push(value);
  }
  const check = (condition: string, wanted: readonly unknown[] | undefined): void => {
    if (!wanted) return;
    conditions.push(condition);
    values.push(JSON.stringify(wanted));
  };
  check(`${alias}.source IN (SELECT value FROM json_each(?))`, checks.sources);
  check(`${alias}.language IN (SELECT value FROM json_each(?))`, checks.languages);
  check(hasTopic(alias), checks.topics);
  const rows =
    alias === 'a' ? `SELECT a.n, a.place FROM ${table}` : `SELECT t.n, t.place FROM ${table}`;
  conditions.push(`(${alias}.place, ${alias}.n) < (?, ?)`, `${alias}.place >= ?`);
  return {
    sql:
      `${rows} WHERE ${conditions.join(' AND ')} ` +
      `ORDER BY ${alias}.place DESC, ${alias}.n DESC LIMIT ?`,
    values,
  };
}
