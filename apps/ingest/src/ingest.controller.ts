import { Controller } from '@nestjs/common';
import {
  AddSource,
  type AnswerOf,
  ChangeSource,
  ImportSources,
  CheckCallback,
  PollSource,
  ReceivePush,
  RemoveSources,
  type RequestOf,
  SubmitDocument,
  TrySource,
  VerifySubscription,
} from '@newsline/contracts';
import { Answers } from '@newsline/messaging';
import { Ingest } from './ingest.ts';
import { importHandedIn } from './polling/import-opml.ts';

@Controller()
export class IngestController {
  constructor(private readonly ingest: Ingest) {}

  @Answers(AddSource)
  async add(settings: RequestOf<typeof AddSource>): Promise<AnswerOf<typeof AddSource>> {
    return this.ingest.addChecked(settings);
  }

  @Answers(TrySource)
  async try(address: RequestOf<typeof TrySource>): Promise<AnswerOf<typeof TrySource>> {
    return this.ingest.try(address);
  }

  @Answers(ImportSources)
  async import(list: RequestOf<typeof ImportSources>): Promise<AnswerOf<typeof ImportSources>> {
    return importHandedIn(list, this.ingest);
  }

  @Answers(ChangeSource)
  async change(change: RequestOf<typeof ChangeSource>): Promise<AnswerOf<typeof ChangeSource>> {
    return this.ingest.change(change);
  }

  @Answers(RemoveSources)
  async remove(
    selection: RequestOf<typeof RemoveSources>,
  ): Promise<AnswerOf<typeof RemoveSources>> {
    return this.ingest.remove(selection);
  }

  @Answers(PollSource)
  async poll({ sourceId }: RequestOf<typeof PollSource>): Promise<AnswerOf<typeof PollSource>> {
    return { kind: (await this.ingest.pollSoon(sourceId)) ? 'scheduled' : 'unknown-source' };
  }

  @Answers(CheckCallback)
  async checkCallback(
    callback: RequestOf<typeof CheckCallback>,
  ): Promise<AnswerOf<typeof CheckCallback>> {
    return this.ingest.checkCallback(callback);
  }

  @Answers(VerifySubscription)
  async verify(
    request: RequestOf<typeof VerifySubscription>,
  ): Promise<AnswerOf<typeof VerifySubscription>> {
    return this.ingest.verifySubscription(request);
  }

  @Answers(ReceivePush)
  async push(push: RequestOf<typeof ReceivePush>): Promise<AnswerOf<typeof ReceivePush>> {
    return this.ingest.receivePush(push);
  }

  @Answers(SubmitDocument)
  async submit(
    document: RequestOf<typeof SubmitDocument>,
  ): Promise<AnswerOf<typeof SubmitDocument>> {
    return this.ingest.submit(document);
  }
}
