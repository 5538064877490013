import type { ComponentChildren, VNode } from 'preact';
import type { ArticlePreview, Page, StoryPreview } from '../../read-model/news-read-model.ts';
import { ArticleItem } from '../components/article-item.tsx';
import { Choices } from '../components/choices.tsx';
import { FeedLinks } from '../components/feed-links.tsx';
import { NewsLanguage } from '../components/news-language.tsx';
import { EmptyList } from '../components/empty-list.tsx';
import { Pager } from '../components/pager.tsx';
import { StoryItem } from '../components/story-item.tsx';
import { usePageContext } from '../page-context.ts';
import { withQuery, type FeedAddress } from '../href.ts';
import { Layout } from '../layout.tsx';
import { timelineViews, type TimelineQuery } from '../queries.ts';

/** Stories, newest or hottest first, or every article by itself. */
export type TimelineRows =
  | ({ readonly of: 'stories' } & Page<StoryPreview>)
  | ({ readonly of: 'articles' } & Page<ArticlePreview>);

type TimelinePageProps = {
  readonly title: string;
  readonly description?: string;
  readonly feed: FeedAddress;
  readonly query: TimelineQuery;
  readonly timeline: TimelineRows;
  /** Shown below the title. */
  readonly children?: ComponentChildren;
};

/** The latest, a topic's and a source's news look the same. */
export function TimelinePage(props: TimelinePageProps): VNode {
  const { text, address } = usePageContext();
  const { query, timeline } = props;
  return (
    <Layout
      title={props.title}
      feed={props.feed}
      {...(props.description && { description: props.description })}
    >
      <header class="pagehead">
        <h1>{props.title}</h1>
        {props.description && <p class="standfirst">{props.description}</p>}
        {props.children}
        <FeedLinks feed={props.feed} />
      </header>
      <div class="filters">
        <Choices
          as="tabs"
          label={text.lists.view}
          choices={timelineViews.map((view) => ({
            name: text.lists.views[view],
            href: withQuery(address, { view, cursor: null }),
            chosen: view === query.view,
          }))}
        />
        <NewsLanguage chosen={query.language} />
      </div>
      {timeline.rows.length === 0 ? (
        <EmptyList message={text.lists.nothing}>
          <p>{text.lists.nothingHelp}</p>
        </EmptyList>
      ) : (
        <Rows timeline={timeline} />
      )}
      <Pager next={timeline.next} cursor={query.cursor} />
    </Layout>
  );
}

function Rows({ timeline }: { readonly timeline: TimelineRows }): VNode {
  return (
    <ul class="list">
      {timeline.of === 'stories'
        ? timeline.rows.map((story) => (
            <li key={story.storyId}>
              <StoryItem story={story} heading="h2" as="full" />
            </li>
          ))
        : timeline.rows.map((article) => (
            <li key={article.id}>
              <ArticleItem article={article} heading="h2" as="full" />
            </li>
          ))}
    </ul>
  );
}
