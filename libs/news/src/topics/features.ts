import { emptyTokens, joinHash, tokenize } from '../tokenize.ts';

/** The fields of an article that topics are recognised in. Plain text in NFC; `summary` and `text` may be
 *  missing, empty or the same. */
export type ArticleText = {
  readonly title: string;
  readonly summary?: string | undefined;
  readonly text?: string | undefined;
};

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

/** Phrases of up to this many words: a Vietnamese word is mostly two or three syllables. */
export const longestPhrase = 3;

const words = emptyTokens(bodyWords + 2);

/**
 * Calls `visit` with every phrase of one to three words in the title and the first hundred
 * and forty words of summary and text: its hash, the weight of the place where it stands, the field and where
 * it begins and ends there. Phrases come repeatedly, heaviest place first. Returns the factor that
 * makes the sums of short and long articles comparable: sums of many phrases grow with the root of
 * their number, so the factor shrinks with it.
 */
export function visitPhrases(article: ArticleText, visit: PhraseVisitor): number {
  let evidence = visitField(article.title, 'title', 0, visit);
  let bodySoFar = 0;
  for (const field of ['summary', 'text'] as const) {
    const text = article[field];
    if (!text || bodySoFar >= bodyWords) continue;
    evidence += visitField(text, field, bodySoFar, visit);
    bodySoFar += words.count;
  }
  return Math.sqrt(evidenceAtRest / (evidenceAtRest + evidence));
}

export type Field = 'title' | 'summary' | 'text';
export type PhraseVisitor = (
  hash: number,
  weight: number,
  field: Field,
  start: number,
  end: number,
) => void;

function visitField(text: string, field: Field, before: number, visit: PhraseVisitor): number {
  const { hashes, starts, ends, count } = tokenize(text, words);
  const limit = Math.min(count, field === 'title' ? titleWords : bodyWords - before);
  let evidence = 0;
  for (let first = 0; first < limit; first++) {
    if (hashes[first] === 0) continue;
    const weight =
      field === 'title' ? titleWeight : before + first < leadWords ? leadWeight : restWeight;
    evidence += weight;
    let hash = 0;
    for (let last = first; last < limit && last < first + longestPhrase; last++) {
      const word = hashes[last] as number;
      if (word === 0) break;
      hash = hash === 0 ? word : joinHash(hash, word);
      visit(hash, weight, field, starts[first] as number, ends[last] as number);
    }
  }
  return evidence;
}
