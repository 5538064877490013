import type { ArticleEncoder, WordContribution } from './article-encoder.ts';
import type { ArticleText } from './article-words.ts';
import {
  fitAdjustment,
  type HashedWords,
  type Learnt,
  type LearntWeights,
} from './fit-adjustment.ts';
import { fitByNewton } from './fit-by-newton.ts';
import { fitLogistic, logistic } from './fit-logistic.ts';
import type { LessonWords } from './lesson-words.ts';
import { wordsFor, type ReadArticle } from './read-article.ts';

/** What was learnt of one topic in one language after its model was made: added to the model's score,
 *  several ones together. Can be handed from thread to thread. */
export type Adjustment = LearntWeights & {
  /** The topic's id. */
  readonly topic: string;
  /** ISO 639-1. */
  readonly language: string;
  /** Of a topic that nobody had trained: the keywords that it was learnt from, normalised and in order.
   *  It takes their place; others of the topic, which came later, count beside it. */
  readonly alone?: readonly string[];
};

/** An article and whether it belongs to the topic. */
export type Lesson = { readonly article: ArticleText; readonly belongs: boolean };

/** How much an article counts of which nothing new is known beside one that somebody judged. */
const anchorWeight = 0.5;
/** What holds weights near 0. Chosen, as the others here, on the kinds of headlines of which classify's
 *  specs tell. */
const wordDecay = 0.02;
/** Words are learnt sooner than what words have in common. */
const headDecay = 4;
/** A word of one lesson alone is held by three times that: more likely chance. */
const rareDecay = 2;
/** What holds a word besides, for what it told the model that a lesson denies: "ambassador" still speaks for
 *  diplomacy where "brand" is not beside it. */
const toldDecay = 1;
const mostWords = 10_000;
/** With an archive: an installation's model is some hundred kilobytes. */
const mostWordsKept = 2_000;
/** How much an archive counts in all, as the encoder's anchors do together. */
const archiveWeight = 300;

/** What lessons are learnt on top of. */
export type BaseModel = {
  /** The model's log-odds, for an article or, without one, for an anchor. */
  readonly score: (
    hidden: ArrayLike<number>,
    words: HashedWords,
    article: ArticleText | undefined,
  ) => number;
  /** Its weights of the encoder's numbers, if it has any. */
  readonly head?: Float32Array;
};

/**
 * Learns from lessons what to add to a model, by logistic regression on the encoder's numbers and on
 * words, kept near 0 and near what the model says of the encoder's anchors: what is learnt from twenty
 * articles changes what is said of articles like them and of no others. The same lessons in the same
 * order always give the same.
 * @param archive articles of which nothing new is known: what is said of them is to stay as well
 */
export function learn(
  encoder: ArticleEncoder | undefined,
  about: { readonly topic: string; readonly language: string },
  lessons: readonly Lesson[],
  model: BaseModel,
  archive: readonly ReadArticle[] = [],
): Adjustment {
  const told = new Map<number, number>();
  const judged = lessons.map(({ article, belongs }): Learnt => {
    const hidden = encoder?.encode(article).slice() ?? new Float32Array();
    const words = wordsFor(article, encoder);
    if (encoder && model.head) {
      collectTold(told, words, encoder.contributions(model.head), belongs ? -1 : 1);
    }
    const base = model.score(hidden, words, article);
    return { hidden, ...words, base, target: belongs ? 1 : 0, weight: 1 };
  });
  const anchors = (encoder?.anchors() ?? []).map(({ hidden, words, values }): Learnt => {
    const base = model.score(hidden, { hashes: words, values }, undefined);
    return { hidden, hashes: words, values, base, target: logistic(base), weight: anchorWeight };
  });
  const weight = archiveWeight / archive.length;
  const kept = archive.map((read): Learnt => {
    const base = model.score(read.hidden, read, read.article);
    return { ...read, base, target: logistic(base), weight };
  });
  const hasArchive = kept.length > 0;
  const words = new Map(
    frequentWords(judged, hasArchive ? mostWordsKept : mostWords).map(([hash, lessonsWithIt]) => [
      hash,
      wordDecay * (1 + rareDecay / lessonsWithIt) * (1 + toldDecay * (told.get(hash) ?? 0)),
    ]),
  );
  const decays = {
    head: headDecay,
    dimensions: encoder?.dimensions ?? 0,
    // Without either, nothing shows what is common.
    bias: encoder || hasArchive ? headDecay : Infinity,
    words,
  };
  const fit = hasArchive ? fitByNewton : fitLogistic;
  return { ...about, ...fitAdjustment([...judged, ...anchors, ...kept], decays, fit) };
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
function frequentWords(
  lessons: readonly Learnt[],
  most: number,
): [hash: number, lessons: number][] {
  const counts = new Map<number, number>();
  for (const { hashes } of lessons) {
    for (let at = 0; at < hashes.length; at++) {
      const hash = hashes[at] as number;
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
    }
  }
  const words = [...counts];
  return words.length <= most ? words : words.sort(([, a], [, b]) => b - a).slice(0, most);
}
