import { normalise } from '../normalise.ts';
import { fold } from '../fold.ts';

/** Recognises one topic in one language: a logistic regression over phrases of up to three words. */
export type TopicModel = {
  /** The topic's id. */
  readonly topic: string;
  /** ISO 639-1. */
  readonly language: string;
  /** What an article without any known phrase scores, on the logistic scale: negative. */
  readonly bias: number;
  /** Phrase (lower case, words apart by one space) to weight on the logistic scale. */
  readonly weights: ReadonlyMap<string, number>;
};

/** A keyword of weight 3 decides wherever it stands near the top, one of weight 1 only in a title
 *  or together with others; below that a topic's absence is assumed. */
const keywordBias = -1.4;
const foldedShare = 0.8;

/**
 * A model from keywords alone, for a topic nobody has trained yet. Phrases of two words and more
 * are also known without their marks ("đại sứ", "dai su"), for a little less; single words are not,
 * because without marks they may be any of several words.
 */
export function keywordModel(
  topic: string,
  language: string,
  keywords: Readonly<Record<string, number>>,
): TopicModel {
  return { topic, language, bias: keywordBias, weights: withFolded(keywords) };
}

/** The keywords and, where they have several words, their forms without marks. */
function withFolded(keywords: Readonly<Record<string, number>>): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [phrase, weight] of Object.entries(keywords)) {
    const plain = normalise(phrase).toLowerCase();
    const folded = fold(plain);
    weights.set(plain, weight);
    if (folded !== plain && folded.includes(' ') && !(folded in keywords)) {
      weights.set(folded, weight * foldedShare);
    }
  }
  return weights;
}
