import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  ArticleClassified,
  ArticleWithdrawn,
  type DataOf,
  type NewsEvent,
  SourcePolled,
  SourceRemoved,
  StoryChanged,
  TopicsDefined,
} from '@newsline/contracts';
import { ConsumesBatch } from '@newsline/messaging';
import { type Change, NewsReadModel } from './news-read-model.ts';

type Heard<Contract> = readonly NewsEvent<DataOf<Contract>>[];

const batchSize = 200;

/** What feed hears becomes what it shows. When a batch fails, the bus brings its events one at a
 *  time. */
@Controller()
export class FeedController {
  constructor(private readonly readModel: NewsReadModel) {}

  @ConsumesBatch(ArticleClassified, { group: 'feed.articles', batchSize })
  async articles(@Payload() events: Heard<typeof ArticleClassified>): Promise<void> {
    await this.readModel.apply(events.map(({ data }): Change => ({ kind: 'article', ...data })));
  }

  @ConsumesBatch(ArticleWithdrawn, { group: 'feed.withdrawals', batchSize })
  async withdrawals(@Payload() events: Heard<typeof ArticleWithdrawn>): Promise<void> {
    await this.readModel.apply(
      events.map(({ data: { articleId, version } }): Change => ({
        kind: 'withdrawn',
        articleId,
        version,
      })),
    );
  }

  @ConsumesBatch(StoryChanged, { group: 'feed.stories', batchSize })
  async stories(@Payload() events: Heard<typeof StoryChanged>): Promise<void> {
    await this.readModel.apply(events.map(({ data }): Change => ({ kind: 'story', story: data })));
  }

  // Every poll of every source says this, one at a time: what it costs is the batch, not the event.
  @ConsumesBatch(SourcePolled, { group: 'feed.sources', batchSize, lingerMs: 200 })
  async sources(@Payload() events: Heard<typeof SourcePolled>): Promise<void> {
    await this.readModel.apply(events.map(({ data }): Change => ({ kind: 'source', ...data })));
  }

  @ConsumesBatch(SourceRemoved, { group: 'feed.source-removals', batchSize })
  async removals(@Payload() events: Heard<typeof SourceRemoved>): Promise<void> {
    await this.readModel.apply(
      events.map(({ data }): Change => ({ kind: 'source-removed', ...data })),
    );
  }

  @ConsumesBatch(TopicsDefined, { group: 'feed.topics', batchSize })
  async topics(@Payload() events: Heard<typeof TopicsDefined>): Promise<void> {
    await this.readModel.apply(events.map(({ data }): Change => ({ kind: 'topics', ...data })));
  }
}
