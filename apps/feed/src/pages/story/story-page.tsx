import type { VNode } from 'preact';
import type { ArticlePreview, Page, StoryPreview } from '../../read-model/news-read-model.ts';
import type { RelatedLists } from '../../related/related-to.ts';
import { headlineIn } from '../../read-model/headline-in.ts';
import { whyHot } from '../../read-model/why-hot.ts';
import type { StoryOverview } from '../../story-overview/story-overview.ts';
import { Facts } from '../components/facts.tsx';
import { FeedLinks } from '../components/feed-links.tsx';
import { Picture } from '../components/picture.tsx';
import { Pager } from '../components/pager.tsx';
import { DemonstrationTag } from '../components/tags.tsx';
import { NamedEntities } from '../entities/named-entities.tsx';
import { CoverageFigure } from './coverage-figure.tsx';
import { WhoHadItFirst } from './first-report.tsx';
import { foldRepeats } from './fold-repeats.ts';
import { KeyNumbers } from './key-numbers.tsx';
import { Lead } from './lead.tsx';
import { RelatedStories } from './related-stories.tsx';
import { StoryDay } from './story-day.tsx';
import { TopicShares } from './topic-shares.tsx';
import { TopicLinks } from '../components/topic-links.tsx';
import { When } from '../components/when.tsx';
import { dayOf } from '../i18n/dates.ts';
import { usePageContext } from '../page-context.ts';
import { externalHref, sourcePath } from '../href.ts';
import { langAttributes } from '../i18n/i18n.ts';
import { Layout } from '../layout.tsx';

type StoryPageProps = {
  readonly story: StoryPreview;
  /** Its articles, newest first. */
  readonly timeline: Page<ArticlePreview>;
  readonly related: RelatedLists;
  readonly overview: StoryOverview;
  readonly sourceNames: ReadonlyMap<string, string>;
  readonly cursor: string | undefined;
  /** Where readers say what they think of it. */
  readonly voting: VNode;
  /** Where the operator corrects it. */
  readonly correct: VNode | null;
};

export function StoryPage(props: StoryPageProps): VNode {
  const { story, timeline, related, overview, sourceNames, cursor, voting, correct } = props;
  const { text, language, zone, now } = usePageContext();
  const told = headlineIn(language, story);
  const feed = {
    stem: `/feeds/stories/${encodeURIComponent(story.storyId)}`,
    title: told.headline,
  };
  const picture = externalHref(story.headlineArticle?.imageUrl ?? null) ?? null;
  const isOwn = told.language === story.language;
  const lead = isOwn ? overview.lead : (overview.otherLeads.get(told.language) ?? []);
  const summary = isOwn
    ? story.headlineArticle?.summary
    : overview.sample.articles.find(({ id }) => id === told.articleId)?.summary;
  const why = whyHot(story, now);
  const reports = foldRepeats(timeline.rows, overview.told, story.headlineArticleId);
  const days = Map.groupBy(reports, ({ article }) => dayOf(new Date(article.publishedAt), zone));
  const context = {
    firstAt: story.firstAt,
    copies: new Map(story.copies.map((copy) => [copy.articleId, copy])),
    sourceNames,
    shownPictures: new Set(picture === null ? [] : [picture]),
  };
  return (
    <Layout
      title={told.headline}
      feed={feed}
      style={['story.css', 'coverage.css']}
      {...(summary && { description: summary })}
    >
      <header class={`pagehead storyhead${picture ? ' pictured' : ''}`}>
        {picture && <Picture url={picture} eager />}
        <div class="words">
          <TopicLinks topics={story.topics} />
          <h1 {...langAttributes(told.language, language)}>{told.headline}</h1>
          <Lead sentences={lead} summary={summary} language={told.language} />
          <Facts>
            <strong class="told">{text.counts.outlets(why.outlets)}</strong>
            {why.reports < why.outlets && text.counts.reports(why.reports)}
            {why.recentOutlets > 1 && text.story.recently(why.recentOutlets, why.hours)}
            {text.counts.articles(story.articleCount)}
            <span>
              {text.story.first}: <When at={story.firstAt} as="absolute" />
            </span>
            <span>
              {text.story.last}: <When at={story.lastAt} />
            </span>
            {story.headlineArticle?.demonstration && <DemonstrationTag />}
          </Facts>
        </div>
      </header>
      <div class="reading">
        <section class="unfolding" aria-labelledby="timeline">
          <h2 id="timeline">{text.story.timeline}</h2>
          {[...days].map(([day, its]) => (
            <StoryDay key={day} reports={its} context={context} />
          ))}
          <Pager next={timeline.next} cursor={cursor} />
        </section>
        <div class="aside">
          <KeyNumbers numbers={overview.keyNumbers} />
          <CoverageFigure story={story} sample={overview.sample} />
          <WhoHadItFirst first={overview.firstReport} />
          <NamedEntities id="named" title={text.storyOverview.names} entities={overview.names} />
          <TopicShares topics={overview.topics} />
          <section class="block" aria-labelledby="told-by">
            <h2 id="told-by">{text.story.toldBy}</h2>
            <ul>
              {story.sourceIds.map((id) => (
                <li key={id}>
                  <a href={sourcePath(id)}>
                    <bdi>{sourceNames.get(id) ?? id}</bdi>
                  </a>
                </li>
              ))}
            </ul>
            <FeedLinks feed={feed} />
          </section>
          <RelatedStories lists={related} />
        </div>
      </div>
      {voting}
      {correct}
    </Layout>
  );
}
