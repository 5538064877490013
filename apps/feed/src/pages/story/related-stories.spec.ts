import { RelatedStories } from '@newsline/contracts';
import { articleUpdate, storyUpdate } from '../../read-model/testing/sample-news.ts';
import { openSite, textOf, type Site } from '../testing/site.ts';

let site: Site;
beforeEach(async () => {
  site = await openSite(new Date('2026-02-20T10:00:00Z'));
  const during = (day: string) => ({
    firstAt: `2026-02-${day}T08:00:00.000Z`,
    lastAt: `2026-02-${day}T08:00:00.000Z`,
  });
  await site.apply(
    articleUpdate({ id: 'a1' }, { storyId: 'trial' }),
    storyUpdate({ storyId: 'trial', headlineArticleId: 'a1', ...during('10') }),
    storyUpdate({ storyId: 'fire', ...during('01'), headline: 'حريق <b>في</b> المصنع' }),
    storyUpdate({ storyId: 'verdict', ...during('15') }),
    storyUpdate({ storyId: 'market', ...during('09') }),
  );
});
afterEach(() => site.close());

const answer = (ids: readonly string[]) =>
  site.bus.answer(RelatedStories, async () => ({
    kind: 'related' as const,
    stories: ids.map((storyId) => ({ storyId, score: 0.5, sameMatter: storyId !== 'market' })),
  }));

const blocks = async (language = 'vi') => {
  const { status, document } = await site.ask('/stories/trial', {
    headers: { 'accept-language': language },
  });
  expect(status).toBe(200);
  return ['earlier', 'later', 'related'].flatMap((id) => {
    const heading = document.getElementById(id);
    if (!heading) return [];
    const links = [...(heading.parentElement?.querySelectorAll('h3 a') ?? [])];
    return [[textOf(heading), ...links.map((link) => textOf(link))]];
  });
};

describe('the page of a story', () => {
  it.each([
    ['vi', ['Diễn biến trước đó', 'Diễn biến tiếp theo', 'Câu chuyện liên quan']],
    ['en', ['Earlier chapters', 'What came next', 'Related stories']],
  ])('in %s shows chapters and related stories', async (language, headings) => {
    await answer(['verdict', 'market', 'fire']);
    expect(await blocks(language)).toEqual([
      [headings[0], 'حريق <b>في</b> المصنع'],
      [headings[1], 'Chuyện verdict'],
      [headings[2], 'Chuyện market'],
    ]);
  });

  it('has no block for a list that is empty', async () => {
    await answer(['market']);
    expect(await blocks()).toEqual([['Câu chuyện liên quan', 'Chuyện market']]);
  });

  it('goes on without them where nobody answers', async () => {
    expect(await blocks()).toEqual([]);
  });
});
