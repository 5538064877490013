import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { StoryGrouper, type StoryArticle } from '@newsline/news/grouping';
import { otherEvents } from './group/other-events.ts';
import { Meter, type Measured } from './group/meter.ts';
import { plot } from './group/plot.ts';
import { readStream } from './group/read-stream.ts';

const usage = `npm run bench -- group [--streams DIR] [--articles N] [--plot FILE]

Groups two months of three outlets and ten times as many articles made from them, in time order, with a
memory of 300,000 articles. Prints, as the window grows: articles a second, the median and the 99th
percentile of one, how many candidates are compared with it, how many stories opened, and what memory it
takes: in use, by remembered article, and of the whole process, this benchmark included. A window is
measured by its last 5,000 articles, or its last half; the last one is full, so that each newcomer
pushes the oldest one out.

  --streams DIR  where the files are (default ../shared/data/streams)
  --articles N   stops after so many
  --plot FILE    draws speed and memory by window, as SVG`;

const copies = 10;
const windows = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000];
const mostMeasured = 5_000;
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
  const total = Math.min(Number(values.articles), stream.length * (copies + 1));
  const rows: Measured[] = [];
  console.log(
    ' window  articles/s  median µs    p99 µs  candidates  opened  MB in use  bytes/article  MB resident',
  );
  const grouper = new StoryGrouper({ maxArticles: windows.at(-1) as number });
  const meter = new Meter(grouper);
  let placed = 0;
  for (const article of otherEvents(stream, copies)) {
    if (placed === 0) meter.start();
    const end = nextEnd(placed, total);
    if (end === undefined) break;
    placed++;
    meter.place(article, placed > end - Math.min(mostMeasured, end / 2));
    if (placed === end) rows.push(print(meter.read()));
  }
  const [first, last] = [rows[0], rows.at(-1)];
  if (first && last) printGrowth(first, last);
  if (values.plot) writeFileSync(values.plot, plot(rows));
}

function warmUp(articles: readonly StoryArticle[]): void {
  const grouper = new StoryGrouper();
  for (const article of articles) grouper.place(article);
}

/** After how many articles the window is measured that is being filled; the last one is measured once all
 *  are placed. */
function nextEnd(placed: number, total: number): number | undefined {
  const ends = windows.slice(0, -1).filter((window) => window <= total);
  if (total >= (windows.at(-1) as number)) ends.push(total);
  return ends.find((end) => end > placed);
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
    [Math.round(row.residentMegabytes), 13],
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
