import { openSqlite } from '@newsline/platform';
import type { DataOf, StoryCorrected } from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import { SqliteStoryCorrectionStore } from '../sqlite/sqlite-story-correction-store.ts';
import { SqliteStoryStore } from '../sqlite/sqlite-story-store.ts';
import type { Grouper } from '../stories/grouper.ts';
import { member } from '../stories/story-store.conformance.ts';
import type { StoryWork } from '../stories/story-work.ts';
import { mergeStories } from './merge-stories.ts';
import { storyCorrection } from './story-correction-store.conformance.ts';

const now = new Date('2026-02-01T00:00:00Z');
const merge = { from: 's', into: 't', score: 0.71234 };
const asMerge = { kind: 'merge', storyId: 's', into: 't' } as const;

/** Stories `s` and `t` of two articles each, which the grouper says are one. */
async function stories(): Promise<StoryWork> {
  const database = openSqlite(':memory:');
  const store = new SqliteStoryStore(database);
  const members = [member('a', 's', 0), member('b', 's', 1), member('c', 't', 2)].map((one) => ({
    ...one,
    entry: { ...one.entry, terms: '' },
  }));
  const revisions = new Map(['s', 't'].map((id) => [id, 1]));
  await store.save({ members, withdrawn: [], revisions });
  return {
    store,
    corrections: new SqliteStoryCorrectionStore(database),
    grouper: { merges: async () => [merge] } as unknown as Grouper,
    bus: {} as EventBus,
  };
}

it('keeps what it says of stories, and tells the one that groups', async () => {
  const work = await stories();
  const [event, ...others] = await mergeStories(work, now);
  expect(others).toEqual([]);
  const { correction } = event?.data as DataOf<typeof StoryCorrected>;
  expect(correction).toMatchObject({
    ...{ edit: asMerge, by: 'newsline', storyId: 't', score: 0.712, headline: 'Hội đàm 🗞' },
    moved: [
      { articleId: 'a', from: 's' },
      { articleId: 'b', from: 's' },
    ],
  });
  expect(await work.corrections.find(correction.id)).toEqual(correction);
});

it.each<[string, (work: StoryWork) => Promise<void>]>([
  [
    'one was split off the other',
    ({ corrections }) =>
      corrections.save(
        storyCorrection('s', { kind: 'split', storyId: 't', articleIds: ['a'] }, 0, 't'),
      ),
  ],
  [
    'they were merged before, and somebody took it back',
    async ({ corrections }) => {
      await corrections.save(storyCorrection('m', asMerge, 0, 's'));
      await corrections.takeBack('m');
    },
  ],
  [
    'somebody put an article there',
    async ({ store }) => {
      const held = member('a', 's', 0, { moves: 1, decided: { by: 'correction', id: 'm' } });
      await store.save({ members: [held], withdrawn: [], revisions: new Map([['s', 2]]) });
    },
  ],
  [
    'somebody gave it a name',
    ({ corrections }) =>
      corrections.save(storyCorrection('r', { kind: 'rename', storyId: 's', headline: 'x' }, 0)),
  ],
  [
    'its articles are gone meanwhile',
    ({ store }) =>
      store.save({
        members: [],
        withdrawn: ['a', 'b'].map((articleId) => ({ articleId, version: 1 })),
        revisions: new Map(),
      }),
  ],
])('leaves a story where %s', async (_, before) => {
  const work = await stories();
  await before(work);
  expect(await mergeStories(work, now)).toEqual([]);
});
