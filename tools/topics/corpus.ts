import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocumentReader } from './documents.ts';
import { readLabels } from './labels.ts';
import { learnPairs, type LearntPairs } from './learn-pairs.ts';
import { headlineKey, readArticles, type Language, type TrainingArticle } from './raw-articles.ts';
import { WordPairs } from '../../libs/news/src/topics/word-pairs.ts';

/** An article that somebody has read. */
export type Labelled = {
  readonly article: TrainingArticle;
  readonly topics: ReadonlySet<string>;
  /** What was not asked, or is arguable. */
  readonly unknown: ReadonlySet<string>;
  /** Where the label is from: a collection, or a file of labels. */
  readonly source: string;
  /** How the article came to be labelled: by chance from what came, chosen for being hard, or written
   *  for this project. */
  readonly chosen: 'by chance' | 'as hard' | 'written';
};

/** All that is known in one language. */
export type Corpus = {
  readonly language: Language;
  readonly pairs: LearntPairs | undefined;
  readonly reader: DocumentReader;
  readonly labelled: readonly Labelled[];
  readonly unlabelled: readonly TrainingArticle[];
};

export const theThree = ['diplomacy', 'cybersecurity', 'entertainment'] as const;
export const theTen = [
  'war',
  'politics',
  'economy',
  'sport',
  'science-technology',
  'health',
  'crime',
  'disaster-weather',
  'education',
  'society',
] as const;
export const topicIds: readonly string[] = [...theThree, ...theTen];

type Files = {
  /** Collections whose articles are labelled with the three. */
  readonly read: readonly string[];
  /** Collections whose own labels are none of ours. */
  readonly unlabelled: readonly string[];
  /** Old ones, only for the articles of them that are in the files of labels. */
  readonly archives: readonly string[];
};

const files: Readonly<Record<Language, Files>> = {
  vi: {
    read: ['vi-read', 'vi-hard'],
    unlabelled: ['vi-rss-unlabelled'],
    archives: ['vi-vntc10', 'vi-vntc27', 'vi-unc', 'vi-sib200'],
  },
  en: {
    read: ['en-read', 'en-hard'],
    unlabelled: [
      'en-huffpost',
      'en-uci',
      'en-allsides',
      'en-nyt-headlines',
      'en-masakhanews',
      'en-cyber-newsdatahub',
      'en-cyber-feeds',
    ],
    archives: ['en-plover', 'en-sib200'],
  },
};

type LabelFile = {
  readonly name: string;
  /** The topics that were asked of each article. */
  readonly asked: readonly string[];
  readonly chosen: Labelled['chosen'];
};

const labelFiles: readonly LabelFile[] = [
  { name: 'natural', asked: topicIds, chosen: 'by chance' },
  { name: 'chosen', asked: topicIds, chosen: 'as hard' },
  { name: 'first', asked: theThree, chosen: 'as hard' },
];

/**
 * Reads the training material in `<data>/train`, the labels and the headlines beside this file, and
 * the counter-examples of the topics. An article whose
 * headline is in a collection for measuring (`<data>/*.dev.jsonl`) is left out.
 */
export function readCorpus(data: string, topicsFolder: string, language: Language): Corpus {
  const folder = join(data, 'train');
  const measured = measuredHeadlines(data);
  const read = (names: readonly string[]) =>
    names.flatMap((name) =>
      readArticles(folder, name).filter(({ title }) => !measured.has(headlineKey(title))),
    );
  const unlabelled = read(files[language].unlabelled);
  const archives = read(files[language].archives);
  const labelled = [
    ...files[language].read.flatMap((name) =>
      read([name]).map((article) => fromFile(article, name)),
    ),
    ...labelFiles.flatMap((file) => fromLabels([...unlabelled, ...archives], language, file)),
    ...readArticles(join(import.meta.dirname, 'written'), language).map(written),
    ...counterExamples(topicsFolder, language),
  ];
  const pairs =
    language === 'vi'
      ? learnPairs([...unlabelled, ...archives].map(({ title, body }) => `${title}\n${body}`))
      : undefined;
  const known = new Set(labelled.map(({ article }) => headlineKey(article.title)));
  return {
    language,
    pairs,
    reader: new DocumentReader(language, pairs && new WordPairs(pairs.hashes, pairs.cohesion)),
    labelled,
    unlabelled: unlabelled.filter(({ title }) => !known.has(headlineKey(title))),
  };
}

function measuredHeadlines(data: string): Set<string> {
  const names = existsSync(data) ? readdirSync(data) : [];
  return new Set(
    names
      .filter((name) => name.endsWith('.dev.jsonl'))
      .flatMap((name) => readArticles(data, name.slice(0, -'.jsonl'.length)))
      .map(({ title }) => headlineKey(title)),
  );
}

function fromFile(article: TrainingArticle, source: string): Labelled {
  const unknown = new Set([...theTen, ...article.maybe]);
  return { article, topics: new Set(article.topics), unknown, source, chosen: 'as hard' };
}

function fromLabels(
  articles: readonly TrainingArticle[],
  language: Language,
  { name, asked, chosen }: LabelFile,
): Labelled[] {
  const labels = readLabels(join(import.meta.dirname, 'labels', `${language}-${name}.tsv`));
  const unasked = topicIds.filter((topic) => !asked.includes(topic));
  const seen = new Set<string>();
  return articles.flatMap((article) => {
    const label = labels.get(article.id);
    if (!label || seen.has(article.id)) return [];
    seen.add(article.id);
    const unknown = new Set([...unasked, ...label.doubtful]);
    return [{ article, topics: label.topics, unknown, source: name, chosen }];
  });
}

function written(article: TrainingArticle): Labelled {
  const topics = new Set(article.topics);
  return { article, topics, unknown: new Set(article.maybe), source: 'written', chosen: 'written' };
}

/** Headlines in the folders of topics that sound like the topic and are not. */
function counterExamples(folder: string, language: Language): Labelled[] {
  return topicIds.flatMap((topic) => {
    const file = readFileSync(join(folder, topic, 'topic.json'), 'utf8');
    const parsed = JSON.parse(file) as { counterExamples?: Partial<Record<Language, string[]>> };
    return (parsed.counterExamples?.[language] ?? []).map((title): Labelled => ({
      article: { id: title, title, body: '', topics: [], maybe: [] },
      topics: new Set(),
      unknown: new Set(topicIds.filter((other) => other !== topic)),
      source: 'counter-examples',
      chosen: 'written',
    }));
  });
}
