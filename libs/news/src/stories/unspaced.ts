import type { Tokens } from '../tokenize.ts';
import { wordHash } from './term-hash.ts';

/** Languages that leave no spaces between words. */
const unspaced = new Set(['zh', 'ja', 'th', 'lo', 'km', 'my']);
const segmenters = new Map<string, Intl.Segmenter>();

/** Particles and endings: what is in Hiragana alone, and the commonest of Chinese. They are in every title,
 *  and nothing is known yet of how common words are. */
const grammar = /^(?:\p{Script=Hiragana}+|[的了在是和与與及将將被对對为為于於等中上下后後])$/u;

export function isUnspaced(language: string): boolean {
  return unspaced.has(language);
}

/** The words of a text in a language without spaces, cut by ICU's dictionaries (Unicode Standard Annex
 *  #29): characters alone would make all texts alike. Replaces what `into` held; stops when it is full. */
export function segmentedWords(text: string, language: string, into: Tokens): Tokens {
  let segmenter = segmenters.get(language);
  if (!segmenter)
    segmenters.set(language, (segmenter = new Intl.Segmenter(language, { granularity: 'word' })));
  let count = 0;
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (!isWordLike || grammar.test(segment)) continue;
    if (count === into.hashes.length) break;
    into.starts[count] = index;
    into.ends[count] = index + segment.length;
    into.hashes[count++] = wordHash(segment.toLowerCase()) || 1;
  }
  into.count = count;
  return into;
}
