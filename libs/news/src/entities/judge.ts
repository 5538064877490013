import { contextHash } from './lexicon.ts';
import type { MarkedText } from './marked-text.ts';
import { roles } from './roles.ts';
import { gaps } from './scan.ts';
import type { Segment } from './segments.ts';
import { evidenceColumns, evidenceUnit, nameKinds, positions } from './statistics.ts';

/** What names are before anything is known of one, in nats. */
const priors = [0.4, 0.25, 0.2, 0.15].map(Math.log);
/** A rank before a name leaves little else than a person; now and then it is the office's. */
const titleBonus = 3;
/** A family name of China or Korea before one more word: a place now and then. */
const familyBonus = 2.5;

/** "the identity company Aura" */
const nounBonus = 2;

const scores = new Float64Array(nameKinds.length);

/**
 * The odds of each kind for a name that no list and no head word tells: a naive Bayes over its first
 * and last words and the words beside it, from counts over names whose kind was told otherwise, and
 * names like these (after Collins and Singer, Unsupervised Models for Named Entity Classification,
 * 1999). Probabilities in the order of `nameKinds`, overwritten by the next call.
 */
export function judge(text: MarkedText, { from, to, isAfterTitle }: Segment): Float64Array {
  for (let kind = 0; kind < scores.length; kind++) scores[kind] = priors[kind] as number;
  const isFamily = to - from > 1 && text.has(from, roles.familyFirst);
  if (to - from === 1) add(text, text.slots[from] as number, positions.sole);
  else {
    // Half of "Hong" is Hong Kong.
    if (!isFamily) add(text, text.slots[from] as number, positions.first);
    add(text, text.slots[to - 1] as number, positions.last);
  }
  const { before, behind } = contexts(text, from, to);
  add(text, text.lexicon.find(before), positions.before);
  add(text, text.lexicon.find(behind), positions.behind);
  if (text.has(from, roles.familyFirst) && to - from > 1)
    scores[0] = (scores[0] as number) + familyBonus;
  if (text.joins(from) && text.has(from - 1, roles.organisationNoun))
    scores[1] = (scores[1] as number) + nounBonus;
  if (isAfterTitle) scores[0] = (scores[0] as number) + titleBonus;
  return normalised();
}

/** The hashes of what stands on either side. */
export function contexts(
  text: MarkedText,
  from: number,
  to: number,
): { before: number; behind: number } {
  const gapBefore = text.gaps[from] as number;
  const gapBehind = to < text.count ? (text.gaps[to] as number) : gaps.sentence;
  return {
    before: contextHash(gapBefore, from > 0 ? (text.hashes[from - 1] as number) : 0),
    behind: contextHash(gapBehind, to < text.count ? (text.hashes[to] as number) : 0),
  };
}

function add(text: MarkedText, slot: number, position: number): void {
  if (slot < 0) return;
  const { evidence } = text.lexicon;
  const row = slot * evidenceColumns + position * nameKinds.length;
  for (let kind = 0; kind < scores.length; kind++) {
    scores[kind] = (scores[kind] as number) + (evidence[row + kind] as number) / evidenceUnit;
  }
}

function normalised(): Float64Array {
  let best = -Infinity;
  for (const score of scores) best = Math.max(best, score);
  let sum = 0;
  for (let kind = 0; kind < scores.length; kind++) {
    scores[kind] = Math.exp((scores[kind] as number) - best);
    sum += scores[kind] as number;
  }
  for (let kind = 0; kind < scores.length; kind++) scores[kind] = (scores[kind] as number) / sum;
  return scores;
}
