import type {
  AddSource,
  AnswerOf,
  ChangeSource,
  RemoveSources,
  RequestOf,
  SubmitDocument,
} from '@newsline/contracts';
import type { IngestDependencies } from './polling/dependencies.ts';
import { submitDocument } from './polling/submit-document.ts';
import { measurePoll, watchSources } from './ingest-metrics.ts';
import { addSource, changeSource, pollSoon, type NewSource } from './polling/manage-sources.ts';
import { removeDemonstration, removeSource } from './polling/remove-source.ts';
import { PollLoop, type PollLoopSettings } from './polling/poll-loop.ts';
import { pollSource } from './polling/poll-source.ts';
import type { Source } from './polling/source-store.ts';

export type IngestOptions = Omit<IngestDependencies, 'now' | 'random'> &
  Pick<PollLoopSettings, 'concurrency' | 'perHost'>;

/** The ingest service: what it does for operators, and its polling. */
export class Ingest {
  readonly #dependencies: IngestDependencies;
  readonly #loop: PollLoop;
  #unwatch: () => void = () => {};

  constructor({ concurrency, perHost, ...given }: IngestOptions) {
    const now = () => new Date();
    this.#dependencies = { ...given, now, random: Math.random };
    this.#loop = new PollLoop(given.sources, {
      concurrency,
      perHost,
      now,
      onProblem: given.onProblem,
      poll: (source) => measurePoll(() => pollSource(source, this.#dependencies)),
    });
  }

  startPolling(): void {
    this.#unwatch = watchSources(this.#dependencies.sources);
    this.#loop.start();
  }

  async close(): Promise<void> {
    this.#unwatch();
    await this.#loop.stop();
    await Promise.all([this.#dependencies.fetcher.close(), this.#dependencies.reader.close()]);
  }

  sources(): Promise<readonly Source[]> {
    return this.#dependencies.sources.all();
  }

  async add(source: NewSource): Promise<AnswerOf<typeof AddSource>> {
    const answer = await addSource(source, this.#dependencies);
    this.#loop.wake();
    return answer;
  }

  change(change: RequestOf<typeof ChangeSource>): Promise<AnswerOf<typeof ChangeSource>> {
    return changeSource(change, this.#dependencies);
  }

  async remove(
    selection: RequestOf<typeof RemoveSources>,
  ): Promise<AnswerOf<typeof RemoveSources>> {
    if ('demonstration' in selection) return removeDemonstration(this.#dependencies);
    const removed = await removeSource(selection.sourceId, this.#dependencies);
    return { removedSources: removed ? 1 : 0, withdrawnArticles: removed?.withdrawn ?? 0 };
  }

  async pollSoon(sourceId: string): Promise<boolean> {
    const scheduled = await pollSoon(sourceId, this.#dependencies);
    this.#loop.wake();
    return scheduled;
  }

  submit(document: RequestOf<typeof SubmitDocument>): Promise<AnswerOf<typeof SubmitDocument>> {
    return submitDocument(document, this.#dependencies);
  }
}
