import { readFileSync } from 'node:fs';
import { normalise } from '@newsline/news';
import type { GoldTopics } from './score.ts';

/** An article that was read and labelled. */
export type GoldArticle = GoldTopics & {
  readonly title: string;
  readonly summary: string;
  /** ISO 639-1, where the file tells. */
  readonly language?: string | undefined;
};

/** Reads a file of JSON lines: `{title, summary, topics, maybe?, language?}`. */
export function readGold(file: string, language?: string): GoldArticle[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Partial<GoldArticle>)
    .map((row) => ({
      title: normalise(row.title ?? ''),
      summary: normalise(row.summary ?? ''),
      topics: row.topics ?? [],
      maybe: row.maybe ?? [],
      language: row.language ?? language,
    }));
}
