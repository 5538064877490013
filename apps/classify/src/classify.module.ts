import { type DynamicModule, Module } from '@nestjs/common';
import { EventBus } from '@newsline/messaging';
import { ClassifyController } from './classify.controller.ts';
import { CorrectTopics } from './corrections/correct-topics.ts';
import { CorrectedLabeller } from './corrections/corrected-labeller.ts';
import type { CorrectionStore } from './corrections/correction-store.ts';
import { Labeller } from './labels/labeller.ts';
import { GroupArticles } from './stories/group-articles.ts';

@Module({})
export class ClassifyModule {
  static with(parts: {
    readonly labeller: Labeller;
    readonly corrections: CorrectionStore;
    readonly stories: GroupArticles;
    readonly bus: EventBus;
  }): DynamicModule {
    const { corrections, bus } = parts;
    const labeller = new CorrectedLabeller(parts.labeller, corrections);
    const topics = () => parts.labeller.topics();
    return {
      module: ClassifyModule,
      controllers: [ClassifyController],
      providers: [
        { provide: Labeller, useValue: parts.labeller },
        { provide: CorrectedLabeller, useValue: labeller },
        {
          provide: CorrectTopics,
          useValue: new CorrectTopics(labeller, topics, corrections, bus),
        },
        { provide: GroupArticles, useValue: parts.stories },
        { provide: EventBus, useValue: bus },
      ],
    };
  }
}
