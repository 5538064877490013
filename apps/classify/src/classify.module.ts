import { type DynamicModule, Module } from '@nestjs/common';
import { EventBus } from '@newsline/messaging';
import { ClassifyController } from './classify.controller.ts';
import { CorrectTopics } from './corrections/correct-topics.ts';
import { CorrectedLabeller } from './corrections/corrected-labeller.ts';
import type { CorrectionStore } from './corrections/correction-store.ts';
import type { Labeller } from './labels/labeller.ts';
import { storiesController } from './stories.controller.ts';
import { GroupArticles } from './stories/group-articles.ts';
import type { StoryWork } from './stories/story-work.ts';
import { DefineTopics } from './topics/define-topics.ts';
import { RelabelArticles } from './topics/relabel-articles.ts';
import type { TopicCatalogue } from './topics/topic-catalogue.ts';
import type { TopicStore } from './topics/topic-store.ts';
import { TopicsController } from './topics.controller.ts';

@Module({})
export class ClassifyModule {
  static with(parts: {
    readonly labeller: Labeller;
    readonly corrections: CorrectionStore;
    readonly topics: TopicStore;
    readonly catalogue: TopicCatalogue;
    readonly stories: Omit<StoryWork, 'bus'>;
    readonly bus: EventBus;
  }): DynamicModule {
    const { catalogue, corrections, topics, bus } = parts;
    const stores = { corrections, topics };
    const stories = { ...parts.stories, bus };
    const labeller = new CorrectedLabeller(parts.labeller, stores, catalogue);
    return {
      module: ClassifyModule,
      controllers: [ClassifyController, TopicsController, storiesController(stories)],
      providers: [
        { provide: CorrectedLabeller, useValue: labeller },
        {
          provide: CorrectTopics,
          useValue: new CorrectTopics(labeller, catalogue, corrections, bus),
        },
        { provide: DefineTopics, useValue: new DefineTopics(catalogue, topics, bus) },
        { provide: RelabelArticles, useValue: new RelabelArticles(labeller, stores, bus) },
        { provide: GroupArticles, useValue: new GroupArticles(stories) },
        { provide: EventBus, useValue: bus },
      ],
    };
  }
}
