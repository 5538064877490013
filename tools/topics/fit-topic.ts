import { calibrate, calibrated, f1, forBestF1, type Outcome } from './calibrate.ts';
import type { Corpus } from './corpus.ts';
import type { Form } from './forms.ts';
import { learn, randomFrom, rawScore, type Example, type Learning, type Linear } from './learn.ts';
import type { Mixture } from './mixtures.ts';
import { fileWeight, type TopicId } from './section-priors.ts';

/** Chosen by cross-validation on the labels of tools/topics/labels. */
const learning: Learning = { epochs: 2, alpha: 0.2, l1: 0.5, l2: 1 };
/** How much a label read by eye counts beside one guessed from section and keywords. */
const labelWeight = 15;
const mixtureWeight = 0.7;
/** A keyword's weight is where learning starts, at this share; one that hardly occurs, so that
 *  nothing can be learnt of it, keeps all of it. */
const keywordShare = 0.5;
const hardlyOccurs = 30;
const parts = 4;

export type Fit = {
  readonly model: Linear;
  /** On labelled articles that the scoring model had not learnt from. */
  readonly heldOutF1: number;
  readonly heldOut: number;
};

/**
 * Learns one topic. Every article counts with its guess, the more the surer the guess is, so that
 * what section and keywords leave open counts for nothing. Labels read by eye replace the guess.
 * Each quarter of the labelled articles is scored by a model that has not seen it, and from these
 * scores the final model is calibrated.
 */
export function fitTopic(corpus: Corpus, topic: TopicId): Fit {
  const labelled = corpus.whole.filter(({ article }) => corpus.labels.has(article.id));
  const partOf = new Map(labelled.map(({ article }, at) => [article.id, at % parts]));
  const outcomes: Outcome[] = [];
  for (let part = 0; part < parts; part++) {
    const model = train(corpus, topic, ({ article }) => partOf.get(article.id) !== part);
    for (const { article, vector } of labelled) {
      const label = corpus.labels.get(article.id);
      if (partOf.get(article.id) !== part || !label || label.doubtful.has(topic)) continue;
      outcomes.push({ score: rawScore(vector, model), belongs: label.topics.has(topic) });
    }
  }
  const calibration = forBestF1(outcomes, calibrate(outcomes));
  const model = calibrated(
    train(corpus, topic, () => true),
    calibration,
  );
  return { model, heldOutF1: f1(outcomes, calibration), heldOut: outcomes.length };
}

function train(corpus: Corpus, topic: TopicId, isIn: (form: Form) => boolean): Linear {
  const examples = [...corpus.whole, ...corpus.variants]
    .filter(isIn)
    .map((form) => exampleOf(form, topic, corpus));
  for (const mixture of corpus.mixtures) examples.push(exampleOfMixture(mixture, topic, corpus));
  const keywords = corpus.keywordModels.get(topic)?.weights ?? new Float32Array();
  const prior = keywords.map((weight, id) =>
    (corpus.frequency[id] as number) < hardlyOccurs ? weight : weight * keywordShare,
  );
  return learn(examples, prior, learning, randomFrom(3));
}

function exampleOf({ article, vector, weight }: Form, topic: TopicId, corpus: Corpus): Example {
  const label = corpus.labels.get(article.id);
  if (label) {
    const target = label.topics.has(topic) ? 1 : 0;
    return { vector, target, weight: label.doubtful.has(topic) ? 0 : weight * labelWeight };
  }
  const target = corpus.guesses.get(topic)?.get(article.id) ?? 0;
  const fileShare = fileWeight[article.file] ?? 1;
  return { vector, target, weight: weight * sureness(target) * fileShare };
}

function exampleOfMixture(
  { parts: ids, vector }: Mixture,
  topic: TopicId,
  corpus: Corpus,
): Example {
  const guesses = corpus.guesses.get(topic);
  const target = 1 - ids.reduce((none, id) => none * (1 - (guesses?.get(id) ?? 0)), 1);
  return { vector, target, weight: mixtureWeight * sureness(target) };
}

function sureness(target: number): number {
  return Math.abs(2 * target - 1);
}
