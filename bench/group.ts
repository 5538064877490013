import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { StoryGrouper, type StoryArticle } from '@newsline/news/grouping';
import { otherEvents, type Articles } from './group/other-events.ts';
import { Meter, type Measured } from './group/meter.ts';
import { plot } from './group/plot.ts';
import { readStream } from './group/read-stream.ts';

const usage = `npm run bench -- group [--streams DIR] [--articles N] [--plot FILE]

Groups two months of three outlets and ten times as many articles made from them, in time order. Prints for
windows of 1,000 to 300,000 articles: articles a second of processor time, the median and the 99th
percentile of one on the clock, how many candidates are compared with it, how many open a story, and what
memory it takes: in use, by remembered article, and at the most of the whole process, this benchmark
included. The windows are full, so that each newcomer pushes the oldest one out, and all are measured by
the same 10,000 newcomers.

  --streams DIR  where the files are (default ../shared/data/streams)
  --articles N   of so many articles; windows that they don't fill are left out
  --plot FILE    draws speed and memory by window, as SVG`;

const copies = 10;
const windows = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000];
const measured = 10_000;
/** Until the compiler has seen enough. */
const warmUpArticles = 3_000;

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      streams: { type: 'string', default: join(import.meta.dirname, '../../shared/data/streams') },
      articles: { type: 'string', default: 'Infinity' },
      plot: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const stream = readStream(values.streams);
  warmUp(stream.slice(0, warmUpArticles));
  const articles = otherEvents(stream, copies);
  const from = Math.min(Number(values.articles), articles.length) - measured;
  console.log(
    ' window  articles/s  median µs    p99 µs  candidates  opened  MB in use  bytes/article  peak MB resident',
  );
  const rows = windows
    .filter((window) => window <= from)
    .map((window) => print(measure(window, articles, from)));
  const [first, last] = [rows[0], rows.at(-1)];
  if (first && last) printGrowth(first, last);
  if (values.plot) writeFileSync(values.plot, plot(rows));
}

function warmUp(articles: readonly StoryArticle[]): void {
  const grouper = new StoryGrouper();
  for (const article of articles) grouper.place(article);
}

/** @param from where the newcomers begin */
function measure(window: number, articles: Articles, from: number): Measured {
  const newcomers = [...articles.between(from, from + measured)];
  const meter = new Meter(window);
  for (const article of articles.between(from - window, from)) meter.fill(article);
  return meter.measure(newcomers);
}

function print(row: Measured): Measured {
  const columns: [number | string, number][] = [
    [row.window, 7],
    [Math.round(row.articlesPerSecond), 12],
    [Math.round(row.medianMicroseconds), 11],
    [Math.round(row.p99Microseconds), 10],
    [row.candidates.toFixed(1), 12],
    [`${(row.opened * 100).toFixed(0)} %`, 8],
    [row.megabytes.toFixed(1), 11],
    [Math.round((row.megabytes * 1e6) / row.window), 15],
    [Math.round(row.residentMegabytes), 18],
  ];
  console.log(columns.map(([value, width]) => String(value).padStart(width)).join(''));
  return row;
}

function printGrowth(first: Measured, last: Measured): void {
  const cost = first.articlesPerSecond / last.articlesPerSecond;
  const logarithm = Math.log(last.window) / Math.log(first.window);
  console.log(
    `\nfrom ${first.window} to ${last.window} articles the cost of one grew ${cost.toFixed(2)} times, the logarithm of the window ${logarithm.toFixed(2)} times`,
  );
}

if (import.meta.main) await run(process.argv.slice(2));
