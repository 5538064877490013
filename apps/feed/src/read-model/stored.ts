import {
  Article,
  Instant,
  Labels,
  SourceOutage,
  SourcePoll,
  SourceState,
  StoryState,
  Topic,
} from '@newsline/contracts';
import { z } from 'zod';
import type { ArticlePreview, StoryPreview } from './news-read-model.ts';
import type { SourceHistory } from './source-history.ts';

// Everything that the read model keeps of an event is read through here, in both engines: what an
// earlier version stored without a field has that field's default.

const { text: _text, html: _html, ...preview } = Article.shape;
const StoredArticle = z.object({
  ...preview,
  labels: Labels,
  storyId: z.string(),
  editedAt: Instant.nullable(),
});
const StoredHistory = z.object({
  polls: z.array(SourcePoll),
  outages: z.array(SourceOutage),
  removedAt: Instant.nullable(),
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
export function storedHistory(stored: unknown): SourceHistory {
  return StoredHistory.parse(stored);
}

/** @throws ZodError for what no version stored */
export function storedTopics(stored: unknown): readonly Topic[] {
  return StoredTopics.parse(stored);
}
