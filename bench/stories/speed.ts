import { join } from 'node:path';

import { StoryGrouper, type StorySettings } from '@newsline/news';
import { readArticles } from './read-articles.ts';

const measured = 4_000;

/** Prints microseconds an article, title and summary, once so many articles are live. */
export function measureSpeed(data: string, settings: Partial<StorySettings>): void {
  const path = join(data, 'topics/train/vi-rss-unlabelled.jsonl.gz');
  const articles = readArticles(path, { language: 'vi' }).map((article, at) => ({
    ...article,
    id: String(at),
  }));
  console.log('\nlive articles   µs an article   heap MB');
  for (const live of [1_000, 10_000, 100_000]) {
    const grouper = new StoryGrouper({ ...settings, maxArticles: live });
    for (const article of articles.slice(0, live)) grouper.place(article);
    globalThis.gc?.();
    const heap = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
    const newcomers = articles.slice(live, live + measured);
    const started = performance.now();
    for (const article of newcomers) grouper.place(article);
    const each = ((performance.now() - started) * 1000) / newcomers.length;
    console.log(
      String(grouper.size).padStart(13),
      each.toFixed(1).padStart(15),
      (heap / 1e6).toFixed(0).padStart(9),
    );
  }
}
