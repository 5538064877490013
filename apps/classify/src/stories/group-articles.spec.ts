import { ArticleWithdrawn, type NewsEvent } from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import { openSqlite } from '@newsline/platform';
import { SqliteStoryStore } from '../sqlite/sqlite-story-store.ts';
import { GroupArticles } from './group-articles.ts';
import type { Grouper } from './grouper.ts';
import { member } from './story-store.conformance.ts';

it('publishes that an article left also where publishing failed the first time', async () => {
  const database = openSqlite(':memory:');
  const store = new SqliteStoryStore(database);
  await store.save({
    members: [member('a', 's', 0), member('b', 's', 1)],
    withdrawn: [],
    revisions: new Map([['s', 1]]),
  });
  const published: NewsEvent[] = [];
  let broken = true;
  const publish = async (events: readonly NewsEvent[]) => {
    if (broken) throw new Error('No disk');
    published.push(...events);
  };
  const grouper = { forget: async () => {} } as unknown as Grouper;
  const stories = new GroupArticles(store, grouper, { publish } as unknown as EventBus);
  const now = new Date('2026-02-01T00:00:00Z');
  const gone = { articleId: 'a', version: 1, reason: 'operator' } as const;
  const withdraw = () =>
    stories.withdraw([ArticleWithdrawn.create(gone, { service: 'ingest', now })], now);
  await expect(withdraw()).rejects.toThrow('No disk');
  broken = false;
  await withdraw();
  expect(published.map(({ data }) => data)).toMatchObject([
    { storyId: 's', left: ['a'], articleCount: 1 },
  ]);
  database.close();
});
