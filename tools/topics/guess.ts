import { phraseHash } from '../../libs/news/src/tokenize.ts';
import { keywordModel } from '../../libs/news/src/topics/topic-model.ts';
import type { Keywords } from './keywords-of.ts';
import { logistic, rawScore, type Linear } from './learn.ts';
import type { TrainingArticle } from './raw-articles.ts';
import { sectionPriors, topicIds, type TopicId } from './section-priors.ts';
import type { Vector, Vocabulary } from './vectors.ts';

/** Topic to article id to how likely the article belongs to it. */
export type Guesses = ReadonlyMap<TopicId, ReadonlyMap<string, number>>;

/** How much keywords and section say, as log-odds. */
const keywordTrust = 1.44;
const sectionTrust = 1.2;

/** How likely an article nobody has labelled belongs to a topic, from its keywords and section. */
export function guess(
  article: TrainingArticle,
  vector: Vector,
  topic: TopicId,
  fromKeywords: Linear,
): number {
  const section = sectionPriors(article)[topicIds.indexOf(topic)] ?? 0;
  return logistic(keywordTrust * rawScore(vector, fromKeywords) + sectionTrust * section);
}

/** The keywords of a topic as a model over the vocabulary. */
export function keywordLinear(
  vocabulary: Vocabulary,
  language: string,
  topic: TopicId,
  keywords: Keywords,
): Linear {
  const { bias, weights } = keywordModel(topic, language, keywords);
  const linear = new Float32Array(vocabulary.phrases.length);
  for (const [phrase, weight] of weights) {
    const id = vocabulary.idOf.get(phraseHash(phrase));
    if (id !== undefined) linear[id] = weight;
  }
  return { bias, weights: linear };
}
