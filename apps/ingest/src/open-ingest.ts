import type { EventBus } from '@newsline/messaging';
import { reportTo, type Log } from '@newsline/platform';
import type { z } from 'zod';
import { checkUrl, type OwnSite } from './adapters/address-guard.ts';
import { HttpFetcher } from './adapters/http-fetcher.ts';
import type { AnnouncedArticles } from './polling/announced-articles.ts';
import type { IngestSettings } from './ingest.config.ts';
import { Ingest } from './ingest.ts';
import type { HostLeases } from './polling/host-leases.ts';
import { Reader } from './polling/reader.ts';
import type { SourceStore } from './polling/source-store.ts';
import { robotsTokenOf, userAgentOf } from './user-agent.ts';

export type OpenIngest = {
  readonly sources: SourceStore;
  readonly articles: AnnouncedArticles;
  readonly bus: EventBus;
  /** Where replicas share hosts. */
  readonly leases?: HostLeases;
  readonly log: Log;
  /** What may be a source of this process itself. */
  readonly own?: OwnSite;
  /** It is going to poll: have processes ready. */
  readonly warm?: boolean;
};

/** Ingest as its settings say, on these stores. Nothing runs yet. */
export function openIngest(
  settings: z.output<typeof IngestSettings>,
  { sources, articles, bus, leases, log, own, warm = false }: OpenIngest,
): Ingest {
  const allowed = settings.ALLOWED_PRIVATE_HOSTS;
  const privateHosts = new Set(allowed);
  return new Ingest({
    sources,
    articles,
    bus,
    fetcher: new HttpFetcher({
      timeoutMs: settings.FETCH_TIMEOUT,
      maxBytes: settings.FETCH_MAX_BYTES,
      userAgent: userAgentOf(settings),
      allowedPrivateHosts: allowed,
      ...(own && { own }),
    }),
    reader: new Reader({
      processes: settings.READ_PROCESSES,
      timeoutMs: settings.READ_TIMEOUT,
      warm,
      limits: {
        articles: settings.POLL_MAX_ARTICLES,
        title: settings.ARTICLE_MAX_TITLE,
        summary: settings.ARTICLE_MAX_SUMMARY,
        text: settings.ARTICLE_MAX_TEXT,
        names: settings.ARTICLE_MAX_NAMES,
      },
      onProblem: reportTo(log),
    }),
    checkUrl: (url) => checkUrl(url, privateHosts, own),
    limits: { intervalMs: settings.POLL_EVERY, minMs: settings.POLL_MIN, maxMs: settings.POLL_MAX },
    concurrency: settings.POLL_CONCURRENCY,
    pollTimeoutMs: settings.POLL_TIMEOUT,
    robotsToken: robotsTokenOf(settings),
    callbackUrl: settings.WEBSUB_URL ? `${settings.WEBSUB_URL.replace(/\/+$/, '')}/websub` : null,
    pagesPerPoll: settings.PAGES_PER_POLL,
    hosts: {
      pauseMs: settings.HOST_PAUSE,
      atOnce: settings.POLL_PER_HOST,
      // As addresses have it: without a default port.
      ...(own && { own: new URL(`http://${own.host}`).host }),
      // Whoever asks for several requests at a time, or for no pause, wants no patience.
      ...(leases && settings.HOST_PAUSE > 0 && settings.POLL_PER_HOST === 1 && { leases }),
    },
    onProblem: reportTo(log),
  });
}
