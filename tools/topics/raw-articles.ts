import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { normalise } from '../../libs/news/src/normalise.ts';

export type TrainingArticle = {
  /** Names the article in the files of labels without repeating its text. */
  readonly id: string;
  readonly language: 'vi' | 'en';
  readonly file: string;
  /** What its own collection calls it: a section, a tag, an outlet or a code. */
  readonly section: string;
  readonly title: string;
  readonly body: string;
};

type Row = Readonly<Record<string, unknown>>;

const sectionField: Readonly<Record<string, string>> = {
  'vi-rss-unlabelled': 'source',
  'en-cyber-newsdatahub': 'file',
  'en-cyber-feeds': 'source',
  'en-nyt-headlines': 'topicCode',
  'en-plover': 'gold_root',
};

export const trainingFiles = [
  'vi-rss-unlabelled',
  'vi-vntc10',
  'vi-vntc27',
  'vi-unc',
  'vi-sib200',
  'en-allsides',
  'en-cyber-newsdatahub',
  'en-cyber-feeds',
  'en-masakhanews',
  'en-nyt-headlines',
  'en-plover',
  'en-sib200',
] as const;

/** Collections without titles begin with the headline; so many words stand in for it. */
const headlineWords = 12;
const bodyWords = 90;

/** The articles of one collection, each text once. */
export function readTrainingFile(folder: string, file: string): TrainingArticle[] {
  const lines = gunzipSync(readFileSync(join(folder, `${file}.jsonl.gz`))).toString('utf8');
  const articles = new Map<string, TrainingArticle>();
  for (const line of lines.split('\n')) {
    if (line === '') continue;
    const article = articleOf(JSON.parse(line) as Row, file);
    if (article.title !== '') articles.set(article.id, article);
  }
  return [...articles.values()];
}

function articleOf(row: Row, file: string): TrainingArticle {
  const string = (name: string): string => clean(row[name]);
  const all = (string('text') || string('sentence')).split(' ');
  const title = string('title');
  const body =
    string('summary') || (title ? all : all.slice(headlineWords)).slice(0, bodyWords).join(' ');
  const headline = title || all.slice(0, headlineWords).join(' ');
  return {
    id: createHash('sha256').update(`${headline}\n${body}`).digest('hex').slice(0, 12),
    language: file.startsWith('vi') ? 'vi' : 'en',
    file,
    section: string(sectionField[file] ?? 'label'),
    title: headline,
    body: body === headline ? '' : body,
  };
}

function clean(value: unknown): string {
  return typeof value === 'string' ? normalise(value).replace(/\s+/gu, ' ').trim() : '';
}
