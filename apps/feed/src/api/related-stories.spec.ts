import { RelatedStories } from '@newsline/contracts';
import { storyUpdate } from '../read-model/testing/sample-news.ts';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

const during = (from: string, to = from) => ({
  firstAt: `2026-02-${from}T08:00:00.000Z`,
  lastAt: `2026-02-${to}T08:00:00.000Z`,
});

let feed: RunningFeed;
beforeEach(async () => {
  feed = await startFeed();
  await feed.readModel.apply([
    storyUpdate({ storyId: 'trial', ...during('10', '12') }),
    storyUpdate({ storyId: 'fire', ...during('01', '02') }),
    storyUpdate({ storyId: 'arrest', ...during('05') }),
    storyUpdate({ storyId: 'verdict', ...during('20') }),
    storyUpdate({ storyId: 'appeal', ...during('25') }),
    storyUpdate({ storyId: 'protest', ...during('11', '13') }),
    storyUpdate({ storyId: 'other fire', ...during('01') }),
    storyUpdate({ storyId: 'muted', ...during('01'), muted: true }),
    storyUpdate({ storyId: 'merged', articleCount: 0, mergedInto: 'trial' }),
  ]);
});
afterEach(() => feed.stop());

async function answer(sameMatter: readonly string[], others: readonly string[]): Promise<void> {
  await feed.bus.answer(RelatedStories, async ({ storyId }) =>
    storyId === 'trial'
      ? {
          kind: 'related' as const,
          stories: [
            ...sameMatter.map((id) => ({ storyId: id, score: 0.8, sameMatter: true })),
            ...others.map((id) => ({ storyId: id, score: 0.3, sameMatter: false })),
          ],
        }
      : { kind: 'unknown-story' as const },
  );
}

type Lists = Readonly<Record<'earlier' | 'later' | 'related', readonly { readonly id: string }[]>>;

async function lists(): Promise<Readonly<Record<string, readonly string[]>>> {
  const answered = await feed.get('/v1/stories/trial/related');
  expect(answered.statusCode).toBe(200);
  const { earlier, later, related } = answered.json<Lists>();
  const idsOf = (stories: Lists['earlier']) => stories.map(({ id }) => id);
  return { earlier: idsOf(earlier), later: idsOf(later), related: idsOf(related) };
}

describe('stories beside a story', () => {
  it('are earlier and later chapters, oldest first, and others', async () => {
    await answer(['appeal', 'arrest', 'protest', 'verdict', 'fire'], ['other fire']);
    expect(await lists()).toEqual({
      earlier: ['fire', 'arrest'],
      later: ['verdict', 'appeal'],
      related: ['protest', 'other fire'],
    });
  });

  it('are neither itself nor those that are merged, muted or unknown', async () => {
    await answer(['trial', 'merged', 'muted'], ['nobody knows']);
    expect(await lists()).toEqual({ earlier: [], later: [], related: [] });
  });

  it('are six of a list at most, the likeliest', async () => {
    const many = Array.from({ length: 9 }, (_, n) => `chapter-${9 - n}`);
    await feed.readModel.apply(
      many.map((storyId, n) => storyUpdate({ storyId, ...during(`0${9 - n}`) })),
    );
    await answer(many, []);
    expect((await lists())['earlier']).toEqual(many.slice(0, 6).reverse());
  });

  it.each([
    ['unknown here', '/v1/stories/none/related', 404, 'No story has the id "none"'],
    ['unknown to classify', '/v1/stories/fire/related', 404, 'Nothing is known'],
    ['asked with a query', '/v1/stories/trial/related?limit=2', 400, 'limit'],
  ])('are an error of a story that is %s', async (_what, url, status, detail) => {
    await answer([], []);
    const answered = await feed.get(url);
    expect([answered.statusCode, answered.json().detail]).toEqual([
      status,
      expect.stringContaining(detail),
    ]);
  });

  it('are those of the story that it was merged into', async () => {
    const { statusCode, headers } = await feed.get('/v1/stories/merged/related');
    expect([statusCode, headers.location]).toEqual([301, '/v1/stories/trial/related']);
  });

  it('are a problem where nobody answers', async () => {
    const answered = await feed.get('/v1/stories/trial/related');
    expect([answered.statusCode, answered.json().type]).toEqual([
      503,
      expect.stringContaining('no-answer'),
    ]);
    expect(answered.json().detail).toContain('stories');
  });
});
