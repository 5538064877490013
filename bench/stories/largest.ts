import { join } from 'node:path';

import { StoryGrouper, type StoryArticle, type StorySettings } from '@newsline/news/grouping';
import { readArticles } from './read-articles.ts';

const shown = 15;
const memoryDays = 14;
const dayMs = 86_400_000;

/** Prints the sizes and the largest stories of a long stream: hundreds of articles in one would be
 *  a daily column taken for an event, or stories that ran into each other. */
export function printLargest(data: string, settings: Partial<StorySettings>): void {
  const articles = ['vi-rss-2026-02.jsonl.gz', 'vi-rss-2026-03.jsonl.gz']
    .flatMap((file) => readArticles(join(data, 'streams', file), { language: 'vi', links: true }))
    .sort((a, b) => (a.publishedAt?.getTime() ?? 0) - (b.publishedAt?.getTime() ?? 0));
  const grouper = new StoryGrouper(settings);
  const stories = new Map<string, StoryArticle[]>();
  let oldest = 0;
  for (const [at, article] of articles.entries()) {
    const { storyId } = grouper.place({ ...article, id: String(at) });
    stories.set(storyId, [...(stories.get(storyId) ?? []), article]);
    const since = (article.publishedAt?.getTime() ?? 0) - memoryDays * dayMs;
    while ((articles[oldest]?.publishedAt?.getTime() ?? 0) < since) grouper.forget(`${oldest++}`);
  }
  const bySize = [...stories.values()].sort((a, b) => b.length - a.length);
  const links = new Set(articles.map(({ url }) => url)).size;
  console.log(`\n${articles.length} articles (${links} links), ${bySize.length} stories, of which`);
  for (const least of [2, 5, 10, 20, 50, 100]) {
    console.log(`  ${bySize.filter(({ length }) => length >= least).length} of ${least} or more`);
  }
  for (const story of bySize.slice(0, shown)) {
    const days = [
      ...new Set(story.map(({ publishedAt }) => publishedAt?.toISOString().slice(5, 10))),
    ];
    console.log(`\n${story.length} articles, ${days[0]} to ${days.at(-1)}`);
    const step = Math.ceil(story.length / 8);
    for (const { title } of story.filter((_, at) => at % step === 0)) console.log(`  ${title}`);
  }
}
