import type { ArticleCard, ProjectionUpdate, StoryCard } from '../news-read-model.ts';

type ArticleUpdate = Extract<ProjectionUpdate, { kind: 'article' }>;
type Story = Extract<ProjectionUpdate, { kind: 'story' }>['story'];

export function articleCard({ article, labels, storyId }: ArticleUpdate): ArticleCard {
  const { text: _text, html: _html, ...card } = article;
  return { ...card, labels, storyId, editedAt: article.version > 1 ? article.seenAt : null };
}

/** Without the article that stands for the story: that is looked up when the card is shown. */
export function storyCard(story: Story): Omit<StoryCard, 'headlineArticle'> {
  const { joined: _joined, updated: _updated, left: _left, ...card } = story;
  return card;
}
