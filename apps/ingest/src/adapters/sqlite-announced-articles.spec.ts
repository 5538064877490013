import { openSqlite, textHash } from '@newsline/platform';
import { describeArticleLog } from '../articles/announced-articles.conformance.ts';
import { SqliteArticleLog } from './sqlite-announced-articles.ts';

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
});
