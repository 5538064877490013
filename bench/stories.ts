import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { defaultStorySettings, StoryGrouper, type StorySettings } from '@newsline/news/grouping';
import { bCubed } from './stories/b-cubed.ts';
import { readArticles, type GoldArticle } from './stories/read-articles.ts';
import { measureSpeed } from './stories/speed.ts';
import { printLargest } from './stories/largest.ts';

const usage = `npm run bench -- stories [--data DIR] [--set NAME=NUMBER …] [--streams] [--no-speed]

Groups each file of stories in its order, with one setting for all, and prints B-cubed precision,
recall and F1; then microseconds an article with many articles live.

  --data DIR         where the folders "stories", "streams" and "topics" are (default ../shared/data)
  --set NAME=NUMBER  another setting than the default (see libs/news/src/stories/settings.ts)
  --streams          the largest stories of two months of three outlets, to look at
  --no-speed         scores only`;

const files = [
  { name: 'vi-mds', file: 'vi-mds.dev.jsonl.gz', language: 'vi' },
  { name: 'vi-rss', file: 'vi-rss.dev.jsonl', language: 'vi' },
  { name: 'vi-rss with links', file: 'vi-rss.dev.jsonl', language: 'vi', links: true },
  { name: 'en-basil', file: 'en-basil.dev.jsonl.gz', language: 'en' },
  { name: 'en-wikinews', file: 'en-wikinews.dev.jsonl.gz', language: 'en' },
];

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string', default: join(import.meta.dirname, '../../shared/data') },
      set: { type: 'string', multiple: true, default: [] },
      streams: { type: 'boolean', default: false },
      'no-speed': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const settings = changedSettings(values.set);
  console.log('file'.padEnd(20), 'articles stories  found  precision recall     F1');
  for (const { name, file, ...options } of files) {
    const articles = readArticles(join(values.data, 'stories', file), options);
    console.log(name.padEnd(20), scoreLine(articles, settings));
  }
  if (!values['no-speed']) measureSpeed(values.data, settings);
  if (values.streams) printLargest(values.data, settings);
}

function changedSettings(changes: readonly string[]): Partial<StorySettings> {
  return Object.fromEntries(
    changes.map((change) => {
      const [name = '', number = ''] = change.split('=');
      if (!Object.hasOwn(defaultStorySettings, name)) throw new Error(`No setting ${name}`);
      return [name, Number(number)];
    }),
  );
}

function scoreLine(articles: readonly GoldArticle[], settings: Partial<StorySettings>): string {
  const grouper = new StoryGrouper(settings);
  const groups = articles.map((article) => grouper.place(article).storyId);
  const truth = articles.map(({ story }) => story);
  const { precision, recall, f1 } = bCubed(truth, groups);
  const counts = [articles.length, new Set(truth).size, new Set(groups).size];
  return [
    ...counts.map((count) => String(count).padStart(7)),
    ...[precision, recall, f1].map((share) => share.toFixed(3).padStart(8)),
  ].join(' ');
}

if (import.meta.main) await run(process.argv.slice(2));
