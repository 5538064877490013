import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { extractArticle } from '../apps/ingest/src/pages/extract.ts';
import { UnreadablePage } from '../apps/ingest/src/pages/unreadable-page.ts';
import { z } from 'zod';

const GroundTruth = z.record(
  z.string(),
  z.object({ articleBody: z.string(), url: z.string().optional() }),
);

/** A page's counts, each divided by their sum, so that long pages weigh as much as short ones. */
type Matching = { readonly tp: number; readonly fp: number; readonly fn: number };

/** `npm run bench -- extraction [--data DIR] [--worst N]`: how much of the articles of a public
 *  benchmark the page reader finds, scored as the scrapinghub article-extraction-benchmark does
 *  (github.com/scrapinghub/article-extraction-benchmark, evaluate.py): precision and recall of
 *  4-word shingles, each averaged over pages, F1 of the two averages. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string', default: '../shared/data/html/aeb' },
      worst: { type: 'string', default: '0' },
    },
  });
  const data = resolve(values.data);
  const truth = GroundTruth.parse(
    JSON.parse(readFileSync(join(data, 'ground-truth.json'), 'utf8')),
  );
  const pages = Object.entries(truth).map(([id, { articleBody, url }]) => {
    const html = gunzipSync(readFileSync(join(data, 'html', `${id}.html.gz`)));
    const started = performance.now();
    const usedBefore = threadMs();
    const { text, via } = read(html, url);
    const ms = performance.now() - started;
    const ownMs = threadMs() - usedBefore;
    return { url: url ?? id, ms, ownMs, via, ...match(articleBody, text) };
  });
  const precision = mean(pages.filter(({ tp, fp }) => tp + fp > 0).map(precisionOf));
  const recall = mean(pages.filter(({ tp, fn }) => tp + fn > 0).map(recallOf));
  const ms = pages.map((page) => page.ms).sort((one, other) => one - other);
  const ownMs = pages.map((page) => page.ownMs).sort((one, other) => one - other);
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(
    `${pages.length} pages: F1 ${f1.toFixed(3)}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
  );
  console.log(
    `${mean(ms).toFixed(1)} ms a page (median ${at(ms, 0.5).toFixed(1)}, 95 % in ${at(ms, 0.95).toFixed(1)})`,
  );
  console.log(
    `${mean(ownMs).toFixed(1)} ms of the thread's own time (median ${at(ownMs, 0.5).toFixed(1)}, 95 % in ${at(ownMs, 0.95).toFixed(1)}), whatever else the machine does`,
  );
  const byF1 = pages.toSorted((one, other) => f1Of(one) - f1Of(other));
  for (const page of byF1.slice(0, Number(values.worst))) {
    console.log(
      `  ${precisionOf(page).toFixed(2)} ${recallOf(page).toFixed(2)} ${page.via} ${page.url}`,
    );
  }
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function read(html: Uint8Array, url: string | undefined): { text: string; via: string } {
  try {
    return extractArticle(html, { now: new Date(), ...(url !== undefined && { url }) });
  } catch (error) {
    if (error instanceof UnreadablePage) return { text: '', via: 'unreadable' };
    throw error;
  }
}

function match(truth: string, found: string): Matching {
  const expected = shingles(truth);
  const actual = shingles(found);
  const counts = { tp: 0, fp: 0, fn: 0 };
  for (const shingle of new Set([...expected.keys(), ...actual.keys()])) {
    const wanted = expected.get(shingle) ?? 0;
    const got = actual.get(shingle) ?? 0;
    counts.tp += Math.min(wanted, got);
    counts.fp += Math.max(0, got - wanted);
    counts.fn += Math.max(0, wanted - got);
  }
  const sum = counts.tp + counts.fp + counts.fn || 1;
  return { tp: counts.tp / sum, fp: counts.fp / sum, fn: counts.fn / sum };
}

/** Python's `\w+`: letters, digits and the underscore, marks not among them. */
function shingles(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let from = 0; from < Math.max(1, tokens.length - 3); from++) {
    const shingle = tokens.slice(from, from + 4).join(' ');
    if (shingle) counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

const precisionOf = ({ tp, fp, fn }: Matching): number => (fp + fn === 0 ? 1 : tp / (tp + fp || 1));
const recallOf = ({ tp, fp, fn }: Matching): number => (fp + fn === 0 ? 1 : tp / (tp + fn || 1));
const f1Of = (page: Matching): number => (2 * page.tp) / (2 * page.tp + page.fp + page.fn || 1);
const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / (numbers.length || 1);
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

if (import.meta.main) await run(process.argv.slice(2));
