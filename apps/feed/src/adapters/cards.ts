import type { ArticleCard, Change, StoryCard } from '../news-read-model.ts';

type ArticleChange = Extract<Change, { kind: 'article' }>;
type Story = Extract<Change, { kind: 'story' }>['story'];

export function articleCard({ article, labels, storyId }: ArticleChange): ArticleCard {
  const { text: _text, html: _html, ...card } = article;
  return { ...card, labels, storyId, editedAt: article.version > 1 ? article.seenAt : null };
}

/** Without the article that stands for the story: that is looked up when the card is shown. */
export function storyCard(story: Story): Omit<StoryCard, 'headlineArticle'> {
  const { joined: _joined, updated: _updated, left: _left, ...card } = story;
  return card;
}
