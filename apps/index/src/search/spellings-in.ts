import { isVietnameseSyllable } from '@newsline/news';
import { rawOffset, type SearchableText } from './searchable-text.ts';
import {
  diacriticsOf,
  inCapitals,
  isCapitals,
  signsAround,
  withoutDiacritics,
  withSigns,
} from './word-spelling.ts';

/** What is longer is nobody's word. */
const longest = 40;
const anyDiacritics = /[ăâđêôơưĂÂĐÊÔƠƯàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ\u1ea0-\u1ef9]/u;

/** All that may be asked for of how the words of a text are spelt, see `word-spelling.ts`.
 *  @param isPlain see `isWithoutDiacritics` */
export function spellingsIn(text: SearchableText, isPlain: boolean): Set<string> {
  const spellings = new Set<string>();
  for (const { 0: folded, index } of text.folded.matchAll(/[^ ]+/gu)) {
    if (folded.length > longest) continue;
    const [from, to] = [rawOffset(text, index), rawOffset(text, index + folded.length)];
    const written = text.raw.slice(from, to);
    const diacritics = diacriticsOf(written);
    if (diacritics !== null) spellings.add(diacritics);
    else if (isPlain && isVietnameseSyllable(folded)) spellings.add(withoutDiacritics(folded));
    if (isCapitals(written)) spellings.add(inCapitals(folded));
    const signs = signsAround(text.raw, from, to);
    if (signs !== '') spellings.add(withSigns(folded, signs));
  }
  return spellings;
}

/** Whether Vietnamese words in an article have no diacritics: it is in another language, or typed so. */
export function isWithoutDiacritics(article: {
  readonly language: string;
  readonly title: string;
  readonly summary: string;
}): boolean {
  const { language, title, summary } = article;
  return language !== 'vi' || !(anyDiacritics.test(title) || anyDiacritics.test(summary));
}
