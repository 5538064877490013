import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { normalise, readDate } from '@newsline/news';
import type { StoryArticle } from '@newsline/news/grouping';

type Row = { title: string; summary: string; source: string; published: string; link: string };

const files = ['vi-rss-2026-02.jsonl.gz', 'vi-rss-2026-03.jsonl.gz'];

/** Two months of feeds of three outlets, in file order. */
export function readStream(folder: string): StoryArticle[] {
  return files
    .flatMap((file) =>
      gunzipSync(readFileSync(join(folder, file)))
        .toString('utf8')
        .trim()
        .split('\n'),
    )
    .map((line, at) => {
      const { title, summary, source, published, link } = JSON.parse(line) as Row;
      return {
        id: String(at),
        language: 'vi',
        title: normalise(title),
        summary: normalise(summary),
        publishedAt: readDate(published, { now: new Date(0), zone: '+07:00' })?.at ?? null,
        url: link,
        outlet: source.split(' - ')[0] ?? source,
      };
    });
}
