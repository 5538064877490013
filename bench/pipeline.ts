/** `npm run bench -- pipeline [--feeds 200] [--articles 50] [--full-text 0] [--profile FOLDER]`: how
 *  fast feeds become readable and searchable in the embedded Newsline, started as an operator starts
 *  it. Prints three rounds: from an empty folder, with nothing changed, and with five new articles in
 *  every feed. `--full-text 100` gives every article a text of 100 words beside its summary.
 *  `--profile` leaves a CPU profile of the main thread in FOLDER, for Chrome's developer tools. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  json,
  printRound,
  startNewsline,
  untilVisible,
  type MeasuredNewsline,
} from './embedded/newsline.ts';

const local = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const limitMs = 180_000;

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      feeds: { type: 'string', default: '200' },
      articles: { type: 'string', default: '50' },
      'full-text': { type: 'string', default: '0' },
      profile: { type: 'string' },
    },
  });
  const feeds = Number(values.feeds);
  const perFeed = Number(values.articles);
  const folder = mkdtempSync(join(tmpdir(), 'newsline-pipeline-'));
  const shape = [values.feeds, values.articles, values['full-text']];
  const server = fork(local('./generated-feeds/server.ts'), shape);
  let newsline: MeasuredNewsline | undefined;
  try {
    const [{ port }] = (await once(server, 'message')) as [{ port: number }];
    const startedAt = Date.now();
    newsline = await startNewsline({
      folder,
      feeds: Array.from({ length: feeds }, (_, n) => ({
        name: `Generated ${n}`,
        path: `/feeds/${n}.xml`,
        language: n % 2 === 0 ? 'vi' : 'en',
      })),
      feedPort: port,
      profile: values.profile,
    });
    const [{ askedAt }] = (await once(server, 'message')) as [{ askedAt: number }];
    const cold = await untilVisible(newsline, feeds * perFeed, askedAt);
    console.log(
      `started    asks for the first feed ${((askedAt - startedAt) / 1000).toFixed(2)} s after it was started`,
    );
    printRound('cold', cold);

    await pollAll(folder, feeds);
    const unchanged = await pollRound(folder, feeds);
    console.log(
      `unchanged  ${feeds} feeds polled again in ${unchanged.toFixed(2)} s, nothing announced`,
    );

    server.send({ extra: 5 });
    await once(server, 'message');
    const polledAt = Date.now();
    await pollAll(folder, feeds);
    const more = await untilVisible(newsline, feeds * (perFeed + 5), polledAt);
    printRound('5 new each', more, feeds * 5);
    await checkFeedsOut(newsline.origin, feeds);
    console.log(
      `On ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}, feed server and measuring included.`,
    );
  } finally {
    await newsline?.stop();
    server.disconnect();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every feed's newest article stands in the RSS that goes out for its source. */
async function checkFeedsOut(origin: string, feeds: number): Promise<void> {
  const { sources } = (await json(`${origin}/v1/sources`)) as {
    sources: { id: string; name: string }[];
  };
  for (const { id, name } of sources) {
    const rss = await (await fetch(`${origin}/feeds/sources/${id}.rss`)).text();
    if (!rss.includes('<item>')) throw new Error(`The RSS of ${name} is empty`);
  }
  console.log(`RSS        checked for ${sources.length} of ${feeds} sources`);
}

/** Makes every source due at once, as an operator could. */
async function pollAll(folder: string, feeds: number): Promise<void> {
  const database = new DatabaseSync(join(folder, 'newsline.sqlite'), { timeout: 10_000 });
  const { changes } = database
    .prepare(
      "UPDATE ingest_sources SET next_poll_at = 0, body = json_set(body, '$.health.nextPollAt', '1970-01-01T00:00:00.000Z')",
    )
    .run();
  if (changes !== feeds) throw new Error(`${changes} of ${feeds} sources are there`);
  database.close();
}

async function pollRound(folder: string, feeds: number): Promise<number> {
  const began = performance.now();
  const database = new DatabaseSync(join(folder, 'newsline.sqlite'), { readOnly: true });
  const due = database.prepare('SELECT count(*) AS n FROM ingest_sources WHERE next_poll_at = 0');
  while (Number(due.get()?.['n']) > 0) {
    if (performance.now() - began > limitMs)
      throw new Error(`Not all of ${feeds} feeds were polled`);
    await sleep(10);
  }
  database.close();
  return (performance.now() - began) / 1000;
}

await run(process.argv.slice(2));
