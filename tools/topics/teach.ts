import { logistic } from '../../libs/news/src/topics/fit-logistic.ts';
import { topicIds, type Corpus, type Labelled } from './corpus.ts';
import { frequentWords, Vocabulary, type Document, type Form } from './documents.ts';
import { averaged, logits, newNetwork, train, type Example, type Network } from './network.ts';
import type { TrainingArticle } from './raw-articles.ts';

/** A network and the words that it knows. */
export type Taught = { readonly network: Network; readonly vocabulary: Vocabulary };

/** What a model is made of: all of it, or, to see what a part is worth, less. */
export type Recipe = {
  readonly isLearntFrom: (labelled: Labelled) => boolean;
  readonly withUnlabelled: boolean;
  readonly withTitlesAlone: boolean;
  readonly withBareForms: boolean;
  /** How many networks of each kind. */
  readonly teachers: number;
  readonly students: number;
};

export const wholeRecipe: Recipe = {
  isLearntFrom: () => true,
  withUnlabelled: true,
  withTitlesAlone: true,
  withBareForms: true,
  teachers: 4,
  students: 2,
};

const hiddenUnits = 32;
const teacherLearning = { epochs: 8, rate: 0.1, dropout: 0.3 };
const studentLearning = { epochs: 6, rate: 0.1, dropout: 0.3 };
/** How much a form counts beside the whole article. */
const formWeight: Readonly<Record<Form, number>> = { whole: 1, title: 0.75, bare: 0.5 };
/** What a teacher's opinion counts beside a reader's. */
const opinionWeight = 0.5;
const mostOpinions = 60_000;
const bareOpinionEvery = 3;
/** In how many documents a word must be to be learnt; an article is up to three of them. In English the
 *  rarest words are names, which headlines alone were misread by; in Vietnamese most names are made of
 *  syllables that are common. */
const fewestLabelled = { vi: 2, en: 4 };
const fewestUnlabelled = { vi: 4, en: 6 };

type Sample = {
  readonly document: Document;
  readonly targets: Float32Array;
  readonly weights: Float32Array;
};

/**
 * Teaches networks what was read, lets them say what they think of the articles that nobody has read,
 * and teaches others both (self-training; Xie and others, "Self-training with Noisy Student improves
 * ImageNet classification", CVPR 2020: the student is larger and its input noisy). So the names and
 * words that only unread articles have are learnt from their company.
 */
export function teach(corpus: Corpus, recipe: Recipe): Taught {
  const samples = labelledSamples(corpus, recipe);
  const vocabulary = new Vocabulary(
    frequentWords(documentsOf(samples), fewestLabelled[corpus.language]),
  );
  const teacher = ensemble(samples, vocabulary, teacherLearning, recipe.teachers, 1);
  if (!recipe.withUnlabelled) return { network: teacher, vocabulary };
  const opinions = opinionSamples(corpus, recipe, { network: teacher, vocabulary });
  const wider = new Vocabulary(
    new Set([
      ...vocabulary.hashes,
      ...frequentWords(documentsOf(opinions), fewestUnlabelled[corpus.language]),
    ]),
  );
  const all = [...opinions, ...samples];
  const network = ensemble(all, wider, studentLearning, recipe.students, 11);
  return { network, vocabulary: wider };
}

function ensemble(
  samples: readonly Sample[],
  vocabulary: Vocabulary,
  learning: typeof teacherLearning,
  count: number,
  seed: number,
): Network {
  const examples = samples.map(({ document, targets, weights }): Example => ({
    vector: vocabulary.vectorOf(document),
    targets,
    weights,
  }));
  const networks = Array.from({ length: count }, (_, member) => {
    const network = newNetwork(vocabulary.size, hiddenUnits, topicIds.length, seed + member);
    train(network, examples, learning, seed + member);
    return network;
  });
  return averaged(networks, vocabulary.size);
}

function labelledSamples({ reader, labelled, language }: Corpus, recipe: Recipe): Sample[] {
  const learnt = labelled.filter(recipe.isLearntFrom);
  const sample = ({ article, topics, unknown }: Labelled, form: Form): Sample => ({
    document: reader.read(article, form),
    targets: Float32Array.from(topicIds, (topic) => (topics.has(topic) ? 1 : 0)),
    weights: Float32Array.from(topicIds, (topic) => (unknown.has(topic) ? 0 : formWeight[form])),
  });
  const samples = learnt.map((one) => sample(one, 'whole'));
  if (recipe.withTitlesAlone) {
    const longer = learnt.filter(({ article }) => article.body !== '');
    samples.push(...longer.map((one) => sample(one, 'title')));
  }
  if (recipe.withBareForms && language === 'vi') {
    samples.push(...learnt.map((one) => sample(one, 'bare')));
  }
  return samples;
}

function opinionSamples(
  { reader, unlabelled, language }: Corpus,
  recipe: Recipe,
  teacher: Taught,
): Sample[] {
  const every = Math.max(1, unlabelled.length / mostOpinions);
  const chosen = Array.from(
    { length: Math.floor(unlabelled.length / every) },
    (_, at) => unlabelled[Math.floor(at * every)] as TrainingArticle,
  );
  return chosen.flatMap((article, at) => {
    const whole = reader.read(article, 'whole');
    const targets = probabilities(teacher, whole);
    const weights = new Float32Array(topicIds.length).fill(opinionWeight);
    const samples: Sample[] = [];
    const titleAlone = recipe.withTitlesAlone && article.body !== '' && at % 2 === 0;
    const document = titleAlone ? reader.read(article, 'title') : whole;
    samples.push({ document, targets, weights });
    if (recipe.withBareForms && language === 'vi' && at % bareOpinionEvery === 0)
      samples.push({ document: reader.read(article, 'bare'), targets, weights });
    return samples;
  });
}

/** Of each topic, uncalibrated. */
export function probabilities({ network, vocabulary }: Taught, document: Document): Float32Array {
  return logits(network, vocabulary.vectorOf(document)).map(logistic);
}

function* documentsOf(samples: readonly Sample[]): Generator<Document> {
  for (const { document } of samples) yield document;
}
