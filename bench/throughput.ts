/** `npm run bench -- throughput [--feeds 200] [--articles 50] [--replicas classify=2,ingest=2]`:
 *  articles a second from feed to searchable, in one process and as four services with their servers
 *  on this machine, stage by stage, and where the processor time goes. Where MEILI_URL and MEILI_KEY name a
 *  Meilisearch, the services search there, in an index that is dropped in the end. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  processorTimes,
  readReplicas,
  stagesOf,
  startDistributed,
} from './distributed/newsline.ts';
import { type Feed, printRound, startNewsline, untilVisible } from './embedded/newsline.ts';

type Load = {
  readonly folder: string;
  readonly feeds: readonly Feed[];
  readonly feedPort: number;
  readonly articles: number;
  /** When the first feed was asked for, milliseconds since the epoch. */
  readonly askedAt: () => Promise<number>;
};

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      feeds: { type: 'string', default: '200' },
      articles: { type: 'string', default: '50' },
      replicas: { type: 'string', default: '' },
    },
  });
  const [feeds, articles] = [Number(values.feeds), Number(values.articles)];
  await underLoad(feeds, articles, embedded);
  await underLoad(feeds, articles, (load) => distributed(load, values.replicas));
  console.log(
    `On ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}, feed server and measuring included.`,
  );
}

async function underLoad(
  feeds: number,
  perFeed: number,
  measure: (load: Load) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'newsline-load-'));
  const local = fileURLToPath(new URL('./generated-feeds/server.ts', import.meta.url));
  const server: ChildProcess = fork(local, [String(feeds), String(perFeed), '0']);
  try {
    const [{ port }] = (await once(server, 'message')) as [{ port: number }];
    await measure({
      folder,
      feedPort: port,
      articles: feeds * perFeed,
      feeds: Array.from({ length: feeds }, (_, n) => ({
        name: `Generated ${n}`,
        path: `/feeds/${n}.xml`,
        language: n % 2 === 0 ? 'vi' : 'en',
      })),
      askedAt: async () => {
        const [{ askedAt }] = (await once(server, 'message')) as [{ askedAt: number }];
        return askedAt;
      },
    });
  } finally {
    server.disconnect();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function embedded({ folder, feeds, feedPort, articles, askedAt }: Load): Promise<void> {
  const newsline = await startNewsline({ folder, feeds, feedPort });
  try {
    printRound('one process', await untilVisible(newsline, articles, await askedAt()));
  } finally {
    await newsline.stop();
  }
}

async function distributed(
  { folder, feeds, feedPort, articles, askedAt }: Load,
  replicas: string,
): Promise<void> {
  const index = `bench-${randomUUID()}`;
  const settings = { MEILI_INDEX: index };
  const newsline = await startDistributed(
    folder,
    feeds,
    feedPort,
    readReplicas(replicas),
    settings,
  );
  try {
    const began = await askedAt();
    const before = processorTimes(newsline);
    const stages = await stagesOf(newsline, articles, began);
    const seconds = Math.max(...stages.values());
    const spent = [...processorTimes(newsline)].map(
      ([name, time]) => `${name} ${(time - (before.get(name) ?? 0)).toFixed(1)}`,
    );
    console.log(
      `services   ${articles} articles in ${seconds.toFixed(2)} s: ${Math.round(articles / seconds)} a second${replicas && ` with ${replicas}`}`,
    );
    for (const [stage, at] of stages)
      console.log(`             ${at.toFixed(2).padStart(6)} s  ${stage}`);
    console.log(`           seconds of processor time: ${spent.join(', ')}`);
  } finally {
    await newsline.stop();
    await dropIndex(index);
  }
}

async function dropIndex(index: string): Promise<void> {
  const { MEILI_URL: url, MEILI_KEY: key = '' } = process.env;
  if (!url) return;
  const authorization = `Bearer ${key}`;
  await fetch(`${url}/indexes/${index}`, { method: 'DELETE', headers: { authorization } });
}

await run(process.argv.slice(2));
