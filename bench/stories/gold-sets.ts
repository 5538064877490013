import { join } from 'node:path';
import { readArticles, type GoldArticle } from './read-articles.ts';

export type GoldSet = {
  readonly name: string;
  readonly file: string;
  readonly language: string;
  /** Whether its stories are in time, one after the other, or all at once. */
  readonly inTime: boolean;
};

/** Articles grouped by people, in the folder "stories" of the data. */
export const goldSets: readonly GoldSet[] = [
  { name: 'vi-mds', file: 'vi-mds.dev.jsonl.gz', language: 'vi', inTime: false },
  { name: 'vi-rss', file: 'vi-rss.dev.jsonl', language: 'vi', inTime: true },
  { name: 'vi-rss-2026-02', file: 'vi-rss-2026-02.dev.jsonl', language: 'vi', inTime: true },
  { name: 'en-basil', file: 'en-basil.dev.jsonl.gz', language: 'en', inTime: false },
  { name: 'en-wikinews', file: 'en-wikinews.dev.jsonl.gz', language: 'en', inTime: false },
  { name: 'en-stream', file: 'en-stream.dev.jsonl', language: 'en', inTime: true },
  { name: 'en-uci', file: 'en-uci.dev.jsonl', language: 'en', inTime: false },
];

/** In file order. @param data where the folder "stories" is */
export function readGoldSet(
  data: string,
  { file, language }: GoldSet,
  options: { readonly links?: boolean } = {},
): GoldArticle[] {
  return readArticles(join(data, 'stories', file), { language, ...options });
}
