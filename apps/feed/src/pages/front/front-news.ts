import type { Topic } from '@newsline/contracts';
import type {
  ArticlePreview,
  NewsReadModel,
  StoryPreview,
} from '../../read-model/news-read-model.ts';
import { outletCount, voiceOf } from '../../read-model/story-outlets.ts';

export type FrontNews = {
  /** Null while there is no news at all. */
  readonly lead: StoryPreview | null;
  /** Other outlets' articles on the lead story, at most one an outlet. */
  readonly otherReports: readonly ArticlePreview[];
  readonly hot: readonly StoryPreview[];
  readonly latest: readonly ArticlePreview[];
  /** By topic, each story in the one that most of its articles have, those first that are not among the
   *  hot ones; no story in two topics. */
  readonly byTopic: readonly { readonly topic: Topic; readonly stories: readonly StoryPreview[] }[];
};

const hotStories = 7;
const latestArticles = 10;
const storiesPerTopic = 5;
const reportsBesideLead = 3;

type Languages = {
  /** The language of the page: with news in several, its own leads. */
  readonly language: string;
  /** Empty: news in every language. */
  readonly newsLanguages: readonly string[];
};

export async function loadFrontNews(
  readModel: NewsReadModel,
  topics: readonly Topic[],
  { language, newsLanguages }: Languages,
): Promise<FrontNews> {
  const inLanguages = newsLanguages.length > 0 ? { languages: newsLanguages } : {};
  const [hot, latest, ...perTopic] = await Promise.all([
    readModel.stories({ ...inLanguages, order: 'hot' }, { limit: hotStories }),
    readModel.timeline(inLanguages, { limit: latestArticles }),
    ...topics.map(({ id }) =>
      readModel.stories(
        { ...inLanguages, topics: [id], order: 'hot' },
        { limit: storiesPerTopic + hotStories },
      ),
    ),
  ]);
  const lead = hot.rows.find((story) => story.language === language) ?? hot.rows[0] ?? null;
  const others = hot.rows.filter((story) => story !== lead);
  return {
    lead,
    otherReports: lead ? await loadOtherReports(readModel, lead) : [],
    hot: others,
    latest: latest.rows,
    byTopic: assignToTopics(
      topics,
      perTopic.map(({ rows }) => rows),
      lead,
      others,
    ),
  };
}

function assignToTopics(
  topics: readonly Topic[],
  perTopic: readonly (readonly StoryPreview[])[],
  lead: StoryPreview | null,
  hot: readonly StoryPreview[],
): FrontNews['byTopic'] {
  const hotIds = new Set(hot.map(({ storyId }) => storyId));
  const placed = new Set([lead?.storyId]);
  const chosen = topics.map((): StoryPreview[] => []);
  const fill = (isFor: (story: StoryPreview, topic: Topic) => boolean): void =>
    topics.forEach((topic, index) => {
      const stories = chosen[index] ?? [];
      const free = (perTopic[index] ?? []).filter(
        (story) => !placed.has(story.storyId) && isFor(story, topic),
      );
      const freshFirst = free.toSorted(
        (a, b) => Number(hotIds.has(a.storyId)) - Number(hotIds.has(b.storyId)),
      );
      stories.push(...freshFirst.slice(0, storiesPerTopic - stories.length));
      for (const { storyId } of stories) placed.add(storyId);
    });
  fill((story, topic) => story.topics[0] === topic.id);
  fill(() => true);
  return topics.flatMap((topic, index) => {
    const stories = chosen[index] ?? [];
    return stories.length > 0 ? [{ topic, stories }] : [];
  });
}

async function loadOtherReports(
  readModel: NewsReadModel,
  lead: StoryPreview,
): Promise<readonly ArticlePreview[]> {
  if (outletCount(lead) < 2) return [];
  const { rows } = await readModel.timeline({ storyId: lead.storyId }, { limit: 30 });
  const seen = new Set(lead.headlineArticle ? [voiceOf(lead.headlineArticle)] : []);
  const others = rows.filter((row) => !seen.has(voiceOf(row)) && seen.add(voiceOf(row)));
  return others.slice(0, reportsBesideLead);
}
