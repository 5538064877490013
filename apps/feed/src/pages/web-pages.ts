import { EventBus } from '@newsline/messaging';
import { ErrorPages } from '../http/error-pages.ts';
import { NewsReadModel } from '../read-model/news-read-model.ts';
import { OperatorKeys } from '../operator-keys/operator-keys.ts';
import { AskRelated } from '../related/ask-related.ts';
import { AssetsController } from './assets.controller.ts';
import { PageContextFactory, PageSettings } from './page-context-factory.ts';
import { CorrectionPagesController } from './corrections/correction-pages.controller.tsx';
import { DeadLetterPagesController } from './dead-letters/dead-letter-pages.controller.tsx';
import { EntitiesController } from './entities/entities.controller.tsx';
import { NotFoundController } from './not-found.controller.ts';
import { OperatorController } from './sources/operator.controller.tsx';
import { PageErrors } from './page-errors.tsx';
import { PagesController } from './pages.controller.tsx';
import { PageCache } from './page-cache.ts';
import { CoverageController } from './story/coverage.controller.tsx';
import { SearchController } from './search/search.controller.tsx';
import { StoryCorrectionPagesController } from './story-corrections/story-correction-pages.controller.tsx';
import { TimelinesController } from './timeline/timelines.controller.tsx';
import { VotePagesController } from './votes/vote-pages.controller.ts';
import { TopicDefinitionPagesController } from './topic-definitions/topic-definition-pages.controller.tsx';

/** The web pages as parts of a Nest module, which must provide NewsReadModel, EventBus, OperatorKeys,
 *  ReaderVotes, RecommendedStories, ArchiveRelabelling, QueryReader, StoryOverviews and PageSettings besides. */
export const webPages = {
  controllers: [
    PagesController,
    CoverageController,
    TimelinesController,
    SearchController,
    EntitiesController,
    OperatorController,
    DeadLetterPagesController,
    CorrectionPagesController,
    StoryCorrectionPagesController,
    TopicDefinitionPagesController,
    VotePagesController,
    AssetsController,
    NotFoundController,
  ],
  providers: [
    {
      provide: PageContextFactory,
      inject: [NewsReadModel, OperatorKeys, PageSettings],
      useFactory: (readModel: NewsReadModel, keys: OperatorKeys, settings: PageSettings) =>
        new PageContextFactory(readModel, keys, settings),
    },
    {
      provide: PageCache,
      inject: [NewsReadModel, PageContextFactory],
      useFactory: (readModel: NewsReadModel, contexts: PageContextFactory) =>
        new PageCache(readModel, contexts),
    },
    {
      provide: AskRelated,
      inject: [EventBus],
      useFactory: (bus: EventBus) => new AskRelated(bus),
    },
    PageErrors,
    { provide: ErrorPages, useExisting: PageErrors },
  ],
};
