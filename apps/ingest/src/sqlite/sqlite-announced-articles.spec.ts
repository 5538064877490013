import { migrate, openSqlite, textHash } from '@newsline/platform';
import { article, describeAnnouncedArticles } from '../polling/announced-articles.conformance.ts';
import { describeSpeakers } from '../polling/announced-speakers.conformance.ts';
import { describeArticleIdentity } from '../polling/article-identity.conformance.ts';
import { describeSimultaneousPolls } from '../polling/simultaneous-polls.conformance.ts';
import { source } from '../polling/source-store.conformance.ts';
import { announcedArticlesTables } from './announced-articles-tables.ts';
import { SqliteSourceStore } from './sqlite-source-store.ts';
import { SqliteAnnouncedArticles } from './sqlite-announced-articles.ts';

const inMemory = async () => {
  const database = openSqlite(':memory:');
  return { announced: new SqliteAnnouncedArticles(database), stop: () => database.close() };
};
describeAnnouncedArticles('SqliteAnnouncedArticles', inMemory);
describeArticleIdentity('SqliteAnnouncedArticles', inMemory);
describeSpeakers('SqliteAnnouncedArticles', inMemory);

describeSimultaneousPolls('SqliteAnnouncedArticles', async () => {
  const { announced, stop } = await inMemory();
  return { stores: [announced, announced], stop };
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
      outlet: null,
      statement: null,
    });
    const article = (id: string) =>
      ({
        id,
        version: 1,
        publishedAt: '',
        publishedFrom: 'feed',
        sourceId: 's',
        outlet: null,
      }) as never;
    await announced.remember([observed('a', one)], [article('a')]);
    expect(await announced.find('s', [[other]])).toEqual([null]);
    await announced.remember([observed('b', other)], [article('b')]);
    expect(await announced.find('s', [[one], [other]])).toMatchObject([
      { articleId: 'a' },
      { articleId: 'b' },
    ]);
  });

  it.each([
    [
      'its own outlet where the source has its address',
      'https://rss.mot.example/feed',
      'mot.example',
    ],
    ['nobody of its outlet where it has not', 'https://hai.example/feed', null],
  ])('finds in data of before that an article is told by %s', async (_, url, outlet) => {
    const database = openSqlite(':memory:');
    await new SqliteSourceStore(database).put(source('one', 0, { url }));
    migrate(database, 'ingest.articles', announcedArticlesTables.slice(0, 1));
    const { outlet: _none, ...before } = article('a', 2);
    database.exec(`INSERT INTO ingest_articles VALUES (1, text_hash('a'), 'a', 2, '', 'feed', 0);
      INSERT INTO ingest_keys VALUES (text_hash('link:a'), 'link:a', 1);
      INSERT INTO ingest_sightings VALUES ('one', 1, 'f');`);
    const keep = database.prepare('INSERT INTO ingest_versions VALUES (1, ?, ?)');
    keep.run(1, JSON.stringify({ ...before, version: 1, sourceId: 'two' }));
    keep.run(2, JSON.stringify(before));
    const announced = new SqliteAnnouncedArticles(database);
    const [known] = await announced.find('one', [['link:a']]);
    expect(known).toMatchObject({ version: 2, speaker: { sourceId: 'one', outlet } });
    expect(await announced.versions('a')).toHaveLength(2);
  });
});
