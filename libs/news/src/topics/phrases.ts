import { emptyTokens, joinHash, tokenize } from '../tokenize.ts';
import type { WordContribution } from './article-encoder.ts';
import type { ArticleText, Field } from './article-words.ts';
import type { WordPairs } from './word-pairs.ts';

/** The title outweighs the lead, the lead the rest. */
const titleWeight = 2;
const leadWeight = 1;
const restWeight = 0.5;
const titleWords = 40;
const leadWords = 60;
/** The first paragraphs of news tell what it is about; what follows only blurs that. */
const bodyWords = 140;
/** Keeps a title alone from being as sure of itself as a title with a summary. */
const evidenceAtRest = 30;

/** A phrase that comes again counts for half as much as the time before: twice the first in all. */
export const repeatShare = 0.5;

/** Keywords of more words than these are known by their first ones. */
export const longestPhrase = 8;

const words = emptyTokens(bodyWords + 2);
const isJoined = new Uint8Array(bodyWords + 2);

export type PhraseReading = {
  readonly pairs: WordPairs | undefined;
  /** Of so many words the longest phrases are. */
  readonly longest: number;
};

type PhraseVisitor = (
  hash: number,
  weight: number,
  field: Field,
  start: number,
  end: number,
) => void;

/**
 * Calls `visit` with every phrase of up to `longest` words in the title and the first hundred
 * and forty words of summary and text: its hash, the weight of the place where it stands, the field and where
 * it begins and ends there. Phrases come repeatedly, heaviest place first. A syllable that is part of
 * a longer word by `pairs` is no phrase of its own. Returns the factor that makes the sums of short and
 * long articles comparable: sums of many phrases grow with the root of their number, so the factor
 * shrinks with it.
 */
export function visitPhrases(
  article: ArticleText,
  { pairs, longest }: PhraseReading,
  visit: PhraseVisitor,
): number {
  let evidence = visitField(article.title, 'title', 0, { pairs, longest }, visit);
  let bodySoFar = 0;
  for (const field of ['summary', 'text'] as const) {
    const text = article[field];
    if (!text || bodySoFar >= bodyWords) continue;
    evidence += visitField(text, field, bodySoFar, { pairs, longest }, visit);
    bodySoFar += words.count;
  }
  return Math.sqrt(evidenceAtRest / (evidenceAtRest + evidence));
}

function visitField(
  text: string,
  field: Field,
  before: number,
  { pairs, longest }: PhraseReading,
  visit: PhraseVisitor,
): number {
  const { hashes, starts, ends, count } = tokenize(text, words);
  if (pairs) pairs.join(words, isJoined);
  const isPart = (at: number) => pairs && (isJoined[at] === 1 || isJoined[at - 1] === 1);
  const limit = Math.min(count, field === 'title' ? titleWords : bodyWords - before);
  let evidence = 0;
  for (let first = 0; first < limit; first++) {
    if (hashes[first] === 0) continue;
    const weight =
      field === 'title' ? titleWeight : before + first < leadWords ? leadWeight : restWeight;
    evidence += weight;
    let hash = 0;
    for (let last = first; last < limit && last < first + longest; last++) {
      const word = hashes[last] as number;
      if (word === 0) break;
      hash = hash === 0 ? word : joinHash(hash, word);
      if (last === first && isPart(first)) continue;
      visit(hash, weight, field, starts[first] as number, ends[last] as number);
    }
  }
  return evidence;
}

/** The phrases that have a weight, each once, none of them inside a heavier one. */
export function keywordContributions(
  article: ArticleText,
  reading: PhraseReading,
  weightOf: (hash: number) => number,
): WordContribution[] {
  const found: WordContribution[] = [];
  visitPhrases(article, reading, (hash, place, field, start, end) => {
    const weight = weightOf(hash) * place;
    if (weight !== 0) found.push({ field, start, end, weight });
  });
  found.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const chosen: WordContribution[] = [];
  const named = new Set<string>();
  for (const one of found) {
    if (chosen.some((other) => overlap(one, other))) continue;
    const phrase = article[one.field]?.slice(one.start, one.end).toLowerCase() ?? '';
    if (!named.has(phrase)) chosen.push(one);
    named.add(phrase);
  }
  return chosen;
}

function overlap(a: WordContribution, b: WordContribution): boolean {
  return a.field === b.field && a.start < b.end && b.start < a.end;
}
