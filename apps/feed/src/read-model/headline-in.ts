import type { StoryPreview } from './news-read-model.ts';

export type Headline = { readonly headline: string; readonly language: string };

/** What stands for a story to somebody who reads a language: its headline there, or the one it has. */
export function headlineIn(
  language: string,
  story: Pick<StoryPreview, 'headline' | 'language' | 'otherHeadlines'>,
): Headline {
  if (story.language === language) return story;
  return story.otherHeadlines?.find((other) => other.language === language) ?? story;
}
