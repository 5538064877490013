import type { ArticlePreview, StoryPreview } from '../read-model/news-read-model.ts';
import { storyPreview } from '../read-model/previews.ts';
import { storyUpdate } from '../read-model/testing/sample-news.ts';
import { StoryOverviews } from './story-overviews.ts';
import { told } from './testing/sample-article.ts';

const story: StoryPreview = {
  ...storyPreview(storyUpdate({ storyId: 's', articleCount: 2 }).story),
  headlineArticle: null,
};
const topics = (topic: string) => [{ topic, score: 1, words: [], evidence: [] }];
const [a, b] = [told({ id: 'a', by: 'a' }), told({ id: 'b', by: 'b', minute: 5 })];

it.each<
  [reason: string, of: Partial<StoryPreview>, articles: readonly ArticlePreview[], isNew: boolean]
>([
  ['the same', {}, [b, a], false],
  ['other topics', {}, [{ ...b, labels: { ...b.labels, topics: topics('x') } }, a], false],
  ['another revision of the story', { revision: 9 }, [b, a], true],
  ['another version of an article, before the story says so', {}, [b, { ...a, version: 2 }], true],
  ['an article that was not here yet', {}, [told({ id: 'c', minute: 9 }), b, a], true],
])('a overview is made anew of what changed: %s', async (_, of, articles, isNew) => {
  let rows: readonly ArticlePreview[] = [b, a];
  const overviews = new StoryOverviews({ timeline: async () => ({ rows, next: null }) });
  const before = await overviews.of(story);
  rows = articles;
  const after = await overviews.of({ ...story, ...of });
  expect(after.told !== before.told).toBe(isNew);
  expect(after.sample.articles).toBe(articles);
});

it('has the topics of now', async () => {
  let rows = [b, a];
  const overviews = new StoryOverviews({ timeline: async () => ({ rows, next: null }) });
  await overviews.of(story);
  rows = rows.map((one) => ({ ...one, labels: { ...one.labels, topics: topics('x') } }));
  expect((await overviews.of(story)).topics).toEqual([{ topic: 'x', share: 1 }]);
});

it('reads again what has changed, and nothing else', async () => {
  let rows = [b, a];
  const overviews = new StoryOverviews({ timeline: async () => ({ rows, next: null }) });
  const before = await overviews.of(story);
  rows = [{ ...b, version: 2, title: 'Cháy lớn, 12 người chết' }, a];
  const after = await overviews.of(story);
  expect(after.read[0]?.numbers.map(({ text }) => text)).toEqual(['12 người chết']);
  expect(after.read[1]?.words).toBe(before.read[1]?.words);
});
