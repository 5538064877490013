import { Controller, Logger, type OnModuleDestroy } from '@nestjs/common';
import {
  ArticleIngested,
  ArticleLabelled,
  ArticleRelabelled,
  ArticleWithdrawn,
  type DataOf,
  StoryCorrected,
  type NewsEvent,
} from '@newsline/contracts';
import { OnElected, ConsumesBatch, EventBus } from '@newsline/messaging';
import { CorrectedLabeller } from './corrections/corrected-labeller.ts';
import { labelArticles } from './labels/label-articles.ts';
import { LookAgain } from './stories/look-again.ts';
import { GroupArticles } from './stories/group-articles.ts';

/** Of however many replicas, one puts articles into stories: each decision depends on those before. */
const exclusive = 'classify.grouping';

@Controller()
export class ClassifyController implements OnModuleDestroy {
  private readonly lookAgain = new LookAgain(
    () => this.stories.lookAgain(new Date()),
    (error) => {
      const reason = error instanceof Error ? error.message : String(error);
      new Logger('classify').warn(`stories were not looked at again: ${reason}`);
    },
  );

  constructor(
    private readonly labeller: CorrectedLabeller,
    private readonly stories: GroupArticles,
    private readonly bus: EventBus,
  ) {}

  // The next batch is there already when the threads are done with one.
  @ConsumesBatch(ArticleIngested, { group: 'classify.topics', batchSize: 200, inFlight: 4 })
  async label(events: readonly NewsEvent<DataOf<typeof ArticleIngested>>[]): Promise<void> {
    await labelArticles(events, this.labeller, this.bus, new Date());
  }

  @OnElected(exclusive)
  async restoreStories(): Promise<void> {
    await this.stories.restore();
  }

  // One batch is placed while the one before it is saved and published.
  @ConsumesBatch(ArticleLabelled, {
    group: 'classify.stories',
    batchSize: 200,
    inFlight: 4,
    exclusive,
  })
  async group(events: readonly NewsEvent<DataOf<typeof ArticleLabelled>>[]): Promise<void> {
    await this.stories.group(events, new Date());
    this.lookAgain.after(events.length);
  }

  async onModuleDestroy(): Promise<void> {
    await this.lookAgain.stop();
  }

  @ConsumesBatch(ArticleRelabelled, { group: 'classify.corrections', batchSize: 100, exclusive })
  async relabel(events: readonly NewsEvent<DataOf<typeof ArticleRelabelled>>[]): Promise<void> {
    await this.stories.relabel(events, new Date());
  }

  @ConsumesBatch(ArticleWithdrawn, { group: 'classify.withdrawals', batchSize: 100, exclusive })
  async withdraw(events: readonly NewsEvent<DataOf<typeof ArticleWithdrawn>>[]): Promise<void> {
    await this.stories.withdraw(events, new Date());
  }

  @ConsumesBatch(StoryCorrected, {
    group: 'classify.story-corrections',
    batchSize: 20,
    exclusive,
  })
  async correct(events: readonly NewsEvent<DataOf<typeof StoryCorrected>>[]): Promise<void> {
    await this.stories.correct(events, new Date());
  }
}
