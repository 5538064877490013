import { headlineIn } from './headline-in.ts';

const story = {
  headline: 'Động đất ở Chile',
  headlineArticleId: 'y',
  language: 'vi',
  otherHeadlines: [{ language: 'en', headline: 'Earthquake in Chile', articleId: 'x' }],
};

it.each([
  ['its own language', 'vi', 'Động đất ở Chile'],
  ['another that it is told in', 'en', 'Earthquake in Chile'],
  ['one that it is not told in', 'de', 'Động đất ở Chile'],
])('a story has a headline in %s', (_, language, headline) => {
  expect(headlineIn(language, story).headline).toBe(headline);
});

it('a story in one language has one headline', () => {
  expect(
    headlineIn('en', { headline: 'Động đất', headlineArticleId: 'y', language: 'vi' }).headline,
  ).toBe('Động đất');
});
