import {
  ArticleRelabelled,
  type StoryChanged,
  type DataOf,
  type NewsEvent,
} from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import { openSqlite } from '@newsline/platform';
import { SqliteStoryCorrectionStore } from '../sqlite/sqlite-story-correction-store.ts';
import { SqliteStoryStore } from '../sqlite/sqlite-story-store.ts';
import { GroupArticles } from './group-articles.ts';
import type { Grouper } from './grouper.ts';
import { relabelMembers } from './relabel-members.ts';
import { member } from './story-store.conformance.ts';

type News = DataOf<typeof ArticleRelabelled>;

function news(articleId: string, version: number, revision: number, ...topics: string[]): News {
  const labels = topics.map((topic) => ({ topic, score: 1, words: [], evidence: [] }));
  return { articleId, version, revision, topics: labels };
}

describe('relabelMembers', () => {
  const a = member('a', 's', 0, { version: 2, topics: ['diplomacy', 'sport'], topicsRevision: 4 });
  const members = new Map([['a', a]]);

  it.each<[reason: string, news: News[], changes: string[]]>([
    ['other topics', [news('a', 2, 5, 'crime')], ['topics 5 crime']],
    ['none any more', [news('a', 2, 5)], ['topics 5 ']],
    [
      'the same, at a later revision',
      [news('a', 2, 5, 'sport', 'diplomacy')],
      ['none 5 sport,diplomacy'],
    ],
    ['a repeat', [news('a', 2, 4, 'diplomacy', 'sport')], ['repeated 4 diplomacy,sport']],
    ['a lower revision', [news('a', 2, 3, 'crime')], []],
    ['the highest of several', [news('a', 2, 6, 'war'), news('a', 2, 5)], ['topics 6 war']],
    ['an earlier version', [news('a', 1, 9, 'crime')], []],
    ['a version that is to come', [news('a', 3, 9, 'crime')], []],
    ['an article that is not known', [news('b', 1, 9, 'crime')], []],
  ])('%s', (_, given, changes) => {
    const found = relabelMembers(given, members).map(
      ({ member: { topics, topicsRevision }, change }) =>
        `${change} ${topicsRevision} ${topics.join()}`,
    );
    expect(found).toEqual(changes);
  });
});

describe('GroupArticles, relabelling', () => {
  const now = new Date('2026-02-01T00:00:00Z');
  const told = (articleId: string, sequence: number) => {
    const { entry, ...rest } = member(articleId, 's', sequence);
    return { ...rest, entry: { ...entry, terms: '' } };
  };

  it('publishes a story again, once more where publishing failed, and nothing of others', async () => {
    const database = openSqlite(':memory:');
    const store = new SqliteStoryStore(database);
    await store.save({
      members: [told('a', 0), told('b', 1)],
      withdrawn: [],
      revisions: new Map([['s', 3]]),
    });
    const published: DataOf<typeof StoryChanged>[] = [];
    let broken = true;
    const publish = async (events: readonly NewsEvent[]) => {
      if (broken) throw new Error('No disk');
      published.push(...events.map(({ data }) => data as DataOf<typeof StoryChanged>));
    };
    const stories = new GroupArticles({
      ...{ store, corrections: new SqliteStoryCorrectionStore(database) },
      grouper: {} as unknown as Grouper,
      bus: { publish } as unknown as EventBus,
    });
    const relabel = (...given: News[]) =>
      stories.relabel(
        given.map((data) => ArticleRelabelled.create(data, { service: 'classify', now })),
        now,
      );
    const crime = news('a', 1, 7, 'crime');
    await expect(relabel(crime)).rejects.toThrow('No disk');
    broken = false;
    await relabel(crime);
    await relabel(news('a', 1, 6, 'war'), news('a', 2, 9, 'war'), news('c', 1, 9, 'war'));
    await relabel(news('a', 1, 8, 'crime'));
    expect(published).toMatchObject([
      { revision: 4, updated: ['a'], joined: [], topics: ['crime', 'diplomacy'], articleCount: 2 },
    ]);
    expect((await store.members(['a'])).get('a')).toMatchObject({
      version: 1,
      topics: ['crime'],
      topicsRevision: 8,
    });
    database.close();
  });
});
