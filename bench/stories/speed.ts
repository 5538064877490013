import { join } from 'node:path';

import { StoryGrouper, type StoryArticle, type StorySettings } from '@newsline/news/grouping';
import { readArticles } from './read-articles.ts';

const measured = 8_000;
/** The clock of a thread ticks every four milliseconds on some machines. */
const batch = 800;

/** Prints microseconds of processor time an article, title and summary, once so many articles are live and each
 *  newcomer pushes the oldest one out: the median of batches, and the quickest tenth, which a busy
 *  machine disturbs less. And the memory that a live article takes. */
export function measureSpeed(data: string, settings: Partial<StorySettings>): void {
  const path = join(data, 'topics/train/vi-rss-unlabelled.jsonl.gz');
  const articles = readArticles(path, { language: 'vi' }).map((article, at): StoryArticle => ({
    ...article,
    id: String(at),
  }));
  console.log('\nlive articles   µs an article (median)   (quickest tenth)   kB an article');
  for (const live of [1_000, 10_000, 100_000]) {
    const before = memoryInUse();
    const grouper = new StoryGrouper({ ...settings, maxArticles: live });
    for (const article of articles.slice(0, live)) grouper.place(article);
    const bytes = (memoryInUse() - before) / live;
    const times = timeBatches(grouper, articles.slice(live, live + measured));
    console.log(
      String(grouper.size).padStart(13),
      percentile(times, 0.5).padStart(24),
      percentile(times, 0.1).padStart(18),
      (bytes / 1000).toFixed(1).padStart(15),
    );
  }
}

function timeBatches(grouper: StoryGrouper, newcomers: readonly StoryArticle[]): number[] {
  const times: number[] = [];
  for (let at = 0; at < newcomers.length; at += batch) {
    const some = newcomers.slice(at, at + batch);
    const started = process.threadCpuUsage();
    for (const article of some) grouper.place(article);
    const { user, system } = process.threadCpuUsage(started);
    times.push((user + system) / some.length);
  }
  return times.sort((a, b) => a - b);
}

function percentile(sorted: readonly number[], share: number): string {
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0);
}

function memoryInUse(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
