import type { StoryPreview } from '../read-model/news-read-model.ts';
import { firstReport, type FirstReport } from './first-report.ts';
import { keyNumbers, type KeyNumber } from './key-numbers.ts';
import { leadOf, type LedStory, type LeadSentence } from './lead.ts';
import { type StoryName, storyNames, topicShares, type TopicShare } from './shares.ts';
import { readArticles } from './read-articles.ts';
import type { StorySample } from './story-sample.ts';
import { type Told, whatIsNew } from './what-is-new.ts';

/** What a story's articles tell together. */
export type StoryDigest = {
  readonly sample: StorySample;
  /** Two or three sentences, or none. */
  readonly lead: readonly LeadSentence[];
  readonly keyNumbers: readonly KeyNumber[];
  readonly names: readonly StoryName[];
  readonly topics: readonly TopicShare[];
  /** Null while none of its articles is here. */
  readonly firstReport: FirstReport | null;
  /** By article; none of those that are not looked at. */
  readonly told: ReadonlyMap<string, Told>;
};

export function digestOf(
  story: LedStory & Pick<StoryPreview, 'copies'>,
  sample: StorySample,
): StoryDigest {
  const articles = readArticles(sample.articles);
  return {
    sample,
    lead: leadOf(articles, story),
    keyNumbers: keyNumbers(articles),
    names: storyNames(articles),
    topics: topicShares(sample.articles),
    firstReport: firstReport(articles),
    told: whatIsNew(articles, new Map(story.copies.map((copy) => [copy.articleId, copy]))),
  };
}
