import { SqliteEventBus } from '@newsline/messaging';
import { openSqlite } from '@newsline/platform';
import { checkUrl } from '../adapters/address-guard.ts';
import { HttpFetcher } from '../adapters/http-fetcher.ts';
import type { IngestDependencies } from '../polling/dependencies.ts';
import { HostPace } from '../polling/host-pace.ts';
import { RobotsFiles } from '../polling/robots-files.ts';
import { addSource } from '../polling/manage-sources.ts';
import { pollSource, type PollOutcome } from '../polling/poll-source.ts';
import { Reader } from '../polling/reader.ts';
import type { Source } from '../polling/source-store.ts';
import { SqliteAnnouncedArticles } from '../sqlite/sqlite-announced-articles.ts';
import { SqliteSourceStore } from '../sqlite/sqlite-source-store.ts';
import type { Host } from './served-ingest.ts';

export const hourMs = 3_600_000;

/** Polls of sources one by one, over days that pass when they are told to. */
export type ClockedPolls = {
  readonly dependencies: IngestDependencies;
  /** @returns its id */
  readonly add: (url: string, more?: object) => Promise<string>;
  /** Polls a source now, due or not. */
  readonly poll: (id: string) => Promise<PollOutcome>;
  readonly source: (id: string) => Promise<Source>;
  readonly pass: (ms: number) => void;
  readonly close: () => Promise<void>;
};

/** @param hosts may be sources, although they are at this machine */
export function startPolls(hosts: readonly Host[]): ClockedPolls {
  const database = openSqlite(':memory:');
  const allowed = hosts.map(({ url }) => new URL(url).host);
  let at = Date.parse('2026-03-02T00:00:00Z');
  const limits = { timeoutMs: 3_000, maxBytes: 1_000_000, userAgent: 'spec' };
  const fetcher = new HttpFetcher({ ...limits, allowedPrivateHosts: allowed });
  const pace = new HostPace({ pauseMs: 0 });
  const now = () => new Date(at);
  const dependencies: IngestDependencies = {
    sources: new SqliteSourceStore(database),
    articles: new SqliteAnnouncedArticles(database),
    fetcher,
    reader: new Reader({ processes: 1, timeoutMs: 10_000, warm: false }),
    bus: new SqliteEventBus(database, { pollMs: 10 }),
    limits: { intervalMs: hourMs, minMs: hourMs, maxMs: 24 * hourMs },
    pace,
    robots: new RobotsFiles({ fetcher, pace, token: 'spec', now }),
    pagesPerPoll: 5,
    callbackUrl: null,
    checkUrl: (url) => checkUrl(url, new Set(allowed)),
    now,
    random: () => 0,
    onProblem: () => {},
  };
  const { sources, reader, bus } = dependencies;
  const never = new AbortController().signal;
  const control = {
    stopping: never,
    outOfTime: never,
    redirectedTo: () => {},
    feedIsFetched: () => {},
    feedIsRead: () => {},
  };
  const source = async (id: string) => {
    const found = await sources.get(id);
    if (!found) throw new Error(`There is no source ${id}.`);
    return found;
  };
  return {
    dependencies,
    add: async (url, more = {}) => {
      const answer = await addSource({ url, ...more }, dependencies);
      if (answer.kind === 'refused') throw new Error(answer.reason);
      return answer.source.id;
    },
    poll: async (id) => {
      const leased = await source(id);
      return pollSource(leased, dependencies, control);
    },
    source,
    pass: (ms) => void (at += ms),
    close: async () => {
      await Promise.all([reader.close(), fetcher.close(), bus.close()]);
    },
  };
}
