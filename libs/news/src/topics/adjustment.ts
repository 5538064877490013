import type { ArticleEncoder } from './article-encoder.ts';
import { visitWords, type ArticleText } from './article-words.ts';
import { wordCount, wordValues } from './word-values.ts';

/** What was learnt of one topic in one language after its model was made: added to the model's score. */
export type Adjustment = {
  /** The topic's id. */
  readonly topic: string;
  /** ISO 639-1. */
  readonly language: string;
  /** One for each of the encoder's dimensions, and the bias: log-odds. */
  readonly head: Float32Array;
  readonly bias: number;
  /** Words by hash, and what each adds for its value in an article. */
  readonly words: ReadonlyMap<number, number>;
};

/** An article and whether it belongs to the topic. */
export type Lesson = { readonly article: ArticleText; readonly belongs: boolean };

/** A word's hash to what it is worth in the article, whether an encoder knows it or not. */
export function wordsOf(
  article: ArticleText,
  encoder: Pick<ArticleEncoder, 'pairs'> | undefined,
): Map<number, number> {
  const counts = new Map<number, number>();
  visitWords(article, encoder?.pairs, (hash, field) =>
    counts.set(hash, (counts.get(hash) ?? 0) + wordCount(field)),
  );
  const values = wordValues([...counts.values()]);
  return new Map(Array.from(counts.keys(), (hash, at) => [hash, values[at] as number]));
}

/** What an adjustment adds to an article's log-odds. */
export function adjusted(
  { head, bias, words }: Adjustment,
  hidden: Float32Array,
  article: ReadonlyMap<number, number>,
): number {
  let sum = bias;
  for (let at = 0; at < head.length; at++) sum += (hidden[at] as number) * (head[at] as number);
  for (const [hash, value] of article) sum += value * (words.get(hash) ?? 0);
  return sum;
}

const rounds = 150;
const rate = 0.5;
/** How much an article counts of which nothing new is known beside one that somebody judged. */
const anchorWeight = 0.3;
/** Words are learnt sooner than what words have in common. */
const wordDecay = 0.02;
const headDecay = 0.2;

type Example = {
  readonly hidden: Float32Array;
  readonly words: ReadonlyMap<number, number>;
  readonly base: number;
  readonly target: number;
  readonly weight: number;
};

/**
 * Learns from lessons what to add to a model, by logistic regression on the encoder's numbers and on
 * words, kept near 0 and near what the model says of the encoder's anchors: what is learnt from twenty
 * articles changes what is said of articles like them and of no others. `scoreOf` is the model's
 * log-odds, for an article or an anchor.
 */
export function learn(
  encoder: ArticleEncoder,
  about: { readonly topic: string; readonly language: string },
  lessons: readonly Lesson[],
  scoreOf: (hidden: Float32Array, article: ArticleText | undefined) => number,
): Adjustment {
  const examples = [
    ...lessons.map(({ article, belongs }): Example => {
      const hidden = encoder.encode(article).slice();
      const words = wordsOf(article, encoder);
      return { hidden, words, base: scoreOf(hidden, article), target: belongs ? 1 : 0, weight: 1 };
    }),
    ...encoder.anchors().map(({ hidden, words, values }): Example => {
      const base = scoreOf(hidden, undefined);
      const worth = new Map(Array.from(words, (hash, at) => [hash, values[at] as number]));
      return { hidden, words: worth, base, target: logistic(base), weight: anchorWeight };
    }),
  ];
  const known = new Set(
    examples.slice(0, lessons.length).flatMap(({ words }) => [...words.keys()]),
  );
  return descend(about, examples, known, encoder.dimensions);
}

/** Gradient descent with AdaGrad's steps over all examples at once. */
function descend(
  about: { readonly topic: string; readonly language: string },
  examples: readonly Example[],
  known: ReadonlySet<number>,
  dimensions: number,
): Adjustment {
  const place = new Map(Array.from(known, (hash, at) => [hash, dimensions + 1 + at]));
  const size = dimensions + 1 + known.size;
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-8);
  const gradient = new Float64Array(size);
  const features = examples.map(({ hidden, words }) => {
    const at = [dimensions];
    const value = [1];
    hidden.forEach((unit, dimension) => {
      if (unit === 0) return;
      at.push(dimension);
      value.push(unit);
    });
    for (const [hash, worth] of words) {
      const index = place.get(hash);
      if (index === undefined) continue;
      at.push(index);
      value.push(worth);
    }
    return { at, value };
  });
  for (let round = 0; round < rounds; round++) {
    for (let index = 0; index < size; index++) {
      gradient[index] = (index <= dimensions ? headDecay : wordDecay) * (weights[index] as number);
    }
    examples.forEach(({ base, target, weight }, n) => {
      const { at, value } = features[n] as (typeof features)[number];
      let logit = base;
      for (let k = 0; k < at.length; k++) {
        logit += (value[k] as number) * (weights[at[k] as number] as number);
      }
      const error = weight * (logistic(logit) - target);
      for (let k = 0; k < at.length; k++) {
        const index = at[k] as number;
        gradient[index] = (gradient[index] as number) + error * (value[k] as number);
      }
    });
    for (let index = 0; index < size; index++) {
      const slope = gradient[index] as number;
      squares[index] = (squares[index] as number) + slope * slope;
      weights[index] =
        (weights[index] as number) - (rate * slope) / Math.sqrt(squares[index] as number);
    }
  }
  return {
    ...about,
    head: Float32Array.from(weights.subarray(0, dimensions)),
    bias: weights[dimensions] as number,
    words: new Map(Array.from(place, ([hash, index]) => [hash, weights[index] as number])),
  };
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
