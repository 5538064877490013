import { openSqlite } from '@newsline/platform';
import { SqliteReadModel } from '../read-model/sqlite/sqlite-read-model.ts';
import { articleUpdate, storyUpdate } from '../read-model/testing/sample-news.ts';
import { SqliteStoryVotes } from '../votes/sqlite/sqlite-story-votes.ts';
import { RecommendedStories, type RecommendedFilter } from './recommended-stories.ts';

const start = Date.UTC(2026, 1, 1, 10);

function open() {
  const db = openSqlite(':memory:');
  let now = start;
  const clock = () => new Date(now);
  const readModel = new SqliteReadModel(db, clock);
  const votes = new SqliteStoryVotes(db, clock);
  const recommended = new RecommendedStories(readModel, votes, clock);
  return {
    readModel,
    recommended,
    wait: (ms: number) => {
      now += ms;
    },
    vote: async (storyId: string, useful: number, others = 0) => {
      for (let n = 0; n < useful + others; n++) {
        const voter = { storyId, voter: `${storyId} ${n}`, network: `${storyId} ${n}` };
        await votes.put({ ...voter, useful: n < useful }, { perNetwork: 1 });
      }
    },
    best: async (filter: Partial<RecommendedFilter> = {}) =>
      (await recommended.best({ limit: 10, ...filter })).map(({ storyId }) => storyId),
    close: () => db.close(),
  };
}

let under: ReturnType<typeof open>;
beforeEach(async () => {
  under = open();
  await under.readModel.apply([
    storyUpdate({ storyId: 'a', topics: ['sport'] }),
    storyUpdate({ storyId: 'b', language: 'en' }),
    storyUpdate({ storyId: 'c' }),
    storyUpdate({ storyId: 'old', articleCount: 0, mergedInto: 'c' }),
  ]);
});
afterEach(() => under.close());

it('recommends nothing where nobody has voted, or on stories that are not there', async () => {
  await under.vote('unknown', 9);
  expect(await under.best()).toEqual([]);
});

it('counts votes on a story that was merged for the one that answers for it', async () => {
  await under.vote('old', 2);
  await under.vote('c', 1);
  const [first] = await under.recommended.best({ limit: 1 });
  expect(first).toMatchObject({ storyId: 'c', useful: 3, votes: 3, story: { storyId: 'c' } });
});

it('counts them for itself when the merge is undone', async () => {
  await under.vote('old', 3);
  await under.readModel.apply([storyUpdate({ storyId: 'old', revision: 2 })]);
  expect(await under.best()).toEqual(['old']);
});

it.each<[string, Partial<RecommendedFilter>, string[]]>([
  ['all', {}, ['b', 'c', 'a']],
  ['so many', { limit: 2 }, ['b', 'c']],
  ['of a language', { languages: ['vi'] }, ['c', 'a']],
  ['of a topic', { topics: ['sport', 'unknown'] }, ['a']],
  ['besides those that are shown', { besides: new Set(['b', 'a']) }, ['c']],
  ['the next where one is shown', { besides: new Set(['b']), limit: 1 }, ['c']],
])('lists %s', async (_reason, filter, expected) => {
  await under.vote('a', 3);
  await under.vote('b', 9);
  await under.vote('c', 5);
  expect(await under.best(filter)).toEqual(expected);
});

it('counts anew after a minute, and shows stories as they are', async () => {
  await under.vote('a', 3);
  expect(await under.best()).toEqual(['a']);
  await under.vote('b', 9);
  expect(await under.best()).toEqual(['a']);
  under.wait(60_000);
  expect(await under.best()).toEqual(['b', 'a']);
  await under.readModel.apply([storyUpdate({ storyId: 'b', revision: 2, muted: true })]);
  expect(await under.best()).toEqual(['a']);
  expect(await under.best({ limit: 1 })).toEqual(['a']);
});

it('lends a hot story what a story like it was given', async () => {
  const entities = [{ kind: 'person' as const, key: 'an', name: 'An' }];
  await under.readModel.apply([
    articleUpdate({ id: 'x' }, { entities }),
    articleUpdate({ id: 'y' }, { entities }),
    storyUpdate({ storyId: 'd', headlineArticleId: 'x' }),
    storyUpdate({ storyId: 'e', headlineArticleId: 'y' }),
  ]);
  await under.vote('d', 6);
  expect(await under.best()).toEqual(['d', 'e']);
  const story = await under.readModel.story('e');
  const like = story && (await under.recommended.like(story, { limit: 5 }));
  expect(like).toMatchObject([{ storyId: 'd', like: { storyId: 'e' } }]);
});
