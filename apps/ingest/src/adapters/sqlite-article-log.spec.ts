import { migrate, openSqlite, textHash } from '@newsline/platform';
import { describeArticleLog } from '../articles/article-log.conformance.ts';
import { articleLogTables, SqliteArticleLog } from './sqlite-article-log.ts';

describeArticleLog('SqliteArticleLog', async () => {
  const database = openSqlite(':memory:');
  return { log: new SqliteArticleLog(database), stop: () => database.close() };
});

describe('SqliteArticleLog', () => {
  it('tells keys of one hash apart', async () => {
    const [one, other] = [
      'link:https://mot.example/j7g8sb7hp',
      'link:https://mot.example/2cyu9ue9sf',
    ];
    expect(textHash(one)).toBe(textHash(other));
    const log = new SqliteArticleLog(openSqlite(':memory:'));
    const sighted = (articleId: string, key: string) => ({
      articleId,
      sourceId: 's',
      fingerprint: articleId,
      keys: [key],
    });
    const article = (id: string) =>
      ({ id, version: 1, publishedAt: '', publishedFrom: 'feed' }) as never;
    await log.remember([sighted('a', one)], [article('a')]);
    expect(await log.find('s', [[other]])).toEqual([null]);
    await log.remember([sighted('b', other)], [article('b')]);
    expect(await log.find('s', [[one], [other]])).toMatchObject([
      { articleId: 'a' },
      { articleId: 'b' },
    ]);
  });

  it('goes on with the file of an earlier version', async () => {
    const database = openSqlite(':memory:');
    migrate(database, 'ingest.articles', articleLogTables.slice(0, 1));
    database.exec(`
      INSERT INTO ingest_keys VALUES ('link:a', 'a'), ('guid:a', 'a'), ('link:b', 'b');
      INSERT INTO ingest_articles VALUES ('a', 2, '2026-01-02T00:00:00Z', 'feed', 0),
        ('b', 1, '2026-01-03T00:00:00Z', 'fetched', 1);
      INSERT INTO ingest_sightings VALUES ('a', 'one', 'print'), ('a', 'two', 'other');
      INSERT INTO ingest_versions VALUES ('a', 2, '{"version":2}'), ('a', 1, '{"version":1}');`);
    const log = new SqliteArticleLog(database);
    expect(await log.find('one', [['guid:a'], ['link:b']])).toMatchObject([
      { articleId: 'a', version: 2, fingerprint: 'print', publishedFrom: 'feed', withdrawn: false },
      { articleId: 'b', version: 1, fingerprint: null, publishedFrom: 'fetched', withdrawn: true },
    ]);
    expect(await log.versions('a')).toEqual([{ version: 1 }, { version: 2 }]);
    await log.forget('two');
    expect(await log.only('one')).toEqual([{ articleId: 'a', version: 2 }]);
  });
});
