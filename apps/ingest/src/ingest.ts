import type {
  AddSource,
  AnswerOf,
  ChangeSource,
  CheckCallback,
  ReceivePush,
  RemoveSources,
  RequestOf,
  SubmitDocument,
  TrySource,
  VerifySubscription,
} from '@newsline/contracts';
import type { IngestDependencies } from './polling/dependencies.ts';
import { addCheckedSource, trySource } from './polling/check-source.ts';
import { CheckedFeeds } from './polling/checked-feeds.ts';
import { submitDocument } from './polling/submit-document.ts';
import { measurePoll, watchSources } from './ingest-metrics.ts';
import { HostPace, type HostPaceSettings } from './polling/host-pace.ts';
import { addSource, changeSource, pollSoon, type NewSource } from './polling/manage-sources.ts';
import { removeDemonstration, removeSource } from './polling/remove-source.ts';
import { PollLoop, type PollLoopSettings } from './polling/poll-loop.ts';
import { pollSource, saveFailure } from './polling/poll-source.ts';
import { RobotsFiles } from './polling/robots-files.ts';
import type { Source } from './polling/source-store.ts';
import { checkCallback, receivePush, verifySubscription } from './polling/websub/hub-calls.ts';

export type IngestOptions = Omit<
  IngestDependencies,
  'now' | 'random' | 'pace' | 'robots' | 'pagesPerPoll' | 'callbackUrl'
> &
  Pick<PollLoopSettings, 'concurrency' | 'pollTimeoutMs'> & {
    /** The most pages that one poll fetches; 50 where it is left out. */
    readonly pagesPerPoll?: number;
    /** How often a host is asked for feeds and pages: one at a time, with a pause of a second, where it is
     *  left out. */
    readonly hosts?: Omit<HostPaceSettings, 'onProblem'>;
    /** As robots.txt files call Newsline; `newsline` where it is left out. */
    readonly robotsToken?: string;
    /** Where hubs call back; nowhere where it is left out. */
    readonly callbackUrl?: string | null;
    /** From 0 to 1; `Math.random` where it is left out. */
    readonly random?: () => number;
  };

/** The ingest service: what it does for operators, and its polling. */
export class Ingest {
  readonly #dependencies: IngestDependencies;
  readonly #checkedFeeds: CheckedFeeds;
  readonly #loop: PollLoop;
  #unwatch: () => void = () => {};

  constructor({
    concurrency,
    pollTimeoutMs,
    hosts,
    robotsToken: token = 'newsline',
    ...given
  }: IngestOptions) {
    const now = () => new Date();
    const pace = new HostPace({ pauseMs: 1_000, ...hosts, onProblem: given.onProblem });
    this.#checkedFeeds = new CheckedFeeds(given.fetcher, now);
    const robots = new RobotsFiles({ fetcher: given.fetcher, pace, token, now });
    const own = { fetcher: this.#checkedFeeds, pace, robots, now };
    const defaults = { pagesPerPoll: 50, callbackUrl: null, random: Math.random };
    this.#dependencies = { ...defaults, ...given, ...own };
    this.#loop = new PollLoop(given.sources, {
      concurrency,
      pace,
      ...(pollTimeoutMs !== undefined && { pollTimeoutMs }),
      now,
      onProblem: given.onProblem,
      poll: (source, control) => measurePoll(() => pollSource(source, this.#dependencies, control)),
      saveFailure: (source, failure) => saveFailure(source, failure, this.#dependencies),
    });
  }

  startPolling(): void {
    this.#unwatch = watchSources(this.#dependencies.sources);
    this.#loop.start();
  }

  async close(): Promise<void> {
    this.#unwatch();
    // What is being read, or waits for it, is read again after the next start.
    await Promise.all([this.#loop.stop(), this.#dependencies.reader.close()]);
    await this.#dependencies.fetcher.close();
  }

  sources(): Promise<readonly Source[]> {
    return this.#dependencies.sources.all();
  }

  /** Fetches nothing before. */
  async add(source: NewSource): Promise<AnswerOf<typeof AddSource>> {
    const answer = await addSource(source, this.#dependencies);
    this.#loop.wake();
    return answer;
  }

  /** Adds what is found at an address to be a feed. */
  async addChecked(request: RequestOf<typeof AddSource>): Promise<AnswerOf<typeof AddSource>> {
    const answer = await addCheckedSource(request, this.#dependencies, this.#checkedFeeds);
    this.#loop.wake();
    return answer;
  }

  try(request: RequestOf<typeof TrySource>): Promise<AnswerOf<typeof TrySource>> {
    return trySource(request, this.#dependencies);
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

  checkCallback(
    callback: RequestOf<typeof CheckCallback>,
  ): Promise<AnswerOf<typeof CheckCallback>> {
    return checkCallback(callback, this.#dependencies);
  }

  verifySubscription(
    request: RequestOf<typeof VerifySubscription>,
  ): Promise<AnswerOf<typeof VerifySubscription>> {
    return verifySubscription(request, this.#dependencies);
  }

  async receivePush(push: RequestOf<typeof ReceivePush>): Promise<AnswerOf<typeof ReceivePush>> {
    const answer = await receivePush(push, this.#dependencies);
    this.#loop.wake();
    return answer;
  }

  submit(document: RequestOf<typeof SubmitDocument>): Promise<AnswerOf<typeof SubmitDocument>> {
    return submitDocument(document, this.#dependencies);
  }
}
