import { type DynamicModule, Logger, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EventBus } from '@newsline/messaging';
import { serveApiDocs } from './api/api-docs.ts';
import { ArticleSearchController } from './api/article-search.controller.ts';
import { CorrectionsController } from './api/corrections.controller.ts';
import { DeadLettersController } from './api/dead-letters.controller.ts';
import { OpenApiController } from './api/open-api.controller.ts';
import { ApiDocument, describeApi } from './api/open-api.ts';
import { OperatingController } from './api/operating.controller.ts';
import { ReadingController } from './api/reading.controller.ts';
import { RelatedStoriesController } from './api/related-stories.controller.ts';
import { RelabellingController } from './api/relabelling.controller.ts';
import { StoryCorrectionsController } from './api/story-corrections.controller.ts';
import { RecommendedController } from './api/recommended.controller.ts';
import { VotesController } from './api/votes.controller.ts';
import { TopicDefinitionsController } from './api/topic-definitions.controller.ts';
import { FeedOptions } from './feed.config.ts';
import { FeedController } from './feed.controller.ts';
import { FeedBuilder } from './feeds/feed-builder.ts';
import { FeedsController } from './feeds/feeds.controller.ts';
import { SourceFailuresController } from './feeds/source-failures.controller.ts';
import { configureHttp } from './http/configure-http.ts';
import { CacheInterceptor } from './http/cache-interceptor.ts';
import { OperatorAccess } from './http/operator-access.ts';
import { NewsReadModel } from './read-model/news-read-model.ts';
import { OperatorKeys } from './operator-keys/operator-keys.ts';
import { PageSettings } from './pages/page-context-factory.ts';
import { StoryOverviews } from './story-overview/story-overviews.ts';
import { QueryReader } from './search/query-reader.ts';
import { ArchiveRelabelling } from './topics/archive-relabelling.ts';
import { RecommendedStories } from './recommended/recommended-stories.ts';
import { ReaderVotes } from './votes/reader-votes.ts';
import type { StoryVotes } from './votes/story-votes.ts';
import { webPages } from './pages/web-pages.ts';
import { WebSubController } from './websub/websub.controller.ts';

const apiControllers = [
  ReadingController,
  RelatedStoriesController,
  ArticleSearchController,
  OperatingController,
  CorrectionsController,
  StoryCorrectionsController,
  TopicDefinitionsController,
  RelabellingController,
  VotesController,
  RecommendedController,
  DeadLettersController,
  FeedsController,
  SourceFailuresController,
  OpenApiController,
];

export type FeedParts = {
  readonly readModel: NewsReadModel;
  readonly operatorKeys: OperatorKeys;
  readonly votes: StoryVotes;
  readonly bus: EventBus;
  readonly options: FeedOptions;
  /** The clock of the web pages. */
  readonly now?: () => Date;
};

/** The feed service: everything that readers and operators reach over HTTP. The application
 *  that contains it must be configured by `configureFeed`. */
@Module({})
export class FeedModule {
  static with(parts: FeedParts): DynamicModule {
    const { readModel, operatorKeys, votes, bus, options, now = () => new Date() } = parts;
    const pages: PageSettings = { zone: options.zone, now };
    return {
      module: FeedModule,
      controllers: [FeedController, WebSubController, ...apiControllers, ...webPages.controllers],
      providers: [
        { provide: NewsReadModel, useValue: readModel },
        { provide: OperatorKeys, useValue: operatorKeys },
        {
          provide: ReaderVotes,
          useValue: new ReaderVotes(readModel, votes, options.votesPerNetwork, now),
        },
        {
          provide: RecommendedStories,
          useValue: new RecommendedStories(readModel, votes, now),
        },
        { provide: EventBus, useValue: bus },
        { provide: FeedOptions, useValue: options },
        { provide: PageSettings, useValue: pages },
        { provide: StoryOverviews, useValue: new StoryOverviews(readModel) },
        { provide: QueryReader, useValue: new QueryReader(readModel, pages) },
        {
          provide: ArchiveRelabelling,
          useFactory: () => new ArchiveRelabelling(readModel, bus, now, new Logger('feed')),
        },
        { provide: ApiDocument, useFactory: () => describeApi(apiControllers) },
        CacheInterceptor,
        OperatorAccess,
        FeedBuilder,
        ...webPages.providers,
      ],
    };
  }
}

/** Prepares the application that contains the module. Must be called after creating the application and
 *  before initialising it. */
export function configureFeed(app: NestFastifyApplication): void {
  configureHttp(app);
  serveApiDocs(app);
}
