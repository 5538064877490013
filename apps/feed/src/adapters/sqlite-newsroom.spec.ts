import type { DatabaseSync } from 'node:sqlite';
import { openSqlite } from '@newsline/platform';
import { articleChange, storyChange } from '../news-for-tests.ts';
import { describeNewsroom } from '../newsroom.conformance.ts';
import type { ArticleFilter, StoryFilter } from '../newsroom.ts';
import { writeCursor } from './cursor.ts';
import { newsroomTables } from './sqlite-newsroom-tables.ts';
import { SqliteNewsroom } from './sqlite-newsroom.ts';
import { Numbers } from './sqlite-numbers.ts';
import { storyWalk } from './sqlite-story-list.ts';
import { walks } from './sqlite-timeline.ts';

describeNewsroom('SqliteNewsroom', async () => {
  const db = openSqlite(':memory:');
  let now = Date.UTC(2026, 1, 1);
  const open = () => new SqliteNewsroom(db, () => new Date(now));
  return {
    newsroom: open(),
    reopen: async () => open(),
    wait: (ms) => {
      now += ms;
    },
    close: async () => db.close(),
  };
});

describe('queries', () => {
  const db = openSqlite(':memory:');
  new SqliteNewsroom(db);
  const numbers = new Numbers(db);
  const plan = (sql: string, parameters: number): string[] => {
    const none = Array.from({ length: parameters }, () => null);
    const rows = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...none);
    return rows.map(({ detail }) => String(detail));
  };
  afterAll(() => db.close());

  it.each<[string, ArticleFilter, string]>([
    ['everything', {}, 'feed_article_by_place'],
    ['a topic', { topics: ['t'] }, 'PRIMARY KEY'],
    ['a topic in a language', { topics: ['t'], languages: ['vi'] }, 'PRIMARY KEY'],
    ['a topic of a source', { topics: ['t'], sourceIds: ['s'] }, 'feed_article_topic_by_source'],
    ['a source', { sourceIds: ['s'] }, 'feed_article_by_source'],
    ['a source in a language', { sourceIds: ['s'], languages: ['vi'] }, 'feed_article_by_source'],
    ['a language', { languages: ['vi'] }, 'feed_article_by_language'],
    ['a story', { storyId: 's', topics: ['t'] }, 'feed_article_by_story'],
  ])('the timeline of %s walks down its index', (_reason, filter, index) => {
    for (const { sql, values } of walks(filter, numbers)) {
      const [first = '', ...rest] = plan(sql, values.length + 4);
      expect(first).toMatch(new RegExp(`^SEARCH [at] USING .*${index}.*<`));
      expect(rest.join('\n')).not.toMatch(/SCAN (a|t)\b|TEMP B-TREE/);
    }
  });

  it.each<[StoryFilter, string]>([
    [{ order: 'latest' }, 'feed_story_place_latest'],
    [{ order: 'hot' }, 'feed_story_place_hot'],
    [{ order: 'hot', languages: ['vi'], sourceIds: ['s'], minSources: 2 }, 'feed_story_place_hot'],
    [{ order: 'hot', from: '2026-02-01T00:00:00Z' }, 'feed_story_place_hot'],
    [{ order: 'latest', from: '2026-02-01T00:00:00Z' }, 'feed_story_place_latest'],
  ])('stories by %j walk down their index', (filter, index) => {
    const { sql, values } = storyWalk(filter, '', 1, numbers);
    const steps = plan(sql, values.length + 3);
    expect(steps[0]).toMatch(new RegExp(`^SEARCH p USING INDEX ${index}`));
    expect(steps.join('\n')).not.toMatch(/SCAN (p|s|a)\b|TEMP B-TREE/);
  });
});

it('refuses data of a newer Newsline', () => {
  const db = openSqlite(':memory:');
  new SqliteNewsroom(db);
  db.exec("UPDATE feed_meta SET value = 99 WHERE key = 'schema-version'");
  expect(() => new SqliteNewsroom(db)).toThrow('newer Newsline');
});

describe('data of the second version', () => {
  const inTheMiddle = Date.UTC(2026, 1, 1, 2);

  /** Three articles, two of them of one moment and one that was withdrawn, and two stories. */
  function secondVersion(): DatabaseSync {
    const db = openSqlite(':memory:');
    db.exec('CREATE TABLE feed_meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL)');
    db.exec("INSERT INTO feed_meta VALUES ('schema-version', 2), ('revision', 5)");
    for (const step of newsroomTables.slice(0, 2)) db.exec(step);
    const article = db.prepare('INSERT INTO feed_article VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?)');
    const topic = db.prepare('INSERT INTO feed_article_topic VALUES (?, ?, ?, ?, ?)');
    for (const [id, place] of [
      ['b', inTheMiddle],
      ['a', inTheMiddle],
      ['c', inTheMiddle - 1],
    ] as const) {
      const { article: whole, labels } = articleChange({ id }, { topics: ['diplomacy'] });
      const { text, html, ...card } = whole;
      const kept = JSON.stringify({ ...card, labels, storyId: `s-${id}`, editedAt: null });
      article.run(id, place, 'one', 'vi', `s-${id}`, '["diplomacy"]', kept, text, html);
      topic.run('diplomacy', place, id, 'one', 'vi');
    }
    db.exec(`INSERT INTO feed_withdrawn VALUES ('w', 3, ${inTheMiddle - 5}), ('early', 1, NULL)`);
    const place = db.prepare(
      `INSERT INTO feed_story_place VALUES (?, '', ?, ?, NULL, 0, ?, 7, 'vi', 1, '["one"]')`,
    );
    for (const [id, since, until, at] of [
      ['s-a', 1, null, 3],
      ['s-b', 2, 4, 1],
      ['s-b', 4, null, 9],
    ] as const)
      place.run(id, since, until, at);
    for (const storyId of ['s-a', 's-b']) {
      const { joined: _j, updated: _u, left: _l, ...card } = storyChange({ storyId }).story;
      db.prepare('INSERT INTO feed_story VALUES (?, 1, ?)').run(storyId, JSON.stringify(card));
    }
    return db;
  }

  it('is shown as it was', async () => {
    const newsroom = new SqliteNewsroom(secondVersion());
    const ids = async (filter: ArticleFilter) =>
      (await newsroom.timeline(filter, { limit: 9 })).rows.map(({ id }) => id);
    expect(await ids({})).toEqual(['b', 'a', 'c']);
    expect(await ids({ topics: ['diplomacy'], sourceIds: ['one'] })).toEqual(['b', 'a', 'c']);
    expect(await ids({ languages: ['vi'] })).toEqual(['b', 'a', 'c']);
    expect(await ids({ storyId: 's-c' })).toEqual(['c']);
    expect(await newsroom.article('a')).toMatchObject({ id: 'a', text: 'Đoạn một.\n\nĐoạn hai.' });
    const stories = await newsroom.stories({ order: 'latest' }, { limit: 9 });
    expect(stories.rows.map(({ storyId }) => storyId)).toEqual(['s-b', 's-a']);
    expect(await newsroom.story('s-c')).toBeNull();
  });

  it('goes on where its cursors stood', async () => {
    const newsroom = new SqliteNewsroom(secondVersion());
    const after = writeCursor({}, [inTheMiddle, 'b']);
    const rest = await newsroom.timeline({}, { limit: 9, cursor: after });
    expect(rest.rows.map(({ id }) => id)).toEqual(['a', 'c']);
    const order = { order: 'latest' } as const;
    const asOfThree = writeCursor(order, [3, 's-a', 3]);
    const stories = await newsroom.stories(order, { limit: 9, cursor: asOfThree });
    expect(stories.rows.map(({ storyId }) => storyId)).toEqual(['s-b']);
  });

  it('takes what comes as if it had been there', async () => {
    const newsroom = new SqliteNewsroom(secondVersion());
    await newsroom.apply([
      articleChange({ id: 'w', version: 3 }),
      articleChange({ id: 'early', version: 1 }),
      articleChange({ id: 'a', version: 2, title: 'Sửa' }, { storyId: 's-a' }),
      storyChange({ storyId: 's-c' }),
    ]);
    const { rows } = await newsroom.timeline({}, { limit: 9 });
    expect(rows.map(({ id, version }) => [id, version])).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 1],
    ]);
    await newsroom.apply([articleChange({ id: 'w', version: 4 })]);
    const { rows: again } = await newsroom.timeline({}, { limit: 9 });
    expect(again.map(({ id }) => id)).toEqual(['b', 'a', 'c', 'w']);
    expect((await newsroom.story('s-c'))?.storyId).toBe('s-c');
  });
});
