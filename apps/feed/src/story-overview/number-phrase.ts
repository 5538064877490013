import { breaks, hedges } from './number-words.ts';
import type { CountedNumber } from './numbers.ts';
import { stopWordsOf } from './stop-words.ts';

/** A number with what it counts, in the words that two outlets have alike around it: "1.000 nạn nhân",
 *  "giảm gần 8.000 đồng". Null for money, shares and measures of which no two outlets say alike what they
 *  are of.
 *  @param shown in whose words
 *  @param others those of other outlets */
export function phraseOf(
  shown: CountedNumber,
  others: readonly CountedNumber[],
  language: string,
): string | null {
  if (!shown.isBare) return withWordsBehind(shown, others, language);
  const before = wordsBefore(shown, others, language);
  return before === null ? null : `${before} ${shown.text}`;
}

/** What surely belongs to it, and the words behind. */
function withWordsBehind(
  { text, mayBe }: CountedNumber,
  others: readonly CountedNumber[],
  language: string,
): string {
  const theirs = others.map((other) => lowered(other.mayBe));
  let shown = text;
  for (const word of mayBe.slice(text.length).match(/[^\s]+/gu) ?? []) {
    const longer = mayBe.slice(0, mayBe.indexOf(word, shown.length) + word.length);
    const isStop = isEmpty(word, language);
    if (isStop || !theirs.some((other) => isBeginning(lowered(longer), other))) break;
    shown = longer;
  }
  return shown;
}

/** From the first word that another has as well, and that says something. */
function wordsBefore(
  { before }: CountedNumber,
  others: readonly CountedNumber[],
  language: string,
): string | null {
  const own = before.split(' ').filter(Boolean);
  const theirs = others.map((other) => telling(other.before.split(' ')));
  let from: number | null = null;
  for (let at = own.length - 1; at >= 0; at--) {
    const said = telling(own.slice(at));
    if (said.length === 0 || hedges.has(lowered(own[at] ?? ''))) continue;
    if (!theirs.some((other) => isEnd(said, other))) break;
    if (!isEmpty(own[at] ?? '', language)) from = at;
  }
  return from === null ? null : own.slice(from).join(' ');
}

const telling = (words: readonly string[]) =>
  words.map(lowered).filter((word) => word !== '' && !hedges.has(word));

function isEnd(words: readonly string[], of: readonly string[]): boolean {
  return words.length <= of.length && of.slice(-words.length).join(' ') === words.join(' ');
}

function isEmpty(word: string, language: string): boolean {
  return stopWordsOf(language).has(lowered(word)) || breaks.has(lowered(word));
}

const lowered = (text: string) => text.toLowerCase().replaceAll(/\s+/gu, ' ');

function isBeginning(phrase: string, text: string): boolean {
  return text === phrase || text.startsWith(`${phrase} `);
}
