import { isVietnameseSyllable, syllableParts, toneFree, withTone } from './vietnamese-syllable.ts';

/** Two vowels beside one another, one of them with a tone: elsewhere there is no choice. */
const movable =
  /[aeiouyêơ][àáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ]|[àáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ][aeiouyăâêôơư]/iu;

/** One spelling for both ways of placing a tone, of one syllable or several with spaces between: "hoà"
 *  and "hòa", "thuỷ" and "thủy", "qúy" and "quý". Lower case; other words are as they were. */
export function samePlacement(words: string): string {
  const lower = words.toLowerCase();
  if (!movable.test(lower)) return lower;
  return lower.split(' ').map(placed).join(' ');
}

function placed(word: string): string {
  return movable.test(word) && isVietnameseSyllable(word) ? withTone(toneFree(word)) : word;
}

/** After these, at the end of a word, "i" and "y" are one sound, and both are written. */
const eitherOnset = /^(?:h|k|l|m|qu|s|t|v)$/u;

/** The other spelling of a syllable that ends in "i" or "y", as a rule: "sĩ" and "sỹ", "quí" and "quý".
 *  The ministry of education wants "i" since 1984 (decision 240/QĐ, again 1989/QĐ-BGDĐT of 2018), most
 *  newspapers keep "y" in words from Chinese. Lower case; null where there is no other. Names that only
 *  differ in this ("Vi", "Vy") are given as well. */
export function otherSpelling(word: string): string | null {
  const { letters, tone } = toneFree(word);
  const parts = syllableParts(letters);
  if (parts === null || parts.coda !== '' || !eitherOnset.test(parts.onset)) return null;
  if (parts.vowels !== 'i' && parts.vowels !== 'y') return null;
  return withTone({ letters: parts.onset + (parts.vowels === 'i' ? 'y' : 'i'), tone });
}
