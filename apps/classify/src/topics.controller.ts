import { Controller, type OnApplicationBootstrap } from '@nestjs/common';
import {
  CorrectTopic,
  DefineTopic,
  ListCorrections,
  ListTopics,
  RelabelArticles as RelabelQuestion,
  RelabellingProgress,
  RemoveTopic,
  TakeBackCorrection,
  type AnswerOf,
  type RequestOf,
} from '@newsline/contracts';
import { Answers } from '@newsline/messaging';
import { CorrectTopics } from './corrections/correct-topics.ts';
import { DefineTopics } from './topics/define-topics.ts';
import { RelabelArticles } from './topics/relabel-articles.ts';

/** What operators say of topics. */
@Controller()
export class TopicsController implements OnApplicationBootstrap {
  constructor(
    private readonly corrections: CorrectTopics,
    private readonly definitions: DefineTopics,
    private readonly archive: RelabelArticles,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.definitions.publish(new Date());
  }

  @Answers(DefineTopic)
  async define(defined: RequestOf<typeof DefineTopic>): Promise<AnswerOf<typeof DefineTopic>> {
    return this.definitions.define(defined, new Date());
  }

  @Answers(RemoveTopic)
  async remove(removed: RequestOf<typeof RemoveTopic>): Promise<AnswerOf<typeof RemoveTopic>> {
    return this.definitions.remove(removed, new Date());
  }

  @Answers(ListTopics)
  async topics(): Promise<AnswerOf<typeof ListTopics>> {
    return this.definitions.list();
  }

  @Answers(RelabelQuestion)
  async relabel(
    portion: RequestOf<typeof RelabelQuestion>,
  ): Promise<AnswerOf<typeof RelabelQuestion>> {
    return this.archive.relabel(portion, new Date());
  }

  @Answers(RelabellingProgress)
  async relabelling(): Promise<AnswerOf<typeof RelabellingProgress>> {
    return this.archive.progress();
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
