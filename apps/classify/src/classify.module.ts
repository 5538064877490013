import { type DynamicModule, Module } from '@nestjs/common';
import { EventBus } from '@newsline/messaging';
import { ClassifyController } from './classify.controller.ts';
import { Labeller } from './labels/labeller.ts';
import { GroupArticles } from './stories/group-articles.ts';

@Module({})
export class ClassifyModule {
  static with(parts: {
    readonly labeller: Labeller;
    readonly stories: GroupArticles;
    readonly bus: EventBus;
  }): DynamicModule {
    return {
      module: ClassifyModule,
      controllers: [ClassifyController],
      providers: [
        { provide: Labeller, useValue: parts.labeller },
        { provide: GroupArticles, useValue: parts.stories },
        { provide: EventBus, useValue: parts.bus },
      ],
    };
  }
}
