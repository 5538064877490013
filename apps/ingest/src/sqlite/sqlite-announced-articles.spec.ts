import { openSqlite, textHash } from '@newsline/platform';
import { describeAnnouncedArticles } from '../polling/announced-articles.conformance.ts';
import { SqliteAnnouncedArticles } from './sqlite-announced-articles.ts';

describeAnnouncedArticles('SqliteAnnouncedArticles', async () => {
  const database = openSqlite(':memory:');
  return { announced: new SqliteAnnouncedArticles(database), stop: () => database.close() };
});

describe('SqliteAnnouncedArticles', () => {
  it('tells keys of one hash apart', async () => {
    const [one, other] = [
      'link:https://mot.example/j7g8sb7hp',
      'link:https://mot.example/2cyu9ue9sf',
    ];
    expect(textHash(one)).toBe(textHash(other));
    const announced = new SqliteAnnouncedArticles(openSqlite(':memory:'));
    const observed = (articleId: string, key: string) => ({
      articleId,
      sourceId: 's',
      fingerprint: articleId,
      keys: [key],
    });
    const article = (id: string) =>
      ({ id, version: 1, publishedAt: '', publishedFrom: 'feed' }) as never;
    await announced.remember([observed('a', one)], [article('a')]);
    expect(await announced.find('s', [[other]])).toEqual([null]);
    await announced.remember([observed('b', other)], [article('b')]);
    expect(await announced.find('s', [[one], [other]])).toMatchObject([
      { articleId: 'a' },
      { articleId: 'b' },
    ]);
  });
});
