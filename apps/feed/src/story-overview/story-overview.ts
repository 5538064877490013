import type { StoryPreview } from '../read-model/news-read-model.ts';
import { firstReport, type FirstReport } from './first-report.ts';
import { keyNumbers, type KeyNumber } from './key-numbers.ts';
import { leadOf, type LedStory, type LeadSentence } from './lead.ts';
import { type StoryName, storyNames, topicShares, type TopicShare } from './shares.ts';
import { type ReadArticle, readArticles } from './read-articles.ts';
import type { StorySample } from './story-sample.ts';
import { type Told, whatIsNew } from './what-is-new.ts';

/** What a story's articles tell together. */
export type StoryOverview = {
  readonly sample: StorySample;
  /** Its articles as they were read, for the next overview of the story. */
  readonly read: readonly ReadArticle[];
  /** Two or three sentences, or none. */
  readonly lead: readonly LeadSentence[];
  /** The same in each other language that it is told in. */
  readonly otherLeads: ReadonlyMap<string, readonly LeadSentence[]>;
  readonly keyNumbers: readonly KeyNumber[];
  readonly names: readonly StoryName[];
  readonly topics: readonly TopicShare[];
  /** Null while none of its articles is here. */
  readonly firstReport: FirstReport | null;
  /** By article; none of those that are not looked at. */
  readonly told: ReadonlyMap<string, Told>;
};

/** @param known articles that were read for an earlier overview */
export function overviewOf(
  story: LedStory & Pick<StoryPreview, 'copies' | 'otherHeadlines'>,
  sample: StorySample,
  known: readonly ReadArticle[] = [],
): StoryOverview {
  const articles = readArticles(sample.articles, known);
  return {
    ...{ sample, read: articles },
    lead: leadOf(articles, story),
    otherLeads: new Map(
      story.otherHeadlines?.map(({ headline, language, articleId }) => [
        language,
        leadOf(articles, { headline, language, headlineArticleId: articleId }),
      ]),
    ),
    keyNumbers: keyNumbers(articles),
    names: storyNames(articles),
    topics: topicShares(sample.articles),
    firstReport: firstReport(articles),
    told: whatIsNew(articles, new Map(story.copies.map((copy) => [copy.articleId, copy]))),
  };
}
