import type { ArticleEncoder, WordContribution } from './article-encoder.ts';
import type { ArticleText } from './article-words.ts';
import { fitLogistic, logistic, type FitExample } from './fit-logistic.ts';
import { lessonWords, type LessonWords } from './lesson-words.ts';

/** What was learnt of one topic in one language after its model was made: added to the model's score.
 *  Can be handed from thread to thread. */
export type Adjustment = {
  /** The topic's id. */
  readonly topic: string;
  /** ISO 639-1. */
  readonly language: string;
  /** One for each of the encoder's dimensions, none without an encoder, and the bias: log-odds. */
  readonly head: Float32Array;
  readonly bias: number;
  /** Words and neighbours by hash (see `lessonWords`), and what each adds for its value in an article. */
  readonly hashes: Int32Array;
  readonly weights: Float32Array;
};

/** An article and whether it belongs to the topic. */
export type Lesson = { readonly article: ArticleText; readonly belongs: boolean };

/** How much an article counts of which nothing new is known beside one that somebody judged. */
const anchorWeight = 0.5;
/** What holds weights near 0. Words are learnt sooner than what words have in common. Chosen, as the
 *  others here, on the kinds of headlines of which classify's specs tell. */
const wordDecay = 0.02;
const headDecay = 4;
/** A word of one lesson alone is held by three times that: more likely chance. */
const rareDecay = 2;
/** What holds a word besides, for what it told the model that a lesson denies: "ambassador" still speaks for
 *  diplomacy where "brand" is not beside it. */
const toldDecay = 0.5;
const mostWords = 10_000;
/** Without an encoder there are no anchors to show which words are common ones: the short ones, mostly. */
const shortestWithoutEncoder = 4;

/** What lessons are learnt on top of. */
export type BaseModel = {
  /** The model's log-odds, for an article or, without one, for an anchor. */
  readonly score: (hidden: Float32Array, article: ArticleText | undefined) => number;
  /** Its weights of the encoder's numbers, if it has any. */
  readonly head?: Float32Array;
};

type Learnt = {
  readonly hidden: ArrayLike<number>;
  readonly hashes: ArrayLike<number>;
  readonly values: ArrayLike<number>;
} & Pick<FitExample, 'base' | 'target' | 'weight'>;

/**
 * Learns from lessons what to add to a model, by logistic regression on the encoder's numbers and on
 * words, kept near 0 and near what the model says of the encoder's anchors: what is learnt from twenty
 * articles changes what is said of articles like them and of no others. The same lessons in the same
 * order always give the same.
 */
export function learn(
  encoder: ArticleEncoder | undefined,
  about: { readonly topic: string; readonly language: string },
  lessons: readonly Lesson[],
  model: BaseModel,
): Adjustment {
  const told = new Map<number, number>();
  const judged = lessons.map(({ article, belongs }): Learnt => {
    const hidden = encoder?.encode(article).slice() ?? new Float32Array();
    const words = wordsFor(article, encoder);
    if (encoder && model.head) {
      collectTold(told, words, encoder.contributions(model.head), belongs ? -1 : 1);
    }
    const base = model.score(hidden, article);
    return { hidden, ...words, base, target: belongs ? 1 : 0, weight: 1 };
  });
  const anchors = (encoder?.anchors() ?? []).map(({ hidden, words, values }): Learnt => {
    const base = model.score(hidden, undefined);
    return { hidden, hashes: words, values, base, target: logistic(base), weight: anchorWeight };
  });
  const dimensions = encoder?.dimensions ?? 0;
  const words = frequentWords(judged);
  const place = new Map(words.map(([hash], at) => [hash, dimensions + 1 + at]));
  const decay = Float64Array.from([
    ...new Array<number>(dimensions).fill(headDecay),
    encoder ? headDecay : Infinity,
    ...words.map(
      ([hash, lessonsWithIt]) =>
        wordDecay * (1 + rareDecay / lessonsWithIt) * (1 + toldDecay * (told.get(hash) ?? 0)),
    ),
  ]);
  const examples = [...judged, ...anchors].map((one) => toExample(one, dimensions, place));
  const weights = fitLogistic(examples, decay);
  return {
    ...about,
    head: Float32Array.from(weights.subarray(0, dimensions)),
    bias: weights[dimensions] as number,
    hashes: Int32Array.from(place.keys()),
    weights: Float32Array.from(weights.subarray(dimensions + 1)),
  };
}

/** An article's words as far as they are learnt. */
export function wordsFor(article: ArticleText, encoder: ArticleEncoder | undefined): LessonWords {
  return lessonWords(article, encoder?.pairs, encoder ? 1 : shortestWithoutEncoder);
}

/** The most that each word told the model in the direction that a lesson denies, for its value.
 *  @param sign of what is denied */
function collectTold(
  told: Map<number, number>,
  { hashes, values, places }: LessonWords,
  contributions: readonly WordContribution[],
  sign: 1 | -1,
): void {
  const weights = new Map(
    contributions.map(({ field, start, weight }) => [`${field} ${start}`, weight * sign]),
  );
  places.forEach(({ field, start }, n) => {
    const weight = (weights.get(`${field} ${start}`) ?? 0) / (values[n] as number);
    const hash = hashes[n] as number;
    if (weight > (told.get(hash) ?? 0)) told.set(hash, weight);
  });
}

/** With the number of lessons that have each. */
function frequentWords(lessons: readonly Learnt[]): [hash: number, lessons: number][] {
  const counts = new Map<number, number>();
  for (const { hashes } of lessons) {
    for (let at = 0; at < hashes.length; at++) {
      const hash = hashes[at] as number;
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
    }
  }
  const words = [...counts];
  return words.length <= mostWords
    ? words
    : words.sort(([, a], [, b]) => b - a).slice(0, mostWords);
}

function toExample(
  { hidden, hashes, values, base, target, weight }: Learnt,
  dimensions: number,
  place: ReadonlyMap<number, number>,
): FitExample {
  const at = [dimensions];
  const worth = [1];
  for (let dimension = 0; dimension < hidden.length; dimension++) {
    if (hidden[dimension] === 0) continue;
    at.push(dimension);
    worth.push(hidden[dimension] as number);
  }
  for (let n = 0; n < hashes.length; n++) {
    const index = place.get(hashes[n] as number);
    if (index === undefined) continue;
    at.push(index);
    worth.push(values[n] as number);
  }
  return { at, values: worth, base, target, weight };
}
