import { Controller, type OnApplicationBootstrap } from '@nestjs/common';
import {
  ArticleIngested,
  ArticleLabelled,
  ArticleRelabelled,
  ArticleWithdrawn,
  CorrectTopic,
  ListCorrections,
  TakeBackCorrection,
  TopicsDefined,
  type AnswerOf,
  type DataOf,
  type NewsEvent,
  type RequestOf,
} from '@newsline/contracts';
import { Answers, OnElected, ConsumesBatch, EventBus } from '@newsline/messaging';
import { CorrectTopics } from './corrections/correct-topics.ts';
import { CorrectedLabeller } from './corrections/corrected-labeller.ts';
import { labelArticles } from './labels/label-articles.ts';
import { Labeller } from './labels/labeller.ts';
import { GroupArticles } from './stories/group-articles.ts';

/** Of however many replicas, one puts articles into stories: each decision depends on those before. */
const exclusive = 'classify.grouping';

@Controller()
export class ClassifyController implements OnApplicationBootstrap {
  constructor(
    private readonly labeller: Labeller,
    private readonly corrected: CorrectedLabeller,
    private readonly corrections: CorrectTopics,
    private readonly stories: GroupArticles,
    private readonly bus: EventBus,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const now = new Date();
    const topics = [...(await this.labeller.topics())];
    await this.bus.publish([
      TopicsDefined.create({ topics, asOf: now.toISOString() }, { service: 'classify', now }),
    ]);
  }

  // The next batch is there already when the threads are done with one.
  @ConsumesBatch(ArticleIngested, { group: 'classify.topics', batchSize: 200, inFlight: 4 })
  async label(events: readonly NewsEvent<DataOf<typeof ArticleIngested>>[]): Promise<void> {
    await labelArticles(events, this.corrected, this.bus, new Date());
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
  }

  @ConsumesBatch(ArticleRelabelled, { group: 'classify.corrections', batchSize: 100, exclusive })
  async relabel(events: readonly NewsEvent<DataOf<typeof ArticleRelabelled>>[]): Promise<void> {
    await this.stories.relabel(events, new Date());
  }

  @ConsumesBatch(ArticleWithdrawn, { group: 'classify.withdrawals', batchSize: 100, exclusive })
  async withdraw(events: readonly NewsEvent<DataOf<typeof ArticleWithdrawn>>[]): Promise<void> {
    await this.stories.withdraw(events, new Date());
  }

  @Answers(CorrectTopic)
  async correct(
    correction: RequestOf<typeof CorrectTopic>,
  ): Promise<AnswerOf<typeof CorrectTopic>> {
    return this.corrections.correct(correction, new Date());
  }

  @Answers(TakeBackCorrection)
  async takeBack(
    taken: RequestOf<typeof TakeBackCorrection>,
  ): Promise<AnswerOf<typeof TakeBackCorrection>> {
    return this.corrections.takeBack(taken, new Date());
  }

  @Answers(ListCorrections)
  async list(query: RequestOf<typeof ListCorrections>): Promise<AnswerOf<typeof ListCorrections>> {
    return this.corrections.list(query);
  }
}
