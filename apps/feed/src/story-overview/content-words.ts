import { words } from '@newsline/news';
import { stopWordsOf } from './stop-words.ts';

/** Scripts that put no space between words: their texts are compared by pairs of characters. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** The first of them; no word of another script needs the slower look. */
const firstUnspaced = 0x0e00;
const mostCharacters = 1_000;

/** What a text speaks of: its words without those that any text has, and numbers. */
export function contentWords(text: string, language: string): ReadonlySet<string> {
  const stopWords = stopWordsOf(language);
  const found = new Set<string>();
  for (const word of words(text.slice(0, mostCharacters))) {
    if (isUnspaced(word)) for (const pair of pairs(word)) found.add(pair);
    else if (!stopWords.has(word) && isTelling(word)) found.add(word);
  }
  return found;
}

function isUnspaced(word: string): boolean {
  return word.charCodeAt(0) >= firstUnspaced && unspaced.test(word);
}

function isTelling(word: string): boolean {
  return word.length > 1 || /\p{N}/u.test(word);
}

function pairs(word: string): string[] {
  const characters = [...word];
  if (characters.length < 3) return [word];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** How many of the words are among others. */
export function shared(words: Iterable<string>, others: ReadonlySet<string>): number {
  let count = 0;
  for (const word of words) if (others.has(word)) count++;
  return count;
}
