import { Article, Instant, Labels, SourceState, StoryState, Topic } from '@newsline/contracts';
import { z } from 'zod';
import type { ArticlePreview, StoryPreview } from './news-read-model.ts';

// Everything that the read model keeps of an event is read through here, in both engines: what an
// earlier version stored without a field has that field's default.

const { text: _text, html: _html, ...preview } = Article.shape;
const StoredArticle = z.object({
  ...preview,
  labels: Labels,
  storyId: z.string(),
  editedAt: Instant.nullable(),
});
const StoredTopics = z.array(Topic);

/** @throws ZodError for what no version stored */
export function storedArticle(stored: unknown): ArticlePreview {
  return StoredArticle.parse(stored);
}

/** @throws ZodError for what no version stored */
export function storedStory(stored: unknown): Omit<StoryPreview, 'headlineArticle'> {
  return StoryState.parse(stored);
}

/** @throws ZodError for what no version stored */
export function storedSource(stored: unknown): SourceState {
  return SourceState.parse(stored);
}

/** @throws ZodError for what no version stored */
export function storedTopics(stored: unknown): readonly Topic[] {
  return StoredTopics.parse(stored);
}
