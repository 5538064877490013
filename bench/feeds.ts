import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { parseFeed } from '../apps/ingest/src/feeds/parse-feed.ts';
import { UnreadableFeed } from '../apps/ingest/src/feeds/unreadable-feed.ts';
import type { ConformanceCase } from './feeds/conformance-case.ts';
import { feedparserCases } from './feeds/feedparser.ts';
import { gofeedCases } from './feeds/gofeed.ts';
import { measureFeed } from './feeds/speed.ts';

const usage = `npm run bench -- feeds [--data DIR] [--failures] [--no-speed]

Reads the conformance suites of gofeed and feedparser with parseFeed and prints the share of files
read as expected, by folder. A file counts if it expects anything that Newsline keeps; it is read
correctly if all of that is. Then milliseconds for a feed of 50 articles.

  --data DIR   where the folder "feeds" is (default ../shared/data)
  --failures   prints what was expected and what came out
  --no-speed   conformance only`;

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string', default: join(import.meta.dirname, '../../shared/data') },
      failures: { type: 'boolean', default: false },
      'no-speed': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const cases = [
    ...(await gofeedCases(join(values.data, 'feeds/gofeed/testdata'))),
    ...(await feedparserCases(join(values.data, 'feeds/feedparser/tests'))),
  ];
  await printConformance(cases, values.failures);
  if (!values['no-speed']) await printSpeed();
}

async function printConformance(
  cases: readonly ConformanceCase[],
  showFailures: boolean,
): Promise<void> {
  const folders = new Map<string, { read: number; asked: number }>();
  const total = { read: 0, asked: 0 };
  let crashes = 0;
  for (const one of cases) {
    const failures = await failuresOf(one).catch((error: unknown) => {
      crashes += 1;
      return [`crashes: ${String(error)}`];
    });
    if (one.checks.length === 0) continue;
    const folder = folders.get(one.folder) ?? { read: 0, asked: 0 };
    folders.set(one.folder, folder);
    for (const count of [folder, total]) {
      count.asked += 1;
      count.read += failures.length === 0 ? 1 : 0;
    }
    if (showFailures)
      for (const failure of failures) console.log(`${one.folder}: ${one.file}\n  ${failure}`);
  }
  for (const [folder, count] of [...folders].sort()) console.log(line(folder, count));
  console.log(line('all', total));
  console.log(
    `${cases.length} files, ${crashes} crashes; ${cases.length - total.asked} ask for nothing that Newsline keeps`,
  );
}

async function failuresOf({ bytes, contentType, url, checks }: ConformanceCase): Promise<string[]> {
  try {
    const parsed = await parseFeed(bytes, {
      now: new Date(),
      keepEmpty: true,
      ...(contentType !== undefined && { contentType }),
      ...(url !== undefined && { url }),
    });
    return checks.flatMap(({ field, expected, read, isSame }) => {
      const actual = read(parsed);
      if (actual !== undefined && isSame(expected, actual)) return [];
      return [
        `${field}\n    expected ${JSON.stringify(expected)}\n    read     ${JSON.stringify(actual)}`,
      ];
    });
  } catch (error) {
    if (error instanceof UnreadableFeed) return [error.message];
    throw error;
  }
}

async function printSpeed(): Promise<void> {
  const { bytesPerArticle, medianMs, bestMs } = await measureFeed();
  console.log(
    `50 articles of ${Math.round(bytesPerArticle)} bytes: ${medianMs.toFixed(1)} ms at the median, ${bestMs.toFixed(1)} at best`,
  );
}

const line = (name: string, { read, asked }: { read: number; asked: number }) =>
  `${name.padEnd(42)} ${String(read).padStart(5)} of ${String(asked).padStart(5)}  ${((100 * read) / asked).toFixed(1).padStart(5)} %`;

if (process.argv[1] === import.meta.filename) await run(process.argv.slice(2));
