import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { normalise } from '../../libs/news/src/normalise.ts';

export type Language = 'vi' | 'en';

export type TrainingArticle = {
  /** Names the article in the files of labels without repeating its text. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** Topics by reading, where the collection has them. */
  readonly topics: readonly string[] | undefined;
  /** Topics that are arguable for it. */
  readonly maybe: readonly string[];
};

type Row = Readonly<Record<string, unknown>>;

/** Collections without titles begin with the headline; so many words stand in for it. */
const headlineWords = 12;
const bodyWords = 90;

/** The articles of one collection, `<folder>/<name>.jsonl` or packed as `.jsonl.gz`, each text once. */
export function readArticles(folder: string, name: string): TrainingArticle[] {
  const articles = new Map<string, TrainingArticle>();
  for (const line of readLines(folder, name)) {
    const article = articleOf(JSON.parse(line) as Row);
    if (article.title !== '') articles.set(article.id, article);
  }
  return [...articles.values()];
}

/** What tells one headline from another: its letters and digits. */
export function headlineKey(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function readLines(folder: string, name: string): string[] {
  const packed = join(folder, `${name}.jsonl.gz`);
  const text = existsSync(packed)
    ? gunzipSync(readFileSync(packed)).toString('utf8')
    : readFileSync(join(folder, `${name}.jsonl`), 'utf8');
  return text.split('\n').filter((line) => line !== '');
}

function articleOf(row: Row): TrainingArticle {
  const string = (field: string): string => clean(row[field]);
  const all = (string('text') || string('sentence')).split(' ');
  const title = string('title');
  const body =
    string('summary') || (title ? all : all.slice(headlineWords)).slice(0, bodyWords).join(' ');
  const headline = title || all.slice(0, headlineWords).join(' ');
  return {
    id: createHash('sha256').update(`${headline}\n${body}`).digest('hex').slice(0, 12),
    title: headline,
    body: body === headline ? '' : body,
    topics: row['topics'] as string[] | undefined,
    maybe: (row['maybe'] as string[] | undefined) ?? [],
  };
}

function clean(value: unknown): string {
  return typeof value === 'string' ? normalise(value).replace(/\s+/gu, ' ').trim() : '';
}
