import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ArticleIngested,
  SourcePolled,
  type Article,
  type SourcePoll,
  type SourceState,
} from '@newsline/contracts';
import { SqliteEventBus } from '@newsline/messaging';
import { openSqlite } from '@newsline/platform';
import { checkUrl } from '../adapters/address-guard.ts';
import { HttpFetcher } from '../adapters/http-fetcher.ts';
import { Ingest, type IngestOptions } from '../ingest.ts';
import { Reader, type ReaderSettings } from '../polling/reader.ts';
import { SqliteAnnouncedArticles } from '../sqlite/sqlite-announced-articles.ts';
import { SqliteSourceStore } from '../sqlite/sqlite-source-store.ts';

export type Host = {
  readonly url: string;
  /** In the order in which they came. */
  readonly requests: { readonly path: string; readonly at: number }[];
  /** Requests that were answered at one time, at the most. */
  mostAtOnce: number;
  readonly close: () => void;
};

/** A server on a port of its own: a host of its own, as far as anybody can tell. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<Host> {
  let atOnce = 0;
  const server: Server = createServer((request, response) => {
    host.requests.push({ path: request.url ?? '', at: performance.now() });
    host.mostAtOnce = Math.max(host.mostAtOnce, (atOnce += 1));
    response.on('close', () => (atOnce -= 1));
    void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host: Host = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    mostAtOnce: 0,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return host;
}

export type ServedIngest = {
  readonly ingest: Ingest;
  readonly ingested: Article[];
  /** States of sources after a poll. */
  readonly polled: SourceState[];
  /** What was told of polls. */
  readonly polls: SourcePoll[];
  readonly problems: { readonly problem: string; readonly error: unknown }[];
  readonly close: () => Promise<void>;
};

/** Ingest at work on a database, with what it published since; these hosts may be sources. */
export async function startIngest(
  hosts: readonly Host[],
  database = openSqlite(':memory:'),
  {
    reader = {},
    ...more
  }: Partial<Omit<IngestOptions, 'reader'>> & {
    reader?: Partial<ReaderSettings>;
  } = {},
): Promise<ServedIngest> {
  const bus = new SqliteEventBus(database, { pollMs: 10 });
  const ingested: Article[] = [];
  const polled: SourceState[] = [];
  const polls: SourcePoll[] = [];
  const problems: { problem: string; error: unknown }[] = [];
  await bus.subscribe({
    group: 'spec.articles',
    contract: ArticleIngested,
    batchSize: 50,
    handle: async (events) => void ingested.push(...events.map(({ data }) => data.article)),
  });
  await bus.subscribe({
    group: 'spec.sources',
    contract: SourcePolled,
    batchSize: 50,
    handle: async (events) => {
      for (const { data } of events) if (data.source.health.lastPolledAt) polled.push(data.source);
      polls.push(...events.flatMap(({ data }) => data.poll ?? []));
    },
  });
  const allowed = hosts.map(({ url }) => new URL(url).host);
  const onProblem = (problem: string, error: unknown) => void problems.push({ problem, error });
  const ingest = new Ingest({
    sources: new SqliteSourceStore(database),
    articles: new SqliteAnnouncedArticles(database),
    fetcher: new HttpFetcher({
      timeoutMs: 3_000,
      maxBytes: 10_000_000,
      userAgent: 'spec',
      allowedPrivateHosts: allowed,
    }),
    reader: new Reader({ processes: 1, timeoutMs: 10_000, warm: false, onProblem, ...reader }),
    bus,
    checkUrl: (url) => checkUrl(url, new Set(allowed)),
    limits: { intervalMs: 60_000, minMs: 60_000, maxMs: 3_600_000 },
    concurrency: 4,
    hosts: { pauseMs: 0, atOnce: 2 },
    onProblem,
    ...more,
  });
  ingest.startPolling();
  return {
    ingest,
    ingested,
    polled,
    polls,
    problems,
    close: async () => {
      await ingest.close();
      await bus.close();
    },
  };
}
