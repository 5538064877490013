import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ArchiveArticle } from '@newsline/classify/training';
import { fold, normalise } from '@newsline/news';
import type { GoldArticle } from '../labelled/gold.ts';

const collections = { vi: 'vi-rss-unlabelled', en: 'en-huffpost' } as const;

/** Real articles that nobody has labelled, evenly from each collection, `most` a language, none that is to
 *  be measured on. */
export function readArchive(
  folder: string,
  most: number,
  measured: readonly GoldArticle[],
): ArchiveArticle[] {
  const known = new Set(measured.map(({ title }) => fold(title)));
  return Object.entries(collections).flatMap(([language, name]) => {
    const lines = gunzipSync(readFileSync(join(folder, `${name}.jsonl.gz`)))
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '');
    const articles = lines.flatMap((line, n): ArchiveArticle[] => {
      const row = JSON.parse(line) as { readonly title?: string; readonly summary?: string };
      const title = normalise(row.title ?? '');
      if (title === '' || known.has(fold(title))) return [];
      const summary = normalise(row.summary ?? '');
      return [
        {
          id: `${name} ${n}`,
          title,
          summary,
          text: '',
          language,
          languageHint: language,
          categories: [],
        },
      ];
    });
    const step = Math.max(1, articles.length / most);
    return Array.from(
      { length: Math.min(most, articles.length) },
      (_, n) => articles[Math.floor(n * step)] as ArchiveArticle,
    );
  });
}
