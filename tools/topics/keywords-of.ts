import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Phrase to weight. */
export type Keywords = Readonly<Record<string, number>>;

/** The keywords that a topic folder gives for a language. */
export function keywordsOf(folder: string, topic: string, language: string): Keywords {
  const file = join(folder, topic, 'topic.json');
  const { keywords = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
    keywords?: Readonly<Record<string, Keywords>>;
  };
  return keywords[language] ?? {};
}
