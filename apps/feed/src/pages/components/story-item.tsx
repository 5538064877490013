import type { VNode } from 'preact';
import type { StoryPreview } from '../../read-model/news-read-model.ts';
import { headlineIn } from '../../read-model/headline-in.ts';
import { outletCount } from '../../read-model/story-outlets.ts';
import { usePageContext } from '../page-context.ts';
import { storyHref } from '../href.ts';
import { langAttributes } from '../i18n/i18n.ts';
import { Facts } from './facts.tsx';
import { Picture } from './picture.tsx';
import { DemonstrationTag } from './tags.tsx';
import { TopicLinks } from './topic-links.tsx';
import { When } from './when.tsx';

type StoryItemProps = {
  readonly story: StoryPreview;
  /** Its place among the headings of the page. */
  readonly heading: 'h2' | 'h3';
  /** `full` has picture, topics and summary; `line` is a headline with its small print. */
  readonly as: 'lead' | 'full' | 'line';
  /** Where the page already shows the topic. */
  readonly hideTopics?: boolean;
};

export function StoryItem({ story, heading: Heading, as, hideTopics }: StoryItemProps): VNode {
  const { language } = usePageContext();
  const told = headlineIn(language, story);
  const article = story.headlineArticle;
  const pictured = as !== 'line' && article?.imageUrl;
  return (
    <article class={`story ${as}${pictured ? ' pictured' : ''}`}>
      {pictured && <Picture url={article.imageUrl} eager={as === 'lead'} />}
      <div class="words">
        {as !== 'line' && !hideTopics && <TopicLinks topics={story.topics} />}
        <Heading {...langAttributes(told.language, language)}>
          <a href={storyHref(story)}>{told.headline}</a>
        </Heading>
        {as !== 'line' && told.language === story.language && article?.summary && (
          <p class="summary" {...langAttributes(told.language, language)}>
            {article.summary}
          </p>
        )}
        <StoryFacts story={story} />
      </div>
    </article>
  );
}

/** The outlets of the story, and when it was last reported. */
function StoryFacts({ story }: { readonly story: StoryPreview }): VNode {
  const { text, sources: polled } = usePageContext();
  const { counts } = text;
  const [first = ''] = story.sourceIds;
  const outlets = outletCount(story);
  const single = story.headlineArticle?.sourceName ?? polled.get(first)?.name ?? first;
  return (
    <Facts>
      {outlets > 1 ? <strong class="told">{counts.outlets(outlets)}</strong> : single}
      {story.articleCount > outlets && counts.articles(story.articleCount)}
      <When at={story.lastAt} />
      {story.headlineArticle?.demonstration && <DemonstrationTag />}
    </Facts>
  );
}
