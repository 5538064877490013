import {
  CorrectStory,
  ExplainStory,
  ListStoryCorrections,
  TakeBackStoryCorrection,
  type RequestOf,
  type StoryCorrection,
} from '@newsline/contracts';
import { articleUpdate, storyUpdate } from '../read-model/testing/sample-news.ts';
import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

const correction: StoryCorrection = {
  id: 'c/1',
  edit: { kind: 'merge', storyId: 'a', into: 's' },
  headline: 'Lũ lớn',
  storyId: 's',
  moved: [{ articleId: 'x', from: 'a' }],
  by: 'operator',
  at: '2026-02-01T08:00:00.000Z',
};
const fact = { fact: 'rarestName', logOdds: 1.5, words: ['Hà Nội'] };
const member = {
  ...{ articleId: 'x', title: 'Bài x', publishedAt: '2026-02-01T08:00:00.000Z' },
  ...{ decidedBy: 'likeness' as const, score: 0.75 },
  like: { articleId: 'y', title: 'Bài y', probability: 0.5, for: [fact], against: [] },
};

let feed: RunningFeed;
let asked: RequestOf<typeof CorrectStory>[];
let listed: RequestOf<typeof ListStoryCorrections>[];
beforeEach(async () => {
  asked = [];
  listed = [];
  feed = await startFeed();
  await feed.readModel.apply([
    articleUpdate({ id: 'x' }, { storyId: 's' }),
    storyUpdate({ storyId: 's', headlineArticleId: 'x' }),
    storyUpdate({ storyId: 'unknown-to-classify' }),
    storyUpdate({ storyId: 'old', articleCount: 0, mergedInto: 's' }),
  ]);
});
afterEach(() => feed.stop());

/** As classify does: what is unknown is called so. */
async function answer(): Promise<void> {
  await feed.bus.answer(CorrectStory, async (request) => {
    asked.push(request);
    const { edit } = request;
    if (edit.kind === 'move' && edit.articleId === 'unknown')
      return { kind: 'unknown-article' as const, articleId: 'unknown' };
    const { storyId } = edit;
    if (storyId !== null && ['unknown', 'old'].includes(storyId))
      return { kind: 'unknown-story' as const, storyId };
    if (edit.kind === 'pin') return { kind: 'nothing-to-do' as const };
    return { kind: 'corrected' as const, correction };
  });
  await feed.bus.answer(TakeBackStoryCorrection, async ({ id }) =>
    id === 'c/1' ? { kind: 'taken-back' as const, correction } : { kind: 'no-correction' as const },
  );
  await feed.bus.answer(ListStoryCorrections, async (request) => {
    listed.push(request);
    return { corrections: [correction], next: 'older' };
  });
  await feed.bus.answer(ExplainStory, async ({ storyId }) =>
    storyId === 's'
      ? { kind: 'explained' as const, members: [member] }
      : { kind: 'unknown-story' as const },
  );
}

type Method = 'GET' | 'POST' | 'DELETE';
const send = (method: Method, url: string, payload?: object) =>
  feed.app.inject({ method, url, headers: feed.asOperator, ...(payload && { payload }) });
const corrections = '/v1/story-corrections';

it.each<[string, RequestOf<typeof CorrectStory>['edit']]>([
  ['a move', { kind: 'move', articleId: 'x', storyId: 's' }],
  ['a move into a story of its own', { kind: 'move', articleId: 'x', storyId: null }],
  ['a merge', { kind: 'merge', storyId: 'a', into: 's' }],
  ['a split', { kind: 'split', storyId: 's', articleIds: ['x', 'y'] }],
  ['a headline', { kind: 'rename', storyId: 's', headline: 'Lũ lớn ở miền Trung' }],
  ['a muting', { kind: 'mute', storyId: 's' }],
])('tells classify of %s, and answers with the correction', async (_reason, edit) => {
  await answer();
  const { statusCode, body } = await send('POST', corrections, edit);
  expect([statusCode, JSON.parse(body)]).toEqual([201, correction]);
  expect(asked).toEqual([{ edit, by: 'operator' }]);
});

it('makes one line of a headline', async () => {
  await answer();
  const headline = '  Lũ\u202e lớn\n\tở  miền\u0000 Trung ';
  await send('POST', corrections, { kind: 'rename', storyId: 's', headline });
  expect(asked).toMatchObject([{ edit: { headline: 'Lũ lớn ở miền Trung' } }]);
});

it.each<[string, object, number, string]>([
  ['of an unknown story', { kind: 'mute', storyId: 'unknown' }, 404, 'See /v1/stories'],
  ['of one that was merged', { kind: 'mute', storyId: 'old' }, 404, 'into "s": take that one'],
  [
    'of an unknown article',
    { kind: 'move', articleId: 'unknown', storyId: null },
    404,
    'no article "unknown"',
  ],
  ['of what is so already', { kind: 'pin', storyId: 's' }, 409, 'It is so already'],
  ['of no kind', { storyId: 's' }, 400, 'kind: must be an object whose kind is move'],
  ['of a kind that nobody knows', { kind: 'praise', storyId: 's' }, 400, 'kind: must be'],
  ['with what nobody knows', { kind: 'pin', storyId: 's', for: '1h' }, 400, 'for: is not known'],
  ['without a target', { kind: 'move', articleId: 'x' }, 400, 'storyId: must be given once'],
  ['of an empty id', { kind: 'pin', storyId: '' }, 400, 'storyId: is empty'],
  ['of a long id', { kind: 'pin', storyId: 'x'.repeat(2001) }, 400, 'storyId: is longer'],
  ['that splits off nothing', { kind: 'split', storyId: 's', articleIds: [] }, 400, 'is empty'],
  [
    'that splits off too much',
    { kind: 'split', storyId: 's', articleIds: Array.from({ length: 501 }, (_, n) => `a${n}`) },
    400,
    'articleIds: has more than 500',
  ],
  [
    'of an empty headline',
    { kind: 'rename', storyId: 's', headline: ' \n\u200b' },
    400,
    'is empty',
  ],
  [
    'of a long headline',
    { kind: 'rename', storyId: 's', headline: 'đ'.repeat(301) },
    400,
    'headline: is longer than 300',
  ],
])('refuses a correction %s', async (_reason, payload, status, detail) => {
  await answer();
  const { statusCode, headers, body } = await send('POST', corrections, payload);
  expect([statusCode, JSON.parse(body).detail]).toEqual([status, expect.stringContaining(detail)]);
  expect(headers['content-type']).toContain('application/problem+json');
});

it('takes a correction back', async () => {
  await answer();
  const { statusCode, body } = await send('DELETE', `${corrections}/c%2F1`);
  expect([statusCode, JSON.parse(body)]).toEqual([200, correction]);
  const again = await send('DELETE', `${corrections}/c2`);
  expect([again.statusCode, again.json().detail]).toEqual([404, expect.stringContaining('"c2"')]);
});

it('lists what was corrected, by pages and of one story', async () => {
  await answer();
  const first = await send('GET', `${corrections}?limit=2`);
  expect(first.json()).toEqual({ corrections: [correction], next: 'older' });
  await send('GET', `${corrections}?after=older&story=s%2F1`);
  expect(listed).toEqual([
    { limit: 2, after: null },
    { limit: 100, after: 'older', storyId: 's/1' },
  ]);
  expect((await send('GET', `${corrections}?limit=1001`)).statusCode).toBe(400);
});

it('says why each article is in a story', async () => {
  await answer();
  const { statusCode, body } = await send('GET', '/v1/stories/s/members');
  expect([statusCode, JSON.parse(body)]).toEqual([200, { members: [member] }]);
  const merged = await send('GET', '/v1/stories/old/members');
  expect([merged.statusCode, merged.headers.location]).toEqual([301, '/v1/stories/s/members']);
  for (const id of ['never', 'unknown-to-classify'])
    expect((await send('GET', `/v1/stories/${id}/members`)).statusCode).toBe(404);
});

it.each<[Method, string]>([
  ['POST', corrections],
  ['GET', corrections],
  ['DELETE', `${corrections}/c1`],
  ['GET', '/v1/stories/s/members'],
])('%s %s is the operator’s alone, and says who is away', async (method, url) => {
  const payload = method === 'POST' ? { kind: 'pin', storyId: 's' } : undefined;
  const asReader = await feed.app.inject({ method, url, ...(payload && { payload }) });
  expect(asReader.statusCode).toBe(401);
  const { statusCode, headers, body } = await send(method, url, payload);
  expect([statusCode, headers['retry-after']]).toEqual([503, '5']);
  expect(JSON.parse(body).detail).toContain('groups stories');
});
