import type { Topic } from '@newsline/contracts';
import type { VNode } from 'preact';
import type { ArticlePreview, StoryPreview } from '../../read-model/news-read-model.ts';
import { ArticleItem } from '../components/article-item.tsx';
import { NewsLanguage } from '../components/news-language.tsx';
import { EmptyList } from '../components/empty-list.tsx';
import { StoryItem } from '../components/story-item.tsx';
import { usePageContext } from '../page-context.ts';
import type { FrontNews } from './front-news.ts';
import { articlePath, href, storyPath, topicPath } from '../href.ts';
import { langAttributes } from '../i18n/i18n.ts';
import { Layout } from '../layout.tsx';

type FrontPageProps = FrontNews & {
  /** The language of the news shown; undefined: all. */
  readonly newsLanguage: string | undefined;
  /** What readers recommend besides. */
  readonly recommended: VNode;
};

export function FrontPage(props: FrontPageProps): VNode {
  const { text } = usePageContext();
  const feed = {
    stem: '/feeds/latest',
    query: { language: props.newsLanguage },
    title: text.nav.latest,
  };
  return (
    <Layout title="" feed={feed}>
      <h1 class="unseen">{text.front.title}</h1>
      <NewsLanguage chosen={props.newsLanguage} />
      {props.lead === null && props.latest.length === 0 ? (
        <EmptyList message={text.front.empty}>
          <p>{text.front.emptyHelp}</p>
          <p>
            <a href="/sources">{text.front.seeSources}</a>
          </p>
        </EmptyList>
      ) : (
        <div class="front">
          {props.lead && <Lead story={props.lead} otherReports={props.otherReports} />}
          <div class="aside">
            <Hot stories={props.hot} newsLanguage={props.newsLanguage} />
            <Latest articles={props.latest} newsLanguage={props.newsLanguage} />
          </div>
          <div class="blocks">
            {props.byTopic.map(({ topic, stories }) => (
              <TopicBlock
                key={topic.id}
                topic={topic}
                stories={stories}
                newsLanguage={props.newsLanguage}
              />
            ))}
            {props.recommended}
          </div>
        </div>
      )}
    </Layout>
  );
}

function Lead(props: {
  readonly story: StoryPreview;
  readonly otherReports: readonly ArticlePreview[];
}): VNode {
  const { text, language } = usePageContext();
  return (
    <section class="focus" aria-label={text.front.lead}>
      <StoryItem story={props.story} heading="h2" as="lead" />
      {props.otherReports.length > 0 && (
        <div class="otherreports">
          <h3>{text.front.otherReports}</h3>
          <ul>
            {props.otherReports.map((article) => (
              <li key={article.id}>
                <span class="outlet">
                  <bdi>{article.sourceName}</bdi>
                </span>{' '}
                <a
                  href={articlePath(article.id)}
                  {...langAttributes(article.labels.language, language)}
                >
                  {article.title}
                </a>
              </li>
            ))}
          </ul>
          <p class="more">
            <a href={storyPath(props.story.storyId)}>{text.story.open}</a>
          </p>
        </div>
      )}
    </section>
  );
}

type NewsLanguageProps = { readonly newsLanguage: string | undefined };

function Hot(
  props: NewsLanguageProps & { readonly stories: readonly StoryPreview[] },
): VNode | null {
  const { text } = usePageContext();
  if (props.stories.length === 0) return null;
  return (
    <section class="block hot" aria-labelledby="hot">
      <h2 id="hot">{text.front.hot}</h2>
      <ol>
        {props.stories.map((story) => (
          <li key={story.storyId}>
            <StoryItem story={story} heading="h3" as="line" />
          </li>
        ))}
      </ol>
      <p class="more">
        <a href={href('/latest', { view: 'hot', language: props.newsLanguage })}>
          {text.front.allHot}
        </a>
      </p>
    </section>
  );
}

function Latest(
  props: NewsLanguageProps & { readonly articles: readonly ArticlePreview[] },
): VNode {
  const { text } = usePageContext();
  return (
    <section class="block latest" aria-labelledby="latest">
      <h2 id="latest">{text.front.latest}</h2>
      <ul>
        {props.articles.map((article) => (
          <li key={article.id}>
            <ArticleItem article={article} heading="h3" as="line" />
          </li>
        ))}
      </ul>
      <p class="more">
        <a href={href('/latest', { view: 'articles', language: props.newsLanguage })}>
          {text.front.allLatest}
        </a>
      </p>
    </section>
  );
}

function TopicBlock(
  props: NewsLanguageProps & { readonly topic: Topic; readonly stories: readonly StoryPreview[] },
): VNode {
  const { text, language } = usePageContext();
  const { id, names } = props.topic;
  const [first, ...others] = props.stories;
  const path = href(topicPath(id), { language: props.newsLanguage });
  return (
    <section class="block topic" aria-labelledby={`topic-${id}`}>
      <h2 id={`topic-${id}`}>
        <a href={path}>{names[language]}</a>
      </h2>
      <div class="grid">
        {first && <StoryItem story={first} heading="h3" as="full" hideTopics />}
        <ul>
          {others.map((story) => (
            <li key={story.storyId}>
              <StoryItem story={story} heading="h3" as="line" />
            </li>
          ))}
        </ul>
      </div>
      <p class="more">
        <a href={path}>{text.front.moreOf(names[language])}</a>
      </p>
    </section>
  );
}
