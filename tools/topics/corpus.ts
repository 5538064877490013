import { join } from 'node:path';
import { phraseHash } from '../../libs/news/src/tokenize.ts';
import { formsOf, type Form } from './forms.ts';
import { guess, keywordLinear, type Guesses } from './guess.ts';
import type { Keywords } from './keywords-of.ts';
import { readLabels, type Label } from './labels.ts';
import type { Linear } from './learn.ts';
import { mixtures, type Mixture } from './mixtures.ts';
import { readTrainingFile, trainingFiles } from './raw-articles.ts';
import type { TopicId } from './section-priors.ts';
import { vocabularyOf, type Vocabulary } from './vectors.ts';

/** All that is known in one language. */
export type Corpus = {
  readonly vocabulary: Vocabulary;
  /** Every article once, as title and body. */
  readonly whole: readonly Form[];
  /** Some articles again: the title alone. */
  readonly variants: readonly Form[];
  readonly mixtures: readonly Mixture[];
  /** In how many forms of articles each phrase is. */
  readonly frequency: Float64Array;
  readonly labels: ReadonlyMap<string, Label>;
  readonly keywordModels: ReadonlyMap<TopicId, Linear>;
  readonly guesses: Guesses;
};

/** A phrase is learnt from so many articles on: fewer in the smaller collection. */
const minArticles = { vi: 8, en: 4 } as const;

export function readCorpus(
  folder: string,
  labelFolder: string,
  language: 'vi' | 'en',
  keywords: ReadonlyMap<TopicId, Keywords>,
): Corpus {
  const articles = trainingFiles
    .filter((file) => file.startsWith(language))
    .flatMap((file) => readTrainingFile(folder, file));
  const texts = articles.map(({ title, body }) => ({ title, summary: body }));
  const seeds = [...keywords.values()].flatMap((words) => Object.keys(words));
  const vocabulary = vocabularyOf(
    texts,
    minArticles[language],
    seeds.map((phrase) => [phraseHash(phrase), phrase] as const),
  );
  const { whole, variants } = formsOf(articles, vocabulary);
  const labels = readLabels(join(labelFolder, `${language}.tsv`));
  const keywordModels = new Map(
    Array.from(keywords, ([topic, words]) => [
      topic,
      keywordLinear(vocabulary, language, topic, words),
    ]),
  );
  const guesses = new Map(
    Array.from(keywordModels, ([topic, model]) => [topic, guessAll(whole, topic, model)]),
  );
  const mixed = mixtures(whole, guesses, new Set(labels.keys()), vocabulary);
  const frequency = new Float64Array(vocabulary.phrases.length);
  for (const { vector } of [...whole, ...variants]) {
    for (const id of vector.ids) frequency[id] = (frequency[id] as number) + 1;
  }
  return {
    vocabulary,
    frequency,
    whole,
    variants,
    mixtures: mixed,
    labels,
    keywordModels,
    guesses,
  };
}

function guessAll(forms: readonly Form[], topic: TopicId, model: Linear): Map<string, number> {
  return new Map(
    forms.map(({ article, vector }) => [article.id, guess(article, vector, topic, model)]),
  );
}
