import type {
  AddSource,
  AnswerOf,
  RemoveSources,
  RequestOf,
  SubmitDocument,
} from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import type { Report } from '@newsline/platform';
import type { AnnouncedArticles } from './polling/announced-articles.ts';
import { submitDocument } from './polling/submit-document.ts';
import { measurePoll, watchSources } from './ingest-metrics.ts';
import type { Fetcher } from './polling/fetcher.ts';
import {
  addSource,
  pollSoon,
  removeDemonstration,
  removeSource,
  type NewSource,
} from './polling/manage-sources.ts';
import type { PollLimits } from './polling/next-poll.ts';
import { PollLoop } from './polling/poll-loop.ts';
import { pollSource } from './polling/poll-source.ts';
import type { Reader } from './polling/reader.ts';
import type { Source, SourceStore } from './polling/source-store.ts';

export type IngestOptions = {
  readonly sources: SourceStore;
  readonly articles: AnnouncedArticles;
  readonly fetcher: Fetcher;
  readonly reader: Reader;
  readonly bus: EventBus;
  readonly checkUrl: (url: URL) => void;
  readonly limits: PollLimits;
  readonly concurrency: number;
  readonly perHost: number;
  readonly onProblem: Report;
};

/** The ingest service: what it does for operators, and its polling. */
export class Ingest {
  readonly #tools;
  readonly #reader: Reader;
  readonly #fetcher: Fetcher;
  readonly #loop: PollLoop;
  #unwatch: () => void = () => {};

  constructor({ concurrency, perHost, onProblem, ...parts }: IngestOptions) {
    const now = () => new Date();
    this.#tools = { ...parts, now, random: Math.random, onProblem };
    this.#reader = parts.reader;
    this.#fetcher = parts.fetcher;
    this.#loop = new PollLoop(parts.sources, {
      concurrency,
      perHost,
      now,
      onProblem,
      poll: (source) => measurePoll(() => pollSource(source, this.#tools)),
    });
  }

  startPolling(): void {
    this.#unwatch = watchSources(this.#tools.sources);
    this.#loop.start();
  }

  async close(): Promise<void> {
    this.#unwatch();
    await this.#loop.stop();
    await Promise.all([this.#fetcher.close(), this.#reader.close()]);
  }

  sources(): Promise<readonly Source[]> {
    return this.#tools.sources.all();
  }

  async add(source: NewSource): Promise<AnswerOf<typeof AddSource>> {
    const answer = await addSource(source, this.#tools);
    this.#loop.wake();
    return answer;
  }

  async remove(
    selection: RequestOf<typeof RemoveSources>,
  ): Promise<AnswerOf<typeof RemoveSources>> {
    if ('demonstration' in selection) return removeDemonstration(this.#tools);
    const removed = await removeSource(selection.sourceId, this.#tools);
    return { removedSources: removed ? 1 : 0, withdrawnArticles: removed?.withdrawn ?? 0 };
  }

  async pollSoon(sourceId: string): Promise<boolean> {
    const scheduled = await pollSoon(sourceId, this.#tools);
    this.#loop.wake();
    return scheduled;
  }

  submit(document: RequestOf<typeof SubmitDocument>): Promise<AnswerOf<typeof SubmitDocument>> {
    return submitDocument(document, this.#tools);
  }
}
