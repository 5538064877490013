import type { StoryPreview } from './news-read-model.ts';

export type Headline = {
  readonly headline: string;
  readonly language: string;
  /** Of the article whose title it is; null as `headlineArticleId`. */
  readonly articleId: string | null;
};

/** What stands for a story to somebody who reads a language: its headline there, or the one it has. */
export function headlineIn(
  language: string,
  story: Pick<StoryPreview, 'headline' | 'headlineArticleId' | 'language' | 'otherHeadlines'>,
): Headline {
  const { headline, headlineArticleId: articleId } = story;
  const own = { headline, articleId, language: story.language };
  if (story.language === language) return own;
  return story.otherHeadlines?.find((other) => other.language === language) ?? own;
}
