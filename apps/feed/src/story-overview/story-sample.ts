import type {
  ArticleFilter,
  ArticlePreview,
  NewsReadModel,
  Page,
  StoryPreview,
} from '../read-model/news-read-model.ts';

/** So many articles of a story are looked at: a page of two thousand is to cost no more than one of three
 *  hundred. */
const mostArticles = 300;
/** Of a story that has more. */
const mostNewest = 200;
const mostEarliest = mostArticles - mostNewest;
const mostWindows = 5;

/** So many articles of a story's timeline make a page. */
export const articlesPerPage = 100;

/** What is looked at to say what a story tells. */
export type StorySample = {
  /** Of its timeline, which begins with what is looked at. */
  readonly firstPage: Page<ArticlePreview>;
  /** Newest first. */
  readonly articles: readonly ArticlePreview[];
  /** Between which two articles others are left out, by their dates, ISO 8601; null: all are there. */
  readonly gap: { readonly from: string; readonly to: string } | null;
};

/** All articles of a story; of one with very many the newest and the earliest. */
export async function sampleOf(
  readModel: Pick<NewsReadModel, 'timeline'>,
  story: Pick<StoryPreview, 'storyId' | 'articleCount' | 'firstAt' | 'lastAt'>,
): Promise<StorySample> {
  const filter = { storyId: story.storyId };
  const firstPage = await readModel.timeline(filter, { limit: articlesPerPage });
  if (firstPage.next === null) return { firstPage, articles: firstPage.rows, gap: null };
  const most = story.articleCount <= mostArticles ? mostArticles : mostNewest;
  const { rows, next } = await readModel.timeline(filter, {
    ...{ limit: most - articlesPerPage, cursor: firstPage.next },
  });
  const read = [...firstPage.rows, ...rows];
  if (next === null) return { firstPage, articles: read, gap: null };
  const newest = read.slice(0, mostNewest);
  const known = new Set(newest.map(({ id }) => id));
  const earliest = (await earliestOf(readModel, story)).filter(({ id }) => !known.has(id));
  const [before, after] = [earliest[0], newest.at(-1)];
  return {
    firstPage,
    articles: [...newest, ...earliest],
    gap: before && after ? { from: before.publishedAt, to: after.publishedAt } : null,
  };
}

/** A timeline is read from its newest article on, so this looks into ever shorter periods from the first
 *  article on, until one has no more than are wanted. */
async function earliestOf(
  readModel: Pick<NewsReadModel, 'timeline'>,
  { storyId, articleCount, firstAt, lastAt }: Parameters<typeof sampleOf>[1],
): Promise<readonly ArticlePreview[]> {
  const first = Date.parse(firstAt);
  let periodMs = ((Date.parse(lastAt) - first) * mostEarliest) / (2 * articleCount);
  for (let left = mostWindows; left > 0; left--) {
    if (left === 1) periodMs = 0;
    const to = new Date(first + Math.max(0, Math.floor(periodMs)) + 1).toISOString();
    const filter: ArticleFilter = { storyId, to };
    const { rows, next } = await readModel.timeline(filter, { limit: mostEarliest });
    if (next === null || left === 1) return rows;
    periodMs /= 8;
  }
  return [];
}
