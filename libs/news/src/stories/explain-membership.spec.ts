import { explainMembership } from './explain-membership.ts';
import type { StoryArticle } from './placement.ts';
import { StoryGrouper } from './story-grouper.ts';

function entriesOf(...articles: readonly [id: string, language: string, title: string][]) {
  const grouper = new StoryGrouper();
  const publishedAt = new Date('2031-04-08T12:00:00Z');
  return articles.map(([id, language, title]): ReturnType<StoryGrouper['place']>['entry'] => {
    const article: StoryArticle = { id, language, title, publishedAt, outlet: id };
    return grouper.place(article).entry;
  });
}

const vietnamese = 'Động đất 7,3 độ ở Chile, cảnh báo sóng thần tại Valparaiso';
const english = 'Magnitude 7.3 earthquake hits Valparaiso in Chile, tsunami warning issued';

it('compares an article that is alone in its language with those in the other', () => {
  const [, only] = explainMembership(entriesOf(['a', 'vi', vietnamese], ['b', 'en', english]));
  expect(only?.like).toMatchObject({ id: 'a' });
  expect(only?.like?.probability).toBeGreaterThan(0.5);
  const names = only?.like?.facts.filter(({ logOdds }) => logOdds > 0).map(({ name }) => name);
  expect(names).toContain('otherCosine');
});

it('prefers one in its language', () => {
  const [, , second] = explainMembership(
    entriesOf(['a', 'vi', vietnamese], ['b', 'en', english], ['c', 'en', `${english} by agency`]),
  );
  expect(second?.like?.id).toBe('b');
});

it('is alone where there is no other', () => {
  expect(explainMembership(entriesOf(['a', 'vi', vietnamese]))).toEqual([{ id: 'a', like: null }]);
});
