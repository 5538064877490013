import type { EventBus } from '@newsline/messaging';
import type { Report } from '@newsline/platform';
import type { AnnouncedArticles } from './announced-articles.ts';
import type { Fetcher } from './fetcher.ts';
import type { HostPace } from './host-pace.ts';
import type { PollLimits } from './next-poll.ts';
import type { Reader } from './reader.ts';
import type { RobotsFiles } from './robots-files.ts';
import type { SourceStore } from './source-store.ts';

/** What polls and operators' requests work with. */
export type IngestDependencies = {
  readonly sources: SourceStore;
  readonly articles: AnnouncedArticles;
  readonly fetcher: Fetcher;
  readonly reader: Reader;
  readonly bus: EventBus;
  readonly limits: PollLimits;
  /** How often a host is asked for feeds and pages. */
  readonly pace: HostPace;
  /** Which pages may be fetched. */
  readonly robots: RobotsFiles;
  /** Where hubs call back, without a slash at its end; null: they can't. */
  readonly callbackUrl: string | null;
  /** The most pages that one poll fetches. */
  readonly pagesPerPoll: number;
  /** Throws where an address may not be a source; the message says why. */
  readonly checkUrl: (url: URL) => void;
  readonly now: () => Date;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly onProblem: Report;
};
