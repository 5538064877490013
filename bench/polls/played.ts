/** A Newsline that polls the changing outlet, in either mode, and is killed now and then. */
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseOf, programsOf, readReplicas, startDistributed } from '../distributed/newsline.ts';
import { json, startNewsline, type Feed } from '../embedded/newsline.ts';

/** As ingest has stored it. */
export type PlayedSource = {
  readonly name: string;
  readonly id: string;
  readonly url: string;
  readonly health: { readonly lastPolledAt: string | null; readonly endedAt: string | null };
  readonly redirect: { readonly since: string } | null;
};

export type Played = {
  readonly origin: () => string;
  readonly sources: () => Promise<readonly PlayedSource[]>;
  /** Makes every source due that has not ended, as its own time does, and not as somebody who asks for
   *  it. What it has seen of redirects is `hours` older from now on. */
  readonly pass: (hours: number) => Promise<void>;
  /** With SIGKILL: the embedded one; of the distributed one all services. It comes back by itself or is
   *  started again. */
  readonly crash: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type Playing = {
  readonly folder: string;
  readonly feeds: readonly Feed[];
  readonly feedPort: number;
  readonly settings?: Readonly<Record<string, string>>;
};

/** Who asks for a poll is given 0, and waits for no host. */
const dueAt = 1;
/** `npm run distributed` takes what ends sooner for what never ran. */
const firmAfterMs = 11_000;
const pollLimitMs = 30_000;

export async function playEmbedded(playing: Playing): Promise<Played> {
  let newsline = await startNewsline(playing);
  await untilReady(newsline.origin, playing.feeds.length);
  const inDatabase = <Result>(work: (database: DatabaseSync) => Result): Result => {
    const database = new DatabaseSync(join(playing.folder, 'newsline.sqlite'), { timeout: 10_000 });
    try {
      return work(database);
    } finally {
      database.close();
    }
  };
  return {
    origin: () => newsline.origin,
    sources: async () =>
      inDatabase((database) =>
        database
          .prepare('SELECT body FROM ingest_sources')
          .all()
          .map(({ body }) => JSON.parse(String(body)) as PlayedSource),
      ),
    pass: async (hours) =>
      inDatabase((database) => {
        database.exec(
          `UPDATE ingest_sources SET next_poll_at = ${dueAt},
             body = json_set(body, '$.health.nextPollAt', '${new Date(dueAt).toISOString()}')
           WHERE body ->> '$.health.endedAt' IS NULL`,
        );
        database.exec(
          `UPDATE ingest_sources SET body = json_set(body, '$.redirect.since',
             strftime('%Y-%m-%dT%H:%M:%fZ', body ->> '$.redirect.since', '-${hours} hours'))
           WHERE body ->> '$.redirect.since' IS NOT NULL`,
        );
      }),
    crash: async () => {
      const gone = once(newsline.child, 'exit');
      newsline.child.kill('SIGKILL');
      await gone;
      newsline = await startNewsline(playing);
      await untilReady(newsline.origin, playing.feeds.length);
    },
    stop: () => newsline.stop(),
  };
}

/** @param replicas as `npm run distributed` takes them */
export async function playDistributed(playing: Playing, replicas: string): Promise<Played> {
  const { folder, feeds, feedPort, settings } = playing;
  let startedAt = Date.now();
  const newsline = await startDistributed(
    folder,
    feeds,
    feedPort,
    readReplicas(replicas),
    settings,
  );
  const [origin = ''] = newsline.origins;
  await untilReady(origin, feeds.length);
  const mongo = await databaseOf(newsline);
  const records = mongo.collection<{ source: PlayedSource }>('ingest_sources');
  const sources = async () => (await records.find().toArray()).map(({ source }) => source);
  return {
    origin: () => origin,
    sources,
    pass: async (hours) => {
      const at = new Date(dueAt);
      await records.updateMany(
        { 'source.health.endedAt': null },
        { $set: { dueAt: at, 'source.health.nextPollAt': at.toISOString() } as object },
      );
      for (const { id, redirect } of await sources()) {
        if (!redirect) continue;
        const since = new Date(Date.parse(redirect.since) - hours * 3_600_000).toISOString();
        const seen = { 'source.id': id, 'source.redirect.since': redirect.since };
        await records.updateOne(seen, { $set: { 'source.redirect.since': since } as object });
      }
    },
    crash: async () => {
      await sleep(Math.max(0, startedAt + firmAfterMs - Date.now()));
      const services = programsOf(newsline).filter(({ args }) => args.includes('/apps/'));
      for (const { pid } of services) process.kill(pid, 'SIGKILL');
      startedAt = Date.now();
      await untilReady(origin, feeds.length);
    },
    stop: async () => {
      await mongo.close();
      await newsline.stop();
    },
  };
}

/** `hours` pass, and every source that has not ended is polled. */
export async function pollAll(newsline: Played, hours: number): Promise<void> {
  const since = Date.now();
  await newsline.pass(hours);
  await untilPolled(newsline, since);
}

/** @param since ms */
export async function untilPolled(newsline: Played, since: number): Promise<void> {
  const isDone = ({ health: { endedAt, lastPolledAt } }: PlayedSource) =>
    endedAt !== null || Date.parse(lastPolledAt ?? '') >= since;
  const deadline = Date.now() + pollLimitMs;
  for (;;) {
    const sources = await newsline.sources();
    const polled = sources.filter(isDone).length;
    if (polled === sources.length) return;
    if (Date.now() > deadline)
      throw new Error(`Only ${polled} of ${sources.length} sources were polled`);
    await sleep(50);
  }
}

async function untilReady(origin: string, count: number): Promise<void> {
  const deadline = Date.now() + 120_000;
  const sourcesOf = async () => ((await json(`${origin}/v1/sources`)) as { sources: [] }).sources;
  while ((await sourcesOf().catch(() => [])).length < count) {
    if (Date.now() > deadline) throw new Error('Newsline does not show its sources');
    await sleep(100);
  }
}
