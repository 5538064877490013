import { stemmer } from 'stemmer';
import { samePlacement } from '../../vietnamese-spelling.ts';
import { isVietnameseSyllable } from '../../vietnamese-syllable.ts';
import { wordHash } from '../term-hash.ts';

/** The languages that a lexicon joins. */
export type BridgedLanguage = 'vi' | 'en';

export function isBridged(language: string): language is BridgedLanguage {
  return language === 'vi' || language === 'en';
}

/** What is known of a word wherever it stands. */
type KnownWord = {
  readonly lower: string;
  /** A hash of it as the lexicon knows it: Vietnamese syllables in one spelling, English words by their stem
   *  (Porter 1980), words with digits as they are. */
  readonly key: number;
  /** The same in English, of a foreign word in a Vietnamese text. */
  readonly englishKey: number;
  readonly hasDigit: boolean;
  /** Whether it may be a Vietnamese one, with marks or without. */
  readonly isSyllable: boolean;
};

export type BridgeWord = KnownWord & {
  readonly hasCapital: boolean;
  /** It may have its capital for that. */
  readonly beginsSentence: boolean;
};

/** Letters and digits, joined by signs where there is a digit ("1.5", "F-35", "29/3"), and points between
 *  letters ("U.S"). */
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[.,/\-'’][\p{L}\p{N}][\p{L}\p{M}\p{N}]*){0,8}/gu;
const digit = /\p{N}/u;
const joints = /(?<=\p{L}\p{L})\.|[,/\-]/u;
const anyJoint = /[.,/\-]/u;
const possessive = /['’]s$/u;
const sentenceEnd = /(?:^|[.!?:;…\n|–])[\s"'“‘(]*$/u;
/** What stands between two words is as long at the most; after more, a sentence begins. */
const mostBetween = 8;

/** The words of a text's beginning. */
export function bridgeWords(
  text: string,
  language: BridgedLanguage,
  mostCharacters: number,
): BridgeWord[] {
  const found: BridgeWord[] = [];
  const beginning = text.slice(0, mostCharacters);
  let end = -1;
  for (const match of beginning.matchAll(word)) {
    const between = end < 0 ? '' : beginning.slice(end, match.index);
    let beginsSentence =
      between !== ' ' && (end < 0 || between.length > mostBetween || sentenceEnd.test(between));
    const [whole] = match;
    end = match.index + whole.length;
    const parts = anyJoint.test(whole) && !digit.test(whole) ? whole.split(joints) : [whole];
    for (const part of parts) {
      if (part === '') continue;
      const written = part.replace(possessive, '');
      const lower = written.toLowerCase();
      const hasCapital = lower[0] !== written[0];
      found.push({ ...knownWord(lower, language), hasCapital, beginsSentence });
      beginsSentence = false;
    }
  }
  return found;
}

/** Of a language's words a few thousand make up nearly all of a text. */
const mostKnown = 20_000;
const known = { vi: new Map<string, KnownWord>(), en: new Map<string, KnownWord>() };

function knownWord(lower: string, language: BridgedLanguage): KnownWord {
  const words = known[language];
  let found = words.get(lower);
  if (found) return found;
  if (words.size >= mostKnown) words.clear();
  words.set(lower, (found = readWord(lower, language)));
  return found;
}

function readWord(lower: string, language: BridgedLanguage): KnownWord {
  const hasDigit = digit.test(lower);
  const englishKey = wordHash(hasDigit ? lower : stemmer(lower));
  const key = language === 'en' ? englishKey : wordHash(hasDigit ? lower : samePlacement(lower));
  return { lower, key, englishKey, hasDigit, isSyllable: isVietnameseSyllable(lower) };
}
