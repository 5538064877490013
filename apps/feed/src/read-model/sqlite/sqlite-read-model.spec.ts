import { migrate, openSqlite, textHash } from '@newsline/platform';
import { failCommitOf } from '@newsline/platform/testing';
import { articleUpdate, pollOf, sourceState, storyUpdate } from '../testing/sample-news.ts';
import { describeReadModel } from '../news-read-model.conformance.ts';
import type { ArticleFilter, StoryFilter } from '../news-read-model.ts';
import { SqliteReadModel } from './sqlite-read-model.ts';
import { SurrogateKeys } from './surrogate-keys.ts';
import { latestOutagesQuery } from './source-histories.ts';
import { readModelTables } from './tables.ts';
import { mergedIntoQuery, storyWalk } from './story-list.ts';
import { walks } from './timeline.ts';

describeReadModel('SqliteReadModel', async () => {
  const db = openSqlite(':memory:');
  let now = Date.UTC(2026, 1, 1);
  const open = () => new SqliteReadModel(db, () => new Date(now));
  return {
    readModel: open(),
    reopen: async () => open(),
    wait: (ms) => {
      now += ms;
    },
    close: async () => db.close(),
  };
});

describe('SqliteReadModel', () => {
  it('shows nothing of what could not be committed, and takes it when it comes again', async () => {
    const db = openSqlite(':memory:');
    const readModel = new SqliteReadModel(db);
    await readModel.apply([articleUpdate({ id: 'a' })]);
    const before = { counts: await readModel.counts(), revision: readModel.revision() };
    const news = [
      articleUpdate({ id: 'b', sourceId: 'new-source' }, { topics: ['new-topic'] }),
      storyUpdate({ storyId: 'story-of-b', joined: ['b'] }),
      {
        kind: 'source' as const,
        source: sourceState({ id: 'new-source' }),
        asOf: '2026-02-01T00:00:00Z',
      },
    ];
    expect(await failCommitOf(db, () => readModel.apply(news))).toBe('rejected');
    const after = { counts: await readModel.counts(), revision: readModel.revision() };
    expect(after).toEqual(before);
    expect(await readModel.sources()).toEqual([]);
    await readModel.apply(news);
    const { rows } = await readModel.timeline({ topics: ['new-topic'] }, { limit: 5 });
    expect(rows.map(({ id }) => id)).toEqual(['b']);
    expect((await readModel.sources()).map(({ id }) => id)).toEqual(['new-source']);
    expect(readModel.revision()).toBeGreaterThan(before.revision);
    db.close();
  });
});

describe('queries', () => {
  const db = openSqlite(':memory:');
  new SqliteReadModel(db);
  const keys = new SurrogateKeys(db);
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
    for (const { sql, values } of walks(filter, keys)) {
      const [first = '', ...rest] = plan(sql, values.length + 4);
      // What a source shows in another's words is a walk of its own.
      expect(first).toMatch(
        new RegExp(`^SEARCH [ato] USING .*(${index}|feed_observed_by_place).*<`),
      );
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
    const { sql, values } = storyWalk(filter, '', 1, keys);
    const steps = plan(sql, values.length + 3);
    expect(steps[0]).toMatch(new RegExp(`^SEARCH p USING INDEX ${index}`));
    expect(steps.join('\n')).not.toMatch(/SCAN (p|s|a)\b|TEMP B-TREE/);
  });

  it('stories that were merged are found by the one that they went to', () => {
    const [, second] = plan(mergedIntoQuery, 2);
    expect(second).toMatch(/^SEARCH s USING INDEX feed_story_by_merger/);
  });
});

it('refuses data of a newer Newsline', () => {
  const db = openSqlite(':memory:');
  new SqliteReadModel(db);
  db.exec("UPDATE schema_versions SET version = 99 WHERE owner = 'feed'");
  expect(() => new SqliteReadModel(db)).toThrow('run a newer Newsline');
});

it('shows what an earlier version stored, with the defaults of what it lacks', async () => {
  const db = openSqlite(':memory:');
  const readModel = new SqliteReadModel(db);
  const source = sourceState({ id: 'one' });
  await readModel.apply([{ kind: 'source', source, asOf: source.addedAt }]);
  db.exec(`UPDATE feed_source SET state = json_remove(state, '$.health.warnings')`);
  expect(await readModel.sources()).toMatchObject([{ id: 'one', health: { warnings: [] } }]);
});

it('notes polls and outages in a file of before there were any', async () => {
  const db = openSqlite(':memory:');
  migrate(db, 'feed', readModelTables.slice(0, 3));
  const source = sourceState({ id: 'one' });
  db.prepare('INSERT INTO feed_source (id, as_of, state) VALUES (?, 1, ?)').run(
    'one',
    JSON.stringify(source),
  );
  const readModel = new SqliteReadModel(db);
  expect(await readModel.polls('one')).toEqual([]);
  expect(await readModel.outages(9)).toEqual([]);
  const poll = pollOf('2026-02-01T09:00:00.000Z');
  await readModel.apply([{ kind: 'source', source, asOf: poll.at, poll }]);
  expect(await readModel.polls('one')).toEqual([poll]);
  expect(await readModel.sources()).toMatchObject([{ id: 'one' }]);
  db.close();
});

it('finds the last outages without reading every source', () => {
  const db = openSqlite(':memory:');
  migrate(db, 'feed', readModelTables);
  const rows = db
    .prepare(`EXPLAIN QUERY PLAN ${latestOutagesQuery}`)
    .all(9)
    .map(({ detail }) => String(detail));
  expect(rows).toEqual([expect.stringContaining('feed_source_history_outages')]);
  db.close();
});

it('cuts what lists show of articles that an earlier version stored', async () => {
  const db = openSqlite(':memory:');
  const readModel = new SqliteReadModel(db);
  await readModel.apply([
    articleUpdate({ id: 'a' }, { storyId: 's' }),
    storyUpdate({ storyId: 's', headlineArticleId: 'a' }),
  ]);
  const title = 'đ'.repeat(500_000);
  const categories = JSON.stringify(Array.from({ length: 100_000 }, (_, n) => `value ${n}`));
  db.prepare(
    `UPDATE feed_article SET text = ?, card = json_set(card, '$.title', ?, '$.categories', json(?))`,
  ).run(title, title, categories);
  db.prepare(`UPDATE feed_story SET card = json_set(card, '$.headline', ?)`).run(title);
  db.exec(`DELETE FROM feed_meta WHERE key = 'bounded'`);
  const again = new SqliteReadModel(db);
  const [article] = (await again.timeline({}, { limit: 1 })).rows;
  expect([article?.title.length, article?.categories.length]).toEqual([500, 50]);
  expect((await again.story('s'))?.headline).toHaveLength(500);
  expect(await again.article('a')).toMatchObject({ text: title.slice(0, 500_000), isCut: false });
  db.close();
});

it('takes articles of a file of before that was possible to other stories, and merges its stories', async () => {
  const db = openSqlite(':memory:');
  migrate(db, 'feed', readModelTables.slice(0, 5));
  const columns =
    'n, id_hash, id, version, place, source, language, story, topics, card, text, html';
  const { article, labels, storyId } = articleUpdate({ id: 'a' }, { storyId: 's' });
  const card = JSON.stringify({ ...article, labels, storyId, editedAt: null });
  db.exec(`INSERT INTO feed_name (name) VALUES ('some')`);
  db.prepare(
    `INSERT INTO feed_article (${columns}) VALUES (1, ?, 'a', 1, 1, 2, 2, 1, '[]', ?, '', '')`,
  ).run(textHash('a'), card);
  const { pinned: _p, muted: _m, mergedInto: _i, ...story } = storyUpdate({ storyId: 's' }).story;
  db.prepare(
    `INSERT INTO feed_story (n, id_hash, id, revision, card) VALUES (1, ?, 's', 1, ?)`,
  ).run(textHash('s'), JSON.stringify(story));
  db.exec(`INSERT INTO feed_story_place VALUES (1, 1, 0, NULL, NULL, 1, 1, 1, 2, 1, '[]')`);
  const readModel = new SqliteReadModel(db);
  const listed = async () =>
    (await readModel.stories({ order: 'hot' }, { limit: 5 })).rows.map((one) => one.storyId);
  expect([await listed(), await readModel.livingStory('s')]).toEqual([['s'], 's']);
  await readModel.apply([
    { kind: 'moved', articleId: 'a', version: 1, move: 1, storyId: 't' },
    storyUpdate({ storyId: 't' }),
    storyUpdate({ storyId: 's', revision: 2, articleCount: 0, mergedInto: 't' }),
  ]);
  expect([await listed(), await readModel.livingStory('s')]).toEqual([['t'], 't']);
  const { rows } = await readModel.timeline({ storyId: 't' }, { limit: 5 });
  expect(rows).toMatchObject([{ id: 'a', storyId: 't' }]);
  db.close();
});

it('gives articles of a file of before that was possible other topics', async () => {
  const db = openSqlite(':memory:');
  migrate(db, 'feed', readModelTables.slice(0, 4));
  const columns =
    'n, id_hash, id, version, place, source, language, story, topics, card, text, html';
  const { article, labels, storyId } = articleUpdate({ id: 'a' }, { topics: ['old'] });
  const card = JSON.stringify({ ...article, labels, storyId, editedAt: null });
  db.exec(`INSERT INTO feed_name (name) VALUES ('old')`);
  db.prepare(
    `INSERT INTO feed_article (${columns}) VALUES (1, ?, 'a', 1, 1, 2, 2, 1, '["old"]', ?, '', '')`,
  ).run(textHash('a'), card);
  db.exec('INSERT INTO feed_article_topic VALUES (2, 1, 1, 2, 2)');
  const readModel = new SqliteReadModel(db);
  const topics = [{ topic: 'new', score: 1, words: [], evidence: [] }];
  await readModel.apply([{ kind: 'relabelled', articleId: 'a', version: 1, revision: 1, topics }]);
  const listed = async (topic: string) =>
    (await readModel.timeline({ topics: [topic] }, { limit: 5 })).rows.map(({ id }) => id);
  expect([await listed('old'), await listed('new')]).toEqual([[], ['a']]);
  db.close();
});
