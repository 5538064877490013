import { Controller, Get, NotFoundException, Param, Query, Res, UseFilters } from '@nestjs/common';
import { EventBus } from '@newsline/messaging';
import type { FastifyReply } from 'fastify';
import { pageOf } from '../api/queries.ts';
import { correctionsOfStory } from '../corrections/correct-stories.ts';
import { correctionsOf } from '../corrections/correct-topics.ts';
import { storyAt } from '../http/story-at.ts';
import { NewsReadModel } from '../read-model/news-read-model.ts';
import { AskRelated } from '../related/ask-related.ts';
import { mostRelated, relatedTo } from '../related/related-to.ts';
import { sourceNames } from '../read-model/source-names.ts';
import { StoryOverviews } from '../story-overview/story-overviews.ts';
import { articlesPerPage } from '../story-overview/story-sample.ts';
import { copiesOfArticle } from '../read-model/copies-of-article.ts';
import { ArticlePage } from './article/article-page.tsx';
import { mostNearDuplicates, nearDuplicatesOf } from './article/near-duplicates.tsx';
import { loadFrontNews } from './front/front-news.ts';
import { FrontPage } from './front/front-page.tsx';
import { shownStories } from './front/shown-stories.ts';
import { storyPath } from './href.ts';
import { PageErrors } from './page-errors.tsx';
import { PageCache } from './page-cache.ts';
import { FrontQuery, SourcesQuery, StoryQuery } from './queries.ts';
import { countForSources } from './sources/count-for-sources.ts';
import { SourcesPage } from './sources/sources-page.tsx';
import { CorrectThisStory } from './story-corrections/correct-this-story.tsx';
import { StoryPage } from './story/story-page.tsx';
import { RecommendedStories } from '../recommended/recommended-stories.ts';
import { Recommended } from './votes/recommended.tsx';
import { Voting } from './votes/voting.tsx';
import { TopicsPage } from './topics-page.tsx';

const othersBesideArticle = 8;
const storiesPerTopic = 3;
const mostRecommended = 5;

@Controller()
@UseFilters(PageErrors)
export class PagesController {
  constructor(
    private readonly readModel: NewsReadModel,
    private readonly overviews: StoryOverviews,
    private readonly cache: PageCache,
    private readonly bus: EventBus,
    private readonly asking: AskRelated,
    private readonly recommended: RecommendedStories,
  ) {}

  @Get()
  front(@Res() reply: FastifyReply, @Query() query: unknown): Promise<void> {
    const newsLanguage = FrontQuery.parse(query).language;
    return this.cache.send(reply, async ({ topics, language }) => {
      const newsLanguages = newsLanguage ? [newsLanguage] : [];
      const news = await loadFrontNews(this.readModel, topics, { language, newsLanguages });
      const found = await this.recommended.best({
        limit: mostRecommended,
        ...(newsLanguage && { languages: newsLanguages }),
        besides: shownStories(news),
      });
      const recommended = <Recommended stories={found} as="best" />;
      return <FrontPage {...news} {...{ newsLanguage, recommended }} />;
    });
  }

  @Get('topics')
  topics(@Res() reply: FastifyReply): Promise<void> {
    return this.cache.send(reply, async ({ topics }) => {
      const counts = await this.readModel.counts();
      const overviews = topics.map(async (topic) => {
        const filter = { topics: [topic.id], order: 'hot' } as const;
        const { rows } = await this.readModel.stories(filter, { limit: storiesPerTopic });
        return { topic, articles: counts.topics[topic.id] ?? 0, stories: rows };
      });
      return <TopicsPage topics={await Promise.all(overviews)} />;
    });
  }

  @Get('stories/:id')
  story(
    @Res() reply: FastifyReply,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<void> {
    const { cursor, refused, voted } = StoryQuery.parse(query);
    const page = pageOf({ limit: articlesPerPage, cursor });
    return this.cache.send(reply, async ({ sources, operator }) => {
      const story = await storyAt(this.readModel, id, reply.request, storyPath);
      const [overview, further, beside, corrections] = await Promise.all([
        this.overviews.of(story),
        cursor === undefined ? null : this.readModel.timeline({ storyId: id }, page),
        this.asking.askSoon(id),
        operator ? correctionsOfStory(this.bus, id) : null,
      ]);
      const timeline = further ?? overview.sample.firstPage;
      const names = await sourceNames(this.readModel, sources, story.sourceIds, id);
      const found = beside?.kind === 'related' ? beside.stories : [];
      const related = await relatedTo(this.readModel, story, found, mostRelated);
      const correct = operator && (
        <CorrectThisStory {...{ story, articles: timeline.rows, corrections, refused }} />
      );
      const similar = await this.recommended.like(story, { limit: mostRecommended });
      const voting = <Voting {...{ storyId: id, voted, similar }} />;
      return (
        <StoryPage
          {...{ story, timeline, related, overview, sourceNames: names, cursor, voting }}
          correct={correct || null}
        />
      );
    });
  }

  @Get('articles/:id')
  article(@Res() reply: FastifyReply, @Param('id') id: string): Promise<void> {
    return this.cache.send(reply, async ({ operator }) => {
      const article = await this.readModel.article(id);
      if (!article) throw new NotFoundException();
      const { storyId } = article;
      const [story, timeline, alsoIn, corrections] = await Promise.all([
        this.readModel.story(storyId),
        this.readModel.timeline({ storyId }, { limit: othersBesideArticle + 1 }),
        this.readModel.alsoIn(id),
        operator ? correctionsOf(this.bus, id) : null,
      ]);
      const copies = copiesOfArticle(id, story);
      const before = copies.copyOf ? [copies.copyOf.of] : [];
      const after = copies.copiedBy.map(({ articleId }) => articleId);
      const linked = [...before, ...after].slice(0, mostNearDuplicates);
      const nearDuplicates = nearDuplicatesOf(copies, await this.readModel.articles(linked, 0));
      const others = timeline.rows.filter((other) => other.id !== id);
      return (
        <ArticlePage
          article={article}
          alsoIn={alsoIn}
          nearDuplicates={nearDuplicates}
          story={story}
          others={others.slice(0, othersBesideArticle)}
          corrections={corrections}
        />
      );
    });
  }

  @Get('sources')
  sources(@Res() reply: FastifyReply, @Query() query: unknown): Promise<void> {
    const { notice, cursor: page } = SourcesQuery.parse(query);
    return this.cache.send(reply, async (context) => {
      const counts = await countForSources(this.readModel, this.bus, context);
      return <SourcesPage notice={notice} page={page} {...counts} />;
    });
  }
}
