import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  ArticleClassified,
  ArticleMoved,
  ArticleObserved,
  ArticleRelabelled,
  ArticleWithdrawn,
  type DataOf,
  type NewsEvent,
  SourcePolled,
  SourceRemoved,
  StoryChanged,
  TopicsDefined,
} from '@newsline/contracts';
import { ConsumesBatch } from '@newsline/messaging';
import { type ProjectionUpdate, NewsReadModel } from './read-model/news-read-model.ts';

type Batch<Contract> = readonly NewsEvent<DataOf<Contract>>[];

const batchSize = 200;

/** Projects events into the read model. When a batch fails, the bus delivers its events one at a
 *  time. */
@Controller()
export class FeedController {
  constructor(private readonly readModel: NewsReadModel) {}

  @ConsumesBatch(ArticleClassified, { group: 'feed.articles', batchSize })
  async articles(@Payload() events: Batch<typeof ArticleClassified>): Promise<void> {
    await this.readModel.apply(
      events.map(({ data }): ProjectionUpdate => ({ kind: 'article', ...data })),
    );
  }

  @ConsumesBatch(ArticleWithdrawn, { group: 'feed.withdrawals', batchSize })
  async withdrawals(@Payload() events: Batch<typeof ArticleWithdrawn>): Promise<void> {
    await this.readModel.apply(
      events.map(({ data: { articleId, version } }): ProjectionUpdate => ({
        kind: 'withdrawn',
        articleId,
        version,
      })),
    );
  }

  @ConsumesBatch(ArticleRelabelled, { group: 'feed.relabellings', batchSize })
  async relabellings(@Payload() events: Batch<typeof ArticleRelabelled>): Promise<void> {
    await this.readModel.apply(
      events.map(({ data }): ProjectionUpdate => ({ kind: 'relabelled', ...data })),
    );
  }

  @ConsumesBatch(ArticleMoved, { group: 'feed.moves', batchSize })
  async moves(@Payload() events: Batch<typeof ArticleMoved>): Promise<void> {
    await this.readModel.apply(
      events.map(({ data }): ProjectionUpdate => ({ kind: 'moved', ...data })),
    );
  }

  @ConsumesBatch(ArticleObserved, { group: 'feed.observations', batchSize })
  async observations(@Payload() events: Batch<typeof ArticleObserved>): Promise<void> {
    await this.readModel.apply(
      events.map(({ data }): ProjectionUpdate => ({ kind: 'observed', ...data })),
    );
  }

  @ConsumesBatch(StoryChanged, { group: 'feed.stories', batchSize })
  async stories(@Payload() events: Batch<typeof StoryChanged>): Promise<void> {
    await this.readModel.apply(
      events.map(({ data }): ProjectionUpdate => ({ kind: 'story', story: data })),
    );
  }

  // Every poll of every source publishes one of these by itself; a larger batch makes them cheap.
  @ConsumesBatch(SourcePolled, { group: 'feed.sources', batchSize, lingerMs: 200 })
  async sources(@Payload() events: Batch<typeof SourcePolled>): Promise<void> {
    await this.readModel.apply(
      events.map(({ data }): ProjectionUpdate => ({ kind: 'source', ...data })),
    );
  }

  @ConsumesBatch(SourceRemoved, { group: 'feed.source-removals', batchSize })
  async removals(@Payload() events: Batch<typeof SourceRemoved>): Promise<void> {
    await this.readModel.apply(
      events.map(({ data }): ProjectionUpdate => ({ kind: 'source-removed', ...data })),
    );
  }

  @ConsumesBatch(TopicsDefined, { group: 'feed.topics', batchSize })
  async topics(@Payload() events: Batch<typeof TopicsDefined>): Promise<void> {
    await this.readModel.apply(
      events.map(({ data }): ProjectionUpdate => ({ kind: 'topics', ...data })),
    );
  }
}
