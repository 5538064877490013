import type { Topic } from '@newsline/contracts';
import type { VNode } from 'preact';
import type { StoryPreview } from '../read-model/news-read-model.ts';
import { FeedLinks } from './components/feed-links.tsx';
import { EmptyList } from './components/empty-list.tsx';
import { StoryItem } from './components/story-item.tsx';
import { usePageContext } from './page-context.ts';
import { topicPath } from './href.ts';
import { Layout } from './layout.tsx';

export type TopicOverview = {
  readonly topic: Topic;
  readonly articles: number;
  readonly stories: readonly StoryPreview[];
};

export function TopicsPage({ topics }: { readonly topics: readonly TopicOverview[] }): VNode {
  const { text, language, operator } = usePageContext();
  return (
    <Layout title={text.topics.title}>
      <header class="pagehead">
        <h1>{text.topics.title}</h1>
        {operator && (
          <p>
            <a href="/topic-definitions">{text.topicDefinitions.manage}</a>
          </p>
        )}
      </header>
      {topics.length === 0 && <EmptyList message={text.topics.none} />}
      <ul class="overview">
        {topics.map(({ topic, articles, stories }) => (
          <li key={topic.id} class="block">
            <h2>
              <a href={topicPath(topic.id)}>{topic.names[language]}</a>
            </h2>
            <p class="standfirst">{topic.description[language]}</p>
            <p class="facts">{text.counts.articles(articles)}</p>
            {stories.map((story) => (
              <StoryItem key={story.storyId} story={story} heading="h3" as="line" />
            ))}
            <FeedLinks feed={topicFeed(topic, language)} />
          </li>
        ))}
      </ul>
    </Layout>
  );
}

export function topicFeed(topic: Topic, language: 'vi' | 'en'): { stem: string; title: string } {
  return {
    stem: `/feeds/topics/${encodeURIComponent(topic.id)}`,
    title: topic.names[language],
  };
}
