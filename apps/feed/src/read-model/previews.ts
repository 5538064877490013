import { boundedArticle, boundedStory } from './bounds.ts';
import type { ArticlePreview, ProjectionUpdate, StoryPreview } from './news-read-model.ts';

type ArticleUpdate = Extract<ProjectionUpdate, { kind: 'article' }>;
type Story = Extract<ProjectionUpdate, { kind: 'story' }>['story'];

export function articlePreview({ article, labels, storyId }: ArticleUpdate): ArticlePreview {
  const { text: _text, html: _html, ...preview } = article;
  const { version, seenAt, dateCorrection } = article;
  const editedAt = dateCorrection ? dateCorrection.editedAt : version > 1 ? seenAt : null;
  return boundedArticle({ ...preview, labels, storyId, editedAt });
}

/** Without the article that stands for the story: that is joined when the preview is read. */
export function storyPreview(story: Story): Omit<StoryPreview, 'headlineArticle'> {
  const { joined: _joined, updated: _updated, left: _left, ...preview } = story;
  return boundedStory(preview);
}
