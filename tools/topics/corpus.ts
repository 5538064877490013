import { join } from 'node:path';
import { phraseHash } from '../../libs/news/src/tokenize.ts';
import { guess, keywordLinear } from './guess.ts';
import type { Keywords } from './keywords-of.ts';
import { readLabels, type Label } from './labels.ts';
import { randomFrom, type Linear } from './learn.ts';
import { mixtures, type Mixture } from './mixtures.ts';
import { readTrainingFile, trainingFiles, type TrainingArticle } from './raw-articles.ts';
import type { TopicId } from './section-priors.ts';
import { vectorOf, vocabularyOf, type Vector, type Vocabulary } from './vectors.ts';

/** An article in one of the forms that the model will meet. */
export type Form = {
  readonly article: TrainingArticle;
  readonly vector: Vector;
  readonly weight: number;
};

/** Topic to article id to how likely the article belongs to it. */
export type Guesses = ReadonlyMap<TopicId, ReadonlyMap<string, number>>;

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
const titleShare = 0.3;
const variantWeight = 0.5;

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
  const random = randomFrom(7);
  const whole: Form[] = [];
  const variants: Form[] = [];
  articles.forEach((article, at) => {
    const text = texts[at] ?? { title: '', summary: '' };
    whole.push({ article, vector: vectorOf(text, vocabulary), weight: 1 });
    if (text.summary === '' || random() >= titleShare) return;
    const vector = vectorOf({ title: text.title }, vocabulary);
    variants.push({ article, vector, weight: variantWeight });
  });
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
